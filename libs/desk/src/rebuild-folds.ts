import { foldControl, foldFacts, knownPositions, pinsOf, questionsOf } from '#lib/dossier';

import type { Desk } from './desk.ts';

export interface Rebuilt {
  dossiers: number;
  /** Dossiers whose history the pinned machine does not take: left as they are, for `verify` to name. */
  left: string[];
}

/**
 * Folds every history anew and stores what it comes to: dossier rows, spans, tasks, timers. History is not
 * touched, and a dossier that is right stays as it is.
 *
 * @param told - called with the number of dossiers done
 */
export const rebuildFolds = async (
  desk: Desk,
  told: (done: number) => void = () => undefined,
): Promise<Rebuilt> => {
  const rebuilt: Rebuilt = { dossiers: 0, left: [] };
  const { models } = desk;
  for await (const { id, rows } of desk.history.wholeDossiers()) {
    await models.load(pinsOf(rows));
    const control = foldControl(models.machine, rows);
    const fold = foldFacts(rows, desk.calendar);
    const replaced =
      'snapshot' in control &&
      (await desk.dossiers.replaceFolds({
        rows,
        pin: control.pin,
        snapshot: control.snapshot,
        view: models.machine(control.pin).view(control.snapshot),
        fold,
        known: knownPositions(rows, desk.calendar),
        questions: questionsOf(rows, fold),
      }));
    if (!replaced) rebuilt.left.push(id);
    rebuilt.dossiers += 1;
    told(rebuilt.dossiers);
  }
  return rebuilt;
};
