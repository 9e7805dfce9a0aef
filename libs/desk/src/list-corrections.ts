import {
  type Change,
  changesBy,
  foldFacts,
  type HistoryRow,
  isUndo,
  type Position,
  undoSecondsOf,
} from '#lib/dossier';
import type { CorrectionsQuery, ListQueries, Page } from '#lib/persistence';

import type { Desk } from './desk.ts';
import { type DossierView, viewRead } from './view-dossier.ts';

/** A correction with what it came to: for the entries it names, and for the dossier. */
export interface Correction {
  dossier: DossierView;
  row: HistoryRow;
  reason: string | null;
  /** It was its own author who took the last entry back at once. */
  undo: boolean;
  changes: Change[];
  /** How the dossier stood as known before it, and as known since. */
  before: Position;
  after: Position;
}

/** Corrections of dossiers in a scope, the newest first, a page; each told from its dossier's own history. */
export const listCorrections = async (
  desk: Pick<Desk, 'dossiers' | 'history' | 'models' | 'calendars'>,
  lists: ListQueries,
  query: CorrectionsQuery,
): Promise<Page<Correction>> => {
  const { items, next } = await lists.corrections(query);
  const [{ dossiers, now }, texts] = await Promise.all([
    desk.dossiers.read(items.map(({ dossier }) => dossier)),
    desk.history.reasonsOf(items),
  ]);
  const told = items.map(async ({ seq }, index): Promise<Correction[]> => {
    const stored = dossiers[index];
    const row = stored?.rows[seq - 1];
    if (!stored || !row) return [];
    const position = (upTo: number) =>
      foldFacts(stored.rows.slice(0, upTo), desk.calendars).positions.at(-1);
    const [before, after] = [position(seq - 1), position(seq)];
    if (!before || !after) return [];
    const dossier = await viewRead(desk, stored, now);
    return [
      {
        dossier,
        row,
        reason: texts[index] ?? null,
        undo: isUndo(stored.rows, row, undoSecondsOf(dossier.model.procedure)),
        changes: changesBy(stored.rows, seq),
        before,
        after,
      },
    ];
  });
  return { items: (await Promise.all(told)).flat(), next };
};
