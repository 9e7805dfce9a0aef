import fc from 'fast-check';

import { canonical, chainBreak, commitmentOf, type HistoryRow, seal } from './history.ts';

const AT = Date.parse('2023-06-05T08:00:00+07:00');

/** A chain of n rows, a minute apart. */
const chain = (n: number): HistoryRow[] => {
  const rows: HistoryRow[] = [];
  for (let seq = 1; seq <= n; seq += 1) {
    rows.push(
      seal({
        dossier: 'D',
        seq,
        kind: 'act',
        at: AT + seq * 60_000,
        recordedAt: AT + seq * 60_000,
        actor: 'x',
        key: `k${seq}`,
        fact: { type: 'withdraw' },
        configuration: 'withdrawn',
        targets: [],
        commitment: null,
        prevHash: rows.at(-1)?.hash ?? null,
      }),
    );
  }
  return rows;
};

describe('the chain of a history', () => {
  it('is whole as it was sealed, in whatever order the keys of a fact come back', () => {
    const rows = chain(5).map((row) => ({
      ...row,
      fact: JSON.parse(JSON.stringify(row.fact)) as HistoryRow['fact'],
    }));
    expect(chainBreak(rows)).toBeUndefined();
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  it.each<[string, (rows: HistoryRow[]) => HistoryRow[], { seq: number; code: string }]>([
    [
      'an instant changed',
      (rows) => rows.with(2, { ...rows[2]!, at: AT }),
      { seq: 3, code: 'row-changed' },
    ],
    [
      'an actor changed',
      (rows) => rows.with(0, { ...rows[0]!, actor: 'y' }),
      { seq: 1, code: 'row-changed' },
    ],
    ['a row missing', (rows) => rows.toSpliced(1, 1), { seq: 3, code: 'seq-gap' }],
    [
      'a row resealed after a change',
      (rows) => rows.with(1, seal({ ...rows[1]!, actor: 'y' })),
      { seq: 3, code: 'chain-broken' },
    ],
  ])('shows %s', (_name, touch, expected) => {
    expect(chainBreak(touch(chain(4)))).toEqual(expected);
  });

  it('shows any single change of any row', () => {
    const fields = [
      'at',
      'recordedAt',
      'actor',
      'key',
      'kind',
      'configuration',
      'commitment',
    ] as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...fields), (index, field) => {
        const rows = chain(6);
        const touched = { ...rows[index]!, [field]: field.endsWith('t') ? 1 : 'touched' };
        expect(chainBreak(rows.with(index, touched))).toBeDefined();
      }),
    );
  });
});

describe('the commitment to a text', () => {
  it('changes with the text and with the salt', () => {
    const text = { reason: 'thiếu giấy tờ' };
    const commitments = [
      commitmentOf({ salt: '00', text }),
      commitmentOf({ salt: '01', text }),
      commitmentOf({ salt: '00', text: { reason: 'thiếu giấy' } }),
    ];
    expect(new Set(commitments).size).toBe(3);
  });
});
