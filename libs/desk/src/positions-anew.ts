import type { Calendars } from '#lib/calendar';
import { foldFacts, type HistoryRow, type Instant, type Position } from '#lib/dossier';
import type { HistoryQueries, StandingDossier } from '#lib/persistence';

/** What the history of a dossier comes to, up to the head that was read of it. */
export interface Anew {
  head: StandingDossier;
  /** The last row up to there; undefined where history has none. */
  last: HistoryRow | undefined;
  /** At the cut; undefined before its first act. */
  position: Position | undefined;
}

/** Folds the histories of some dossiers anew, up to their heads and by some calendars: where they stood at a cut. */
export async function* positionsAnew(
  history: HistoryQueries,
  heads: readonly StandingDossier[],
  calendars: Calendars,
  cut: Instant,
): AsyncGenerator<Anew> {
  const waiting = new Map(heads.map((head) => [head.dossier, head]));
  for await (const { dossier, rows } of history.historiesUpTo(heads)) {
    const head = waiting.get(dossier);
    if (!head) continue;
    waiting.delete(dossier);
    const position = foldFacts(rows, calendars).positions.findLast(({ from }) => from < cut);
    yield { head, last: rows.at(-1), position };
  }
  for (const head of waiting.values()) yield { head, last: undefined, position: undefined };
}
