import fc from 'fast-check';

import { chanceOf, numbersOf } from './chance.ts';

it('draws the same from the same seed, and otherwise from another', () => {
  const [one, again, other] = [numbersOf(7), numbersOf(7), numbersOf(8)];
  const drawn = Array.from({ length: 20 }, one);
  expect(Array.from({ length: 20 }, again)).toEqual(drawn);
  expect(Array.from({ length: 20 }, other)).not.toEqual(drawn);
  expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
});

it('draws names as often as they weigh', () => {
  const chance = chanceOf(3);
  const counts = { a: 0, b: 0, c: 0 };
  for (let draw = 0; draw < 4000; draw += 1)
    counts[
      chance.weighted([
        ['a', 1],
        ['b', 3],
        ['c', 0],
      ] as const)
    ] += 1;
  expect(counts.c).toBe(0);
  expect(counts.b / counts.a).toBeGreaterThan(2.5);
  expect(counts.b / counts.a).toBeLessThan(3.5);
  expect(() => chance.weighted([])).toThrow(RangeError);
});

it('keeps within a spread, about its mean', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(100), fc.nat(100), fc.nat(100), (seed, least, rise, fall) => {
      const spread = { least, usual: least + rise, most: least + rise + fall };
      const chance = chanceOf(seed);
      const drawn = Array.from({ length: 400 }, () => chance.within(spread));
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(spread.least);
      expect(Math.max(...drawn)).toBeLessThanOrEqual(spread.most);
      const mean = (spread.least + spread.usual + spread.most) / 3;
      const off = drawn.reduce((sum, one) => sum + one, 0) / drawn.length - mean;
      expect(Math.abs(off)).toBeLessThanOrEqual(1e-9 + (spread.most - spread.least) * 0.08);
    }),
  );
});
