import { clashesIn, unverifiedIn } from './catalogue.ts';
import { simple } from './machine.examples.ts';

const entry = (file: string, version: number, from: string, to?: string) => ({
  file,
  procedure: { ...simple(), version, effective: { from, ...(to === undefined ? {} : { to }) } },
});

it('finds one code and version twice', () => {
  const clashes = clashesIn([entry('a.yaml', 1, '2023-01-01'), entry('b.yaml', 1, '2023-01-01')]);
  expect(clashes).toMatchObject([{ file: 'b.yaml', code: 'duplicate-version', severity: 'error' }]);
});

it('finds two versions in force on one day, and not two that follow each other', () => {
  const first = entry('a.yaml', 1, '2023-01-01', '2025-06-30');
  expect(clashesIn([first, entry('b.yaml', 2, '2025-06-30')])).toMatchObject([
    { file: 'b.yaml', code: 'effective-overlap' },
  ]);
  expect(clashesIn([first, entry('b.yaml', 2, '2025-07-01')])).toEqual([]);
  expect(
    clashesIn([entry('a.yaml', 1, '2023-01-01'), entry('b.yaml', 2, '2025-07-01')]),
  ).toHaveLength(1);
});

it('counts what is not verified', () => {
  expect(unverifiedIn(simple())).toBe(3);
});
