import type { Amendment, Effect, HomeChange } from './facts.ts';
import { canonical, type HistoryRow } from './history.ts';
import { instantOf } from './instants.ts';

/**
 * The rows as they now count, in seq order: voided ones left out, amended ones with their new values. A
 * correction that was itself voided has no effect; of two amendments of one field the later one counts.
 * Correction rows stay in the list, since one may state a configuration.
 *
 * In a history that is hosted, what home says of a row counts over all: an act of ours that home refused or
 * voided is left out, what home told and took back has no effects any more, and an act home had not seen did what it
 * does from where home stands.
 */
export const effectiveRows = (rows: readonly HistoryRow[]): HistoryRow[] => {
  if (!rows.some(({ fact }) => fact.type === 'correct' || fact.type === 'host')) return [...rows];
  const voided = new Set<number>();
  const amended = new Map<number, Amendment>();
  const changed = changedAtHome(rows);
  const revised = revisedByHome(rows);
  for (const row of rows.toReversed()) {
    // One that home refused corrects nothing.
    const counts = !(changed.get(row.key)?.void ?? voided.has(row.seq));
    if (row.fact.type !== 'correct' || !counts) continue;
    for (const seq of row.fact.void) voided.add(seq);
    for (const change of row.fact.amend) {
      amended.set(change.seq, { ...change, ...amended.get(change.seq) });
    }
  }
  return rows.flatMap((row): HistoryRow[] => {
    const change = amended.get(row.seq);
    const effects = revised.get(row.seq);
    const amendedRow = amend(row, change, effects);
    const { fact } = amendedRow;
    const atHome = changed.get(fact.type === 'host' ? fact.act.seq : row.key);
    if (atHome?.void ?? (voided.has(row.seq) && fact.type !== 'host'))
      return fact.type === 'host' && row.seq === 1
        ? [{ ...amendedRow, fact: { ...fact, effects: [] } }]
        : [];
    return [atHome?.at === undefined ? amendedRow : happenedAtHome(amendedRow, atHome)];
  });
};

/** Whether a row counts in one list of effective rows as it does in another, but for its instant. */
export const saysTheSame = (one: HistoryRow, other: HistoryRow): boolean =>
  one === other || (one.seq === other.seq && canonical(one.fact) === canonical(other.fact));

/** What home said of rows last, by our key or its seq. */
const changedAtHome = (rows: readonly HistoryRow[]): Map<string | number, HomeChange> => {
  const changed = new Map<string | number, HomeChange>();
  for (const { fact } of rows) {
    if (fact.type !== 'host') continue;
    for (const change of fact.changes) {
      changed.set(change.row, { ...changed.get(change.row), ...change });
    }
  }
  return changed;
};

/** What our acts did by the last word that says so, by seq. */
const revisedByHome = (rows: readonly HistoryRow[]): Map<number, Effect[]> =>
  new Map(
    rows.flatMap(({ fact }) =>
      fact.type === 'host'
        ? (fact.revised ?? []).map(({ row, effects }) => [row, effects] as const)
        : [],
    ),
  );

const amend = (row: HistoryRow, change: Amendment | undefined, effects?: Effect[]): HistoryRow => {
  if (!change && !effects) return row;
  const { seq: _seq, at, ...fields } = change ?? { seq: row.seq };
  return {
    ...row,
    at: instantOf(at) ?? row.at,
    fact: { ...row.fact, ...fields, ...(effects && { effects }) },
  };
};

/** A row with the instants home says of it; when our own work was done we know ourselves. */
const happenedAtHome = (row: HistoryRow, { at, worked }: HomeChange): HistoryRow => {
  const told = { ...row, at: instantOf(at) ?? row.at };
  const { fact } = row;
  if (fact.type !== 'host') return told;
  const { worked: _before, ...act } = fact.act;
  return { ...told, fact: { ...fact, act: { ...act, ...(worked !== undefined && { worked }) } } };
};

/** What a correction came to for one other entry: as it counted before and as it counts after. */
export interface Change {
  seq: number;
  /** voided: it no longer counts; restored: it counts again, the correction that voided it being void itself. */
  as: 'voided' | 'restored' | 'amended';
  before: HistoryRow | null;
  after: HistoryRow | null;
}

/** Every entry that counts differently since the correction of a seq, in seq order. */
export const changesBy = (rows: readonly HistoryRow[], seq: number): Change[] => {
  const counting = (upTo: number) =>
    new Map(effectiveRows(rows.slice(0, upTo)).map((row) => [row.seq, row]));
  const before = counting(seq - 1);
  const after = counting(seq);
  return rows.slice(0, seq - 1).flatMap(({ seq: of }): Change[] => {
    const was = before.get(of) ?? null;
    const is = after.get(of) ?? null;
    if (!was && !is) return [];
    if (!is) return [{ seq: of, as: 'voided', before: was, after: null }];
    if (!was) return [{ seq: of, as: 'restored', before: null, after: is }];
    const same = was.at === is.at && canonical(was.fact) === canonical(is.fact);
    return same ? [] : [{ seq: of, as: 'amended', before: was, after: is }];
  });
};
