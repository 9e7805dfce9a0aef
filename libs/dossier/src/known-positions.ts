import type { Calendars } from '#lib/calendar';

import { positionsAlong } from './fold-facts.ts';
import type { HistoryRow } from './history.ts';
import type { Instant, Position } from './position.ts';

/** A position with the time during which it was what the system knew: [knownFrom, knownTo). */
export interface KnownPosition {
  position: Position;
  knownFrom: Instant;
  /** null: known still. */
  knownTo: Instant | null;
}

/**
 * Every position a history ever came to, in the order it became known: the bitemporal whole that span rows
 * keep and that a report as of T, known at K, asks.
 */
export const knownPositions = (
  rows: readonly HistoryRow[],
  calendars: Calendars,
): KnownPosition[] => {
  const known: KnownPosition[] = [];
  let standing: KnownPosition[] = [];
  for (const [{ recordedAt }, positions] of positionsAlong(rows, calendars)) {
    const parting = standing.findIndex(({ position }, place) => position !== positions[place]);
    const kept = parting < 0 ? standing : standing.slice(0, parting);
    const open = new Map(
      standing.slice(kept.length).map((entry) => [JSON.stringify(entry.position), entry]),
    );
    const rest = positions.slice(kept.length).map((position) => {
      const text = JSON.stringify(position);
      const entry = open.get(text) ?? { position, knownFrom: recordedAt, knownTo: null };
      if (!open.delete(text)) known.push(entry);
      entry.position = position;
      return entry;
    });
    for (const entry of open.values()) entry.knownTo = recordedAt;
    standing = [...kept, ...rest];
  }
  return known;
};
