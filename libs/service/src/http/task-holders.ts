import { Inject, Injectable } from '@nestjs/common';

import { type Desk, type DossierView, holdingOf, isTheirs, type Standing } from '#lib/desk';
import { type Actor, type DossierOf, may, type Role, type StandIn } from '#lib/directory';
import { isoOf, type TaskRecord } from '#lib/dossier';
import type { AssignmentAct, Holding } from '#lib/persistence';

import { DESK } from '../engine.module.ts';

/** A task as the policy asks about it. */
export interface TaskOf {
  agency: string;
  role: string;
}

/** The policy on who may take, give and do a task that somebody has, or nobody yet. */
@Injectable()
export class TaskHolders {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  /** How an actor stands to a task of a dossier. */
  standing(actor: Actor, dossier: DossierOf, task: TaskOf): Standing {
    const works = this.ask(actor, 'task', dossier, task);
    return {
      leads: this.ask(actor, 'assign', dossier, task).allowed,
      works: works.allowed ? { inPlaceOf: works.inPlaceOf ?? null } : null,
      standsInFor: this.absentOf(actor, dossier, task),
    };
  }

  /** What an actor may do about who has an open task. */
  allowed(
    actor: Actor,
    dossier: DossierOf,
    task: TaskOf,
    holder: string | undefined,
  ): AssignmentAct[] {
    const { leads, works, standsInFor } = this.standing(actor, dossier, task);
    const theirs = isTheirs(holder, actor.id, standsInFor);
    return [
      ...(works && holder === undefined ? (['claim'] as const) : []),
      ...(holder !== undefined && (theirs || leads) ? (['release'] as const) : []),
      ...(works && theirs ? (['delegate'] as const) : []),
      ...(leads ? (['assign'] as const) : []),
    ];
  }

  /** That somebody else has a task: neither the actor nor anybody they stand in for. */
  heldByOther(actor: Actor, view: DossierView, task: TaskRecord): Holding | undefined {
    const holding = holdingOf(view.stored.holdings, task);
    const absent = holding ? this.absentOf(actor, dossierOf(view), task) : [];
    return isTheirs(holding?.holder.id, actor.id, absent) ? undefined : holding;
  }

  /** The absent person in whose name an actor does a task somebody has, by id. */
  heldInPlaceOf(actor: Actor, view: DossierView, task: TaskRecord): string | undefined {
    const holder = holdingOf(view.stored.holdings, task)?.holder.id;
    if (holder === undefined || holder === actor.id) return undefined;
    return this.absentOf(actor, dossierOf(view), task).find((id) => id === holder);
  }

  /** Whether a colleague may do a task by what they are granted themselves. */
  fits({ id, name, grants }: StandIn, dossier: DossierOf, task: TaskOf): boolean {
    const colleague: Actor = { id, name, grants, kind: 'person', administrator: false };
    return this.ask(colleague, 'task', dossier, task).allowed;
  }

  /** Those an actor stands in for who may do the task, by id. */
  private absentOf(actor: Actor, dossier: DossierOf, task: TaskOf): string[] {
    return (actor.standsInFor ?? [])
      .filter((absent) => this.fits(absent, dossier, task))
      .map(({ id }) => id);
  }

  private ask(actor: Actor, deed: 'task' | 'assign', dossier: DossierOf, { agency, role }: TaskOf) {
    const task = { agency, role: role as Role, field: dossier.field };
    const today = isoOf(Date.now()).slice(0, 10);
    return may(this.desk.directory, actor, deed, { dossier, task }, today);
  }
}

const found = new WeakMap<DossierView, DossierOf>();

/**
 * What of a dossier the policy needs to know; of one view the same object each time. A desk that took it for its own
 * agency serves it no longer once that changed.
 */
export const dossierOf = (view: DossierView): DossierOf => {
  const known = found.get(view);
  if (known) return known;
  const dossier = asPolicySees(view);
  found.set(view, dossier);
  return dossier;
};

const asPolicySees = ({
  position: { owner, field, receivedBy, hostedBy },
  fold,
  agencies,
  working,
  acquainted,
}: DossierView): DossierOf => ({
  // What is owned elsewhere nobody here owns, nor stands above its owner.
  owner: hostedBy === undefined ? owner : `${hostedBy}/${owner}`,
  agencies,
  working,
  acquainted,
  field,
  ...(hostedBy === undefined && fold.positions[0]?.owner !== receivedBy && { receivedBy }),
});
