import type { PaperCount } from '#lib/documents';
import type { HistoryRow } from '#lib/dossier';
import { holdsTrue, type Procedure } from '#lib/procedure';

import type { DossierView } from '../view-dossier.ts';

/**
 * The papers of a dossier for its receipt. Those the acts say came with them were handed in, as many as the
 * procedure asks for. Where no act says so, acceptance itself says that the papers the case needs were there;
 * of the others it is not known, and their numbers are left to be written in.
 *
 * @param rows - the acts up to the one the receipt is of
 */
export const papersHandedIn = (
  { model, view }: Pick<DossierView, 'model' | 'view'>,
  rows: readonly HistoryRow[],
): PaperCount[] => {
  const recorded = recordedIn(rows);
  return model.procedure.papers
    .filter(({ id }) => recorded.size === 0 || recorded.has(id))
    .map((paper) => {
      const { name, originals, copies, show: shown } = paper;
      return recorded.size > 0 || isRequired(paper, view.facts)
        ? { name, originals, copies, shown }
        : { name, originals: null, copies: null, shown };
    });
};

/** Ids of the procedure's papers that came with an act. */
const recordedIn = (rows: readonly HistoryRow[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ fact }) =>
      (fact.papers ?? []).flatMap(({ paper, purpose }) =>
        paper !== undefined && (purpose === 'intake' || purpose === 'supplement') ? [paper] : [],
      ),
    ),
  );

const isRequired = (
  { required }: Procedure['papers'][number],
  facts: DossierView['view']['facts'],
): boolean => (typeof required === 'boolean' ? required : holdsTrue(required, facts));
