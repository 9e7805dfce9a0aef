import type { WorkingCalendar } from '#lib/calendar';

import { effectiveRows } from './corrections.ts';
import type { Fold } from './fold.ts';
import { type Atom, Folding } from './folding.ts';
import type { HistoryRow } from './history.ts';
import { workedAt } from './in-order.ts';
import { instantOf } from './instants.ts';
import type { Instant } from './position.ts';

/**
 * The fact fold: the non-void facts in order (at, seq) → positions, tasks and findings. It never asks the
 * machine, never throws on history, and depends at each instant on earlier facts only, so that a position
 * stays true whatever happens after it.
 *
 * @param before - only what happened before this instant, of everything the rows tell; all of it
 */
export const foldFacts = (
  rows: readonly HistoryRow[],
  calendar: WorkingCalendar,
  before: Instant = Infinity,
): Fold => {
  const folding = new Folding(calendar);
  let current: Instant | undefined;
  for (const atom of atomsOf(rows)) {
    if (atom.at >= before) break;
    if (current !== undefined && atom.at !== current) folding.mark(current);
    current = atom.at;
    folding.take(atom);
  }
  if (current !== undefined) folding.mark(current);
  return folding.result();
};

const atomsOf = (rows: readonly HistoryRow[]): Atom[] => {
  const counting = effectiveRows(rows);
  const worked = workedAt(counting);
  return counting
    .flatMap((row): Atom[] => {
      const { seq, at, fact } = row;
      if (fact.type === 'record-returned') {
        const returnedAt = instantOf(fact.returnedAt) ?? at;
        return [
          { at: instantOf(fact.finishedAt) ?? returnedAt, row, part: 'finish' },
          { at: returnedAt, row, part: 'return' },
        ];
      }
      const workAt = worked.get(seq) ?? at;
      const closedAt = fact.type === 'host' ? (fact.position.closedAt ?? at) : at;
      return [
        { at, row, part: workAt === at ? 'all' : 'fact' },
        ...(workAt === at ? [] : [{ at: workAt, row, part: 'work' as const }]),
        ...(closedAt > at ? [{ at: closedAt, row, part: 'close' as const }] : []),
      ];
    })
    .sort((a, b) => a.at - b.at || a.row.seq - b.row.seq);
};
