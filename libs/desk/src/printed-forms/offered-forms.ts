import {
  type DossierForm,
  type DossierFormKind,
  dossierFormKinds,
  type FormAct,
  formOf,
  type FormSet,
  formSetOn,
} from '#lib/documents';
import { effectiveRows, type HistoryRow, isGivenAtOnce } from '#lib/dossier';

import { dayOf } from '../desk.ts';
import type { DossierView } from '../view-dossier.ts';

/** A form that can be printed of a dossier now, and the act it tells of. */
export interface OfferedForm {
  kind: DossierFormKind;
  form: DossierForm;
  /** The circular that has the form, in force on the day of the act. */
  law: string;
  act: HistoryRow;
}

/**
 * The forms that can be printed of a dossier: for each kind the last act in effect that the circular in force
 * on its day has such a form for. Of an act that was voided there is none, and no receipt where the result is
 * given at once.
 */
export const offeredForms = (
  dossier: Pick<DossierView, 'stored' | 'modelAt' | 'fold'>,
  sets: readonly FormSet[],
): OfferedForm[] => {
  const acts = effectiveRows(dossier.stored.rows).toReversed();
  return dossierFormKinds.flatMap((kind) => {
    for (const act of acts) {
      const set = formSetOn(sets, dayOf(act.at));
      const form = set && formOf(set, kind);
      if (!form?.after?.some((name) => isAct(act, name))) continue;
      if (
        kind === 'receipt' &&
        isGivenAtOnce(dossier.modelAt(act.seq).procedure, dossier.fold, act)
      )
        return [];
      return [{ kind, form, law: set?.law ?? '', act }];
    }
    return [];
  });
};

/** A supplement may be asked for by a step of the author's, too; another procedure makes another appointment, once accepted. */
const isAct = ({ fact }: HistoryRow, name: FormAct): boolean =>
  (fact.type === name && (fact.type !== 'reclassify' || fact.inForce !== undefined)) ||
  (name === 'request-supplement' &&
    (fact.effects ?? []).some(
      (effect) => effect.type === 'held' && effect.reason === 'supplement',
    ));
