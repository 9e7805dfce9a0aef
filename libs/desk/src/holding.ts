import { DossierRefusal, type TaskRecord } from '#lib/dossier';
import type { Holding } from '#lib/persistence';

import type { DossierView } from './view-dossier.ts';

/** An open task and who has it. */
export interface Held {
  task: TaskRecord;
  holding: Holding | undefined;
}

/** The open task of a step, and who has it. */
export const heldTask = ({ fold, stored }: DossierView, step: string): Held | undefined => {
  const task = fold.tasks.find((one) => one.step === step && one.closedSeq === null);
  return task && { task, holding: holdingOf(stored.holdings, task) };
};

/** Who has a task. */
export const holdingOf = (
  holdings: readonly Holding[],
  { step, openedSeq }: Pick<TaskRecord, 'step' | 'openedSeq'>,
): Holding | undefined => holdings.find((one) => one.step === step && one.openedSeq === openedSeq);

/**
 * Whether somebody has a task themselves or stands in for who has it.
 *
 * @param holder who has it, by id; undefined: nobody, and so not they either
 */
export const isTheirs = (
  holder: string | undefined,
  actor: string,
  standsInFor: readonly string[],
): boolean => holder !== undefined && (holder === actor || standsInFor.includes(holder));

/** The refusal of what somebody else's task does not allow, naming who has it. */
export const taskHeld = ({ step, holder, since }: Holding): DossierRefusal =>
  new DossierRefusal('task-held', `${holder.name} đang giữ việc này.`, {
    task: step,
    holder,
    since,
  });
