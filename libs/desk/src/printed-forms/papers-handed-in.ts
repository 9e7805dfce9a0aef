import type { PaperCount } from '#lib/documents';
import { holdsTrue, type Procedure } from '#lib/procedure';

import type { DossierView } from '../view-dossier.ts';

/**
 * The papers of a dossier for its receipt. Those named were handed in, as many as the procedure asks for.
 * Where nobody names any, acceptance itself says that the papers the case needs were there; of the others it is
 * not known, and their numbers are left to be written in.
 *
 * @param named - ids of the procedure's papers; ids it does not have say nothing
 */
export const papersHandedIn = (
  { model, view }: Pick<DossierView, 'model' | 'view'>,
  named: readonly string[] | undefined,
): PaperCount[] =>
  model.procedure.papers
    .filter(({ id }) => named?.includes(id) ?? true)
    .map((paper) => {
      const { name, originals, copies, show: shown } = paper;
      return named || isRequired(paper, view.facts)
        ? { name, originals, copies, shown }
        : { name, originals: null, copies: null, shown };
    });

const isRequired = (
  { required }: Procedure['papers'][number],
  facts: DossierView['view']['facts'],
): boolean => (typeof required === 'boolean' ? required : holdsTrue(required, facts));
