import { effectiveRows } from './corrections.ts';
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
