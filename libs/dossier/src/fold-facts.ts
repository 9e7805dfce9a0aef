import type { Calendars } from '#lib/calendar';

import { effectiveRows, saysTheSame } from './corrections.ts';
import type { Fold } from './fold.ts';
import { type Atom, Folding } from './folding.ts';
import type { HistoryRow } from './history.ts';
import { workedAt } from './in-order.ts';
import { instantOf } from './instants.ts';
import type { Instant, Position } from './position.ts';

/**
 * The fact fold: the non-void facts in order (at, seq) → positions, tasks and findings. Each clock goes
 * by the calendar of the agency that has what it times. It never asks the machine, never throws on history, and depends at each instant on earlier facts only, so that a position
 * stays true whatever happens after it.
 *
 * @param before - only what happened before this instant, of everything the rows tell; all of it
 */
export const foldFacts = (
  rows: readonly HistoryRow[],
  calendars: Calendars,
  before: Instant = Infinity,
): Fold => {
  const folding = new Folding(calendars);
  takeAll(
    folding,
    atomsOf(rows).filter(({ at }) => at < before),
  );
  return folding.result();
};

/**
 * Every row with the positions `foldFacts` has of the rows up to it. Where a row tells of what happened last, as most
 * do, the fold before it goes on, and the positions it had are the same objects.
 */
export function* positionsAlong(
  rows: readonly HistoryRow[],
  calendars: Calendars,
): Generator<[row: HistoryRow, positions: readonly Position[]]> {
  let folding = new Folding(calendars);
  let taken: readonly Atom[] = [];
  for (const [index, row] of rows.entries()) {
    const atoms = atomsOf(rows.slice(0, index + 1));
    if (!taken.every((atom, place) => tellsTheSame(atom, atoms[place]))) {
      folding = new Folding(calendars);
      taken = [];
    }
    takeAll(folding, atoms.slice(taken.length));
    taken = atoms;
    yield [row, [...folding.positions]];
  }
}

const tellsTheSame = (one: Atom, other: Atom | undefined): boolean =>
  one.at === other?.at && one.part === other.part && saysTheSame(one.row, other.row);

const takeAll = (folding: Folding, atoms: readonly Atom[]): void => {
  for (const [place, atom] of atoms.entries()) {
    folding.take(atom);
    if (atoms[place + 1]?.at !== atom.at) folding.mark(atom.at);
  }
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
