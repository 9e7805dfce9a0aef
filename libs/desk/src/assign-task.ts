import { DossierRefusal } from '#lib/dossier';
import { accountNamed, type Telling, type Work } from '#lib/persistence';

import { withDossier } from './act-refused.ts';
import { type AssignmentOrder, type Decided, holderAfter } from './decide-assignment.ts';
import type { Desk } from './desk.ts';
import { type Held, heldTask } from './holding.ts';
import { namesInModel } from './names-in-model.ts';
import { type DossierView, viewRead } from './view-dossier.ts';

/** How people are told of an assignment by somebody else. */
export type AssignmentWords = (told: {
  dossier: string;
  procedureName: string;
  stepName: string | null;
  by: string;
  reason: string | null;
  /** They have the task from now on, or no longer. */
  given: boolean;
}) => Pick<Telling, 'subject' | 'body'>;

/** How often one that only lost a race is decided again before the caller is told. */
const ATTEMPTS = 8;

/**
 * Changes who has an open task: one read, one write, and where somebody else is concerned they are told in the
 * same transaction. Of two at once one is first, and the other is decided again on what it left. What would
 * change nothing is done already.
 *
 * @throws ActRefused task-not-open, task-held, task-free, assignee-unfit, reason-required; what `admit` and `refuse` throw
 */
export const assignTask = async (
  desk: Desk,
  work: Work,
  order: AssignmentOrder,
  words: AssignmentWords,
): Promise<DossierView> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const {
      dossiers: [stored],
      now,
    } = await desk.dossiers.read([order.dossier]);
    const dossier = stored && (await viewRead(desk, stored, now));
    if (!dossier) throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${order.dossier}.`);
    try {
      const after = await assigned(desk, work, order, dossier, words);
      if (after) return after;
    } catch (error) {
      throw withDossier(error, dossier);
    }
  }
  throw new DossierRefusal(
    'stale-version',
    'Hồ sơ đang được nhiều người ghi cùng lúc; hãy thử lại.',
  );
};

/** The dossier after it; undefined if something came between. */
const assigned = async (
  desk: Desk,
  work: Work,
  order: AssignmentOrder,
  dossier: DossierView,
  words: AssignmentWords,
): Promise<DossierView | undefined> => {
  order.admit(dossier);
  const held = heldTask(dossier, order.step);
  if (!held)
    throw new DossierRefusal('task-not-open', 'Hồ sơ không có việc này đang mở.', {
      task: order.step,
    });
  const { task, holding } = held;
  const decided = await holderAfter(desk, order, dossier, held);
  const { stored } = dossier;
  if (decided.holder?.id === holding?.holder.id) return dossier;
  const at = await desk.assignments.write(
    {
      dossier: stored.id,
      turn: stored.turn,
      seq: stored.rows.length,
      step: task.step,
      openedSeq: task.openedSeq,
      act: order.act,
      holder: decided.holder?.id ?? null,
      actor: order.actor.id,
      inPlaceOf: decided.inPlaceOf,
      reason: order.reason,
    },
    await tellingOf(desk, work, order, dossier, held, decided.holder, words),
  );
  if (at === undefined) return undefined;
  const others = stored.holdings.filter((one) => one !== holding);
  const { step, openedSeq } = task;
  const holdings =
    decided.holder === null
      ? others
      : [...others, { step, openedSeq, holder: decided.holder, since: at }];
  return { ...dossier, stored: { ...stored, turn: stored.turn + 1, holdings } };
};

/** Writes to those whom somebody else gave a task, or took one from. */
const tellingOf = async (
  desk: Desk,
  work: Work,
  { actor, reason }: AssignmentOrder,
  { stored, model, position }: DossierView,
  { task, holding }: Held,
  holder: Decided['holder'],
  words: AssignmentWords,
): Promise<Parameters<Desk['assignments']['write']>[1]> => {
  const concerned = [
    ...(holder ? [{ account: holder.id, given: true }] : []),
    ...(holding ? [{ account: holding.holder.id, given: false }] : []),
  ].filter(({ account }) => account !== actor.id);
  if (concerned.length === 0) return undefined;
  const named = await namesInModel(desk, model.pin, task.step);
  return async (client, turn) => {
    for (const { account, given } of concerned) {
      const recipients = await accountNamed(client, account, task.agency, position.field);
      await work.notices.tell(client, recipients, {
        key: `assignment/${stored.id}/${turn}/${given ? 'given' : 'taken'}`,
        kind: 'task',
        urgent: false,
        dossier: stored.id,
        ...words({ dossier: stored.id, ...named, by: actor.name, reason, given }),
      });
    }
  };
};
