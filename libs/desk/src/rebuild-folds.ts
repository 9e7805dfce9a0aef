import {
  type Fold,
  foldControl,
  foldFacts,
  knownPositions,
  pinsOf,
  questionsOf,
  riskOf,
} from '#lib/dossier';
import type { Snapshot } from '#lib/procedure';

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
    const fold = foldFacts(rows, desk.calendars);
    const replaced =
      'snapshot' in control &&
      (await desk.dossiers.replaceFolds({
        rows,
        pin: control.pin,
        snapshot: control.snapshot,
        ...viewed(desk, control, fold),
        fold,
        known: knownPositions(rows, desk.calendars),
        questions: questionsOf(rows, fold),
      }));
    if (!replaced) rebuilt.left.push(id);
    rebuilt.dossiers += 1;
    told(rebuilt.dossiers);
  }
  return rebuilt;
};

/** What a refolded dossier says, and from when the rest of its way no longer fits. */
const viewed = (
  { world, calendars }: Pick<Desk, 'world' | 'calendars'>,
  { pin, snapshot }: { pin: string; snapshot: Snapshot },
  fold: Fold,
) => {
  const { machine, procedure } = world.model(pin);
  const view = machine.view(snapshot);
  return { view, risk: riskOf(procedure, view, fold, calendars) };
};
