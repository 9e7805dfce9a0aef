import type { Step } from './definition.ts';
import { flowOf } from './flow.ts';

const task = (lane: string, to: Record<string, string>): Step => ({
  task: lane,
  lane,
  actions: Object.fromEntries(
    Object.entries(to).map(([id, target]) => [id, { label: id, to: target }]),
  ),
});
const lanes = {
  desk: { name: 'Một cửa', agency: 'owner', role: 'desk' },
  officer: { name: 'Chuyên môn', agency: 'owner', role: 'officer' },
};

it('steps stand in columns along the way on; ways back are marked', () => {
  const flow = flowOf({
    start: 'a',
    lanes,
    segments: {},
    steps: {
      a: task('desk', { on: 'b' }),
      b: task('officer', { on: 'c', back: 'a' }),
      c: { outcome: 'granted' },
      never: task('desk', { on: 'c' }),
    },
  });
  expect(flow.nodes.map(({ id, lane, column }) => [id, lane, column])).toEqual([
    ['a', 'desk', 0],
    ['b', 'officer', 1],
    ['c', 'officer', 2],
  ]);
  expect(flow.edges.map(({ from, to, back, usual }) => [from, to, back, usual])).toEqual([
    ['a', 'b', false, true],
    ['b', 'c', false, true],
    ['b', 'a', true, true],
  ]);
});

it('branches run side by side between a fork and a join', () => {
  const flow = flowOf({
    start: 'p',
    lanes,
    segments: {},
    steps: {
      p: {
        parallel: {
          branches: {
            x: { start: 'x1', steps: { x1: task('desk', { on: 'join' }) } },
            y: {
              start: 'y1',
              steps: { y1: task('officer', { on: 'y2' }), y2: task('officer', { on: 'join' }) },
            },
          },
          then: 'end',
        },
      },
      end: { outcome: 'granted' },
    },
  });
  const columns = Object.fromEntries(flow.nodes.map(({ id, column }) => [id, column]));
  expect(columns).toEqual({ p: 0, x1: 1, y1: 1, y2: 2, 'p:join': 3, end: 4 });
});
