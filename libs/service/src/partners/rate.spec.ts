import { Rate } from './rate.ts';

it('stops who had enough until the window is over, and nobody else', () => {
  let now = 0;
  const rate = new Rate(2, 60_000, () => now);
  const exceeded = () => [rate.exceeded('a'), rate.exceeded('b')];
  rate.count('a');
  expect(exceeded()).toEqual([undefined, undefined]);
  now = 15_000;
  rate.count('a');
  expect(exceeded()).toEqual([45, undefined]);
  now = 59_999;
  expect(exceeded()).toEqual([1, undefined]);
  now = 60_000;
  expect(exceeded()).toEqual([undefined, undefined]);
  rate.count('b');
  rate.count('b');
  expect(exceeded()).toEqual([undefined, 60]);
});
