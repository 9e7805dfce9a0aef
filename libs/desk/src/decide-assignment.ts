import { DossierRefusal, type TaskRecord } from '#lib/dossier';
import type { AssignmentAct, Colleague } from '#lib/persistence';

import type { Desk } from './desk.ts';
import { type Held, isTheirs, taskHeld } from './holding.ts';
import type { DossierView } from './view-dossier.ts';

/** What the policy says of somebody who wants to change who has a task. */
export interface Standing {
  /** They lead those whose task it is. */
  leads: boolean;
  /** They may do it, in their own right or in the place of somebody who is away. */
  works: { inPlaceOf: string | null } | null;
  /** Those they stand in for. */
  standsInFor: readonly string[];
}

/** That somebody takes a task, gives it back, gives it to somebody or passes it on. */
export interface AssignmentOrder {
  dossier: string;
  step: string;
  act: AssignmentAct;
  actor: { id: string; name: string };
  /** Who is to have it, for assign and delegate, by account. */
  to: string | null;
  reason: string | null;
  /** Whether they see the dossier at all; throws what refuses them. */
  admit: (dossier: DossierView) => void;
  /** How they stand to the task. */
  standing: (dossier: DossierView, task: TaskRecord) => Standing;
  /** What refuses them an act their standing does not allow; throws. */
  refuse: () => never;
  /** Whether a colleague may do the task by what they are granted. */
  fits: (colleague: Colleague, dossier: DossierView, task: TaskRecord) => boolean;
}

/** Who has the task after an order, and in whose place it was done. */
export interface Decided {
  holder: { id: string; name: string } | null;
  inPlaceOf: string | null;
}

/**
 * Who has the task after the order, if it is accepted.
 *
 * @throws DossierRefusal task-held, task-free, assignee-unfit, reason-required; what `refuse` throws
 */
export const holderAfter = async (
  desk: Pick<Desk, 'assignments'>,
  order: AssignmentOrder,
  dossier: DossierView,
  { task, holding }: Held,
): Promise<Decided> => {
  const { act, actor } = order;
  const standing = order.standing(dossier, task);
  const theirs = isTheirs(holding?.holder.id, actor.id, standing.standsInFor);
  const inPlaceOf = theirs && holding && holding.holder.id !== actor.id ? holding.holder.id : null;
  switch (act) {
    case 'claim': {
      const { works } = standing;
      if (!works) return order.refuse();
      if (holding && !theirs) throw taskHeld(holding);
      if (holding) return { holder: holding.holder, inPlaceOf };
      // Taken in somebody's place it is theirs: with the substitution's end it is with them again.
      const colleagues =
        works.inPlaceOf === null ? [] : await desk.assignments.colleagues(task.agency);
      const absent = colleagues.find(({ id }) => id === works.inPlaceOf);
      const holder = absent ?? actor;
      return { holder: { id: holder.id, name: holder.name }, inPlaceOf: absent?.id ?? null };
    }
    case 'release':
      if (!standing.works && !standing.leads) return order.refuse();
      if (!holding) throw taskFree(task);
      if (!theirs && !standing.leads) throw taskHeld(holding);
      return { holder: null, inPlaceOf };
    case 'assign':
      if (!standing.leads) return order.refuse();
      return { holder: await assignee(desk, order, dossier, task), inPlaceOf: null };
    case 'delegate':
      if (!standing.works) return order.refuse();
      if (!holding) throw taskFree(task);
      if (!theirs) throw taskHeld(holding);
      if (order.reason === null)
        throw new DossierRefusal('reason-required', 'Chuyển việc cho người khác phải nêu lý do.');
      return { holder: await assignee(desk, order, dossier, task), inPlaceOf };
  }
};

const assignee = async (
  desk: Pick<Desk, 'assignments'>,
  { to, fits }: AssignmentOrder,
  dossier: DossierView,
  task: TaskRecord,
): Promise<{ id: string; name: string }> => {
  const colleagues = await desk.assignments.colleagues(task.agency);
  const found = colleagues.find(({ id }) => id === to);
  if (found && fits(found, dossier, task)) return { id: found.id, name: found.name };
  throw new DossierRefusal(
    'assignee-unfit',
    'Người được giao không có ở cơ quan này hoặc không có vai làm việc này.',
    { to },
  );
};

const taskFree = ({ step }: TaskRecord): DossierRefusal =>
  new DossierRefusal('task-free', 'Việc này chưa ai nhận.', { task: step });
