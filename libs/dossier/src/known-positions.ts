import type { WorkingCalendar } from '#lib/calendar';

import { foldFacts } from './fold-facts.ts';
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
  calendar: WorkingCalendar,
): KnownPosition[] => {
  const known: KnownPosition[] = [];
  for (const [index, { recordedAt }] of rows.entries()) {
    const now = foldFacts(rows.slice(0, index + 1), calendar).positions;
    const texts = new Set(now.map((position) => JSON.stringify(position)));
    const standing = new Set<string>();
    for (const entry of known) {
      if (entry.knownTo !== null) continue;
      const text = JSON.stringify(entry.position);
      if (texts.has(text)) standing.add(text);
      else entry.knownTo = recordedAt;
    }
    for (const position of now) {
      if (standing.has(JSON.stringify(position))) continue;
      known.push({ position, knownFrom: recordedAt, knownTo: null });
    }
  }
  return known;
};
