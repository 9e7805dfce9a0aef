import { changesBy, effectiveRows } from './corrections.ts';
import type { Amendment, Fact } from './facts.ts';
import { type HistoryRow, seal } from './history.ts';

const row = (seq: number, fact: Fact): HistoryRow =>
  seal({
    dossier: 'D',
    seq,
    kind: 'act',
    at: seq * 60_000,
    recordedAt: seq * 60_000,
    actor: 'x',
    key: `k${seq}`,
    fact,
    configuration: 'x',
    targets: [],
    commitment: null,
    prevHash: null,
  });
const finish: Fact = { type: 'finish', outcome: 'granted' };
const voiding = (...seqs: number[]): Fact => ({ type: 'correct', void: seqs, amend: [] });
const amending = (...amend: Amendment[]): Fact => ({ type: 'correct', void: [], amend });
const count = (...facts: Fact[]) =>
  effectiveRows(facts.map((fact, index) => row(index + 1, fact))).map(({ seq }) => seq);

describe('the rows that count', () => {
  it.each<[string, Fact[], number[]]>([
    ['all, without a correction', [finish, { type: 'return' }], [1, 2]],
    ['not the voided one', [finish, { type: 'return' }, voiding(2)], [1, 3]],
    [
      'the voided one again, once its correction is voided',
      [finish, voiding(1), voiding(2)],
      [1, 3],
    ],
    [
      'not the one voided by a correction whose voiding was voided',
      [finish, voiding(1), voiding(2), voiding(3)],
      [2, 4],
    ],
  ])('are %s', (_name, facts, seqs) => {
    expect(count(...facts)).toEqual(seqs);
  });

  it('take new values from amendments, the later one where two name a field', () => {
    const [first] = effectiveRows([
      row(1, finish),
      row(2, amending({ seq: 1, at: '2023-06-05T08:00:00+07:00', outcome: 'rejected' })),
      row(3, amending({ seq: 1, at: '2023-06-06T08:00:00+07:00' })),
    ]);
    expect(first).toMatchObject({
      at: Date.parse('2023-06-06T08:00:00+07:00'),
      fact: { outcome: 'rejected' },
    });
  });
});

describe('what a correction changed', () => {
  const changes = (...facts: Fact[]) =>
    changesBy(
      facts.map((fact, index) => row(index + 1, fact)),
      facts.length,
    ).map(({ seq, as, before, after }) => [
      seq,
      as,
      before && 'outcome' in before.fact ? before.fact.outcome : null,
      after && 'outcome' in after.fact ? after.fact.outcome : null,
    ]);

  it.each<[string, Fact[], unknown[]]>([
    ['a voided entry counts no more', [finish, voiding(1)], [[1, 'voided', 'granted', null]]],
    [
      'an amended one has its value of before and after',
      [finish, amending({ seq: 1, outcome: 'rejected' })],
      [[1, 'amended', 'granted', 'rejected']],
    ],
    [
      'a second amendment is told from the first',
      [
        finish,
        amending({ seq: 1, outcome: 'rejected' }),
        amending({ seq: 1, outcome: 'returned-unqualified' }),
      ],
      [[1, 'amended', 'rejected', 'returned-unqualified']],
    ],
    [
      'voiding a correction restores what it voided',
      [finish, voiding(1), voiding(2)],
      [
        [1, 'restored', null, 'granted'],
        [2, 'voided', null, null],
      ],
    ],
    ['an amendment to the same is none', [finish, amending({ seq: 1, outcome: 'granted' })], []],
  ])('%s', (_, facts, expected) => {
    expect(changes(...facts)).toEqual(expected);
  });
});
