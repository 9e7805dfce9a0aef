import { nationalStatus, statusOf } from './national-status.ts';

it.each([
  ['submitted', [], 1],
  ['submitted', ['supplement'], 5],
  ['refused', [], 3],
  ['in-hand', [], 4],
  ['in-hand', ['opinion'], 4],
  ['in-hand', ['supplement'], 5],
  ['in-hand', ['supplement', 'payment'], 6],
  ['withdrawn', [], 7],
  ['stopped', [], 8],
  ['finished', [], 9],
  ['sent', [], 9],
  ['returned', [], 10],
] as const)('%s with holds %j is %s', (phase, holds, status) => {
  expect(statusOf(phase, holds)).toBe(status);
  expect(nationalStatus[status]).toMatch(/\S/);
});
