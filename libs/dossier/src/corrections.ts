import type { Amendment } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { instantOf } from './instants.ts';

/**
 * The rows as they now count, in seq order: voided ones left out, amended ones with their new values. A
 * correction that was itself voided has no effect; of two amendments of one field the later one counts.
 * Correction rows stay in the list, since one may state a configuration.
 */
export const effectiveRows = (rows: readonly HistoryRow[]): HistoryRow[] => {
  if (!rows.some(({ fact }) => fact.type === 'correct')) return [...rows];
  const voided = new Set<number>();
  const amended = new Map<number, Amendment>();
  for (const row of rows.toReversed()) {
    if (row.fact.type !== 'correct' || voided.has(row.seq)) continue;
    for (const seq of row.fact.void) voided.add(seq);
    for (const change of row.fact.amend) {
      amended.set(change.seq, { ...change, ...amended.get(change.seq) });
    }
  }
  return rows
    .filter(({ seq }) => !voided.has(seq))
    .map((row) => {
      const change = amended.get(row.seq);
      return change ? amend(row, change) : row;
    });
};

const amend = (row: HistoryRow, { seq: _seq, at, ...fields }: Amendment): HistoryRow => ({
  ...row,
  at: instantOf(at) ?? row.at,
  fact: { ...row.fact, ...fields },
});
