import { columnsOf } from './columns.ts';
import type { Step } from './definition.ts';

const task = (...to: string[]): Step => ({
  task: 'việc',
  lane: 'desk',
  actions: Object.fromEntries(to.map((target) => [target, { label: target, to: target }])),
});

it('steps stand in columns along the way on; ways back do not count', () => {
  const steps = {
    a: task('b', 'c'),
    b: task('c', 'a'),
    c: { outcome: 'granted' },
    never: task('c'),
  } as const;
  expect([...columnsOf({ start: 'a', steps })]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
});

it('branches run side by side, and what follows stands after the longest', () => {
  const columns = columnsOf({
    start: 'p',
    steps: {
      p: {
        parallel: {
          branches: {
            x: { start: 'x1', steps: { x1: task('join') } },
            y: { start: 'y1', steps: { y1: task('y2'), y2: task('join') } },
          },
          then: 'end',
        },
      },
      end: { outcome: 'granted' },
    },
  });
  expect(Object.fromEntries(columns)).toEqual({ p: 0, x1: 1, y1: 1, y2: 2, 'p:join': 3, end: 4 });
});
