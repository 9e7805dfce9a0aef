import { foldControl, foldFacts, knownPositions, questionsOf } from '#lib/dossier';

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
  for await (const { id, pin, rows } of desk.history.wholeDossiers()) {
    const { machine } = await desk.models.pinned(pin);
    const control = foldControl(machine, rows);
    const fold = foldFacts(rows, desk.calendar);
    const replaced =
      'snapshot' in control &&
      (await desk.dossiers.replaceFolds({
        rows,
        pin,
        snapshot: control.snapshot,
        view: machine.view(control.snapshot),
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
