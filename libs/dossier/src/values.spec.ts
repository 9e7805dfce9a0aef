import type { Fact } from './facts.ts';
import { type HistoryRow, seal } from './history.ts';
import { saidBy } from './values.ts';

type Told = [at: number, fact: Fact];

const rowsOf = (...told: Told[]): HistoryRow[] =>
  told.map(([at, fact], index) =>
    seal({
      dossier: 'D',
      seq: index + 1,
      kind: 'act',
      at,
      recordedAt: 100,
      actor: 'x',
      key: `k${index + 1}`,
      fact,
      configuration: 'x',
      targets: [],
      commitment: null,
      prevHash: null,
    }),
  );

const saying = (values: Record<string, string | boolean>): Fact => ({
  type: 'step',
  task: 'a',
  action: 'b',
  values,
});
const voiding = (seq: number): Fact => ({ type: 'correct', void: [seq], amend: [] });
const elsewhere: Fact = {
  type: 'reclassify',
  procedure: 'PAKN-02',
  version: 1,
  machine: 'm',
  field: 'f',
  values: { about: 'c' },
};

it.each<[string, Told[], object]>([
  ['nothing, where nobody has said anything', [[1, { type: 'withdraw' }]], {}],
  [
    'what was said last',
    [
      [1, saying({ about: 'a', open: true })],
      [2, saying({ about: 'b' })],
    ],
    { about: 'b', open: true },
  ],
  [
    'what happened last, though it was recorded first',
    [
      [5, saying({ about: 'a' })],
      [2, saying({ about: 'b' })],
    ],
    { about: 'a' },
  ],
  [
    'not what is said from the cut on',
    [
      [9, saying({ about: 'a' })],
      [10, saying({ about: 'b' })],
    ],
    { about: 'a' },
  ],
  [
    'not what was voided',
    [
      [1, saying({ about: 'a' })],
      [2, saying({ about: 'b' })],
      [3, voiding(2)],
    ],
    { about: 'a' },
  ],
  [
    'what was voided after the cut, no more',
    [
      [1, saying({ about: 'a' })],
      [20, voiding(1)],
    ],
    {},
  ],
  [
    'of another procedure, all it took over and nothing else',
    [
      [1, saying({ open: true })],
      [2, elsewhere],
    ],
    { about: 'c' },
  ],
])('is said by 10: %s', (_, told, said) => {
  expect(saidBy(rowsOf(...told), 10)).toEqual(said);
});
