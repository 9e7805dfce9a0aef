import { Inject, Injectable } from '@nestjs/common';

import { act, actionsOf, type Desk, type DossierView } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';

import { DESK } from '../engine.module.ts';
import { Access } from './access.ts';
import { commandOf } from './command.ts';
import { CommandTimer } from './metrics.ts';
import type { ActionName, CommandBody } from './schemas/command.ts';

/** What a request asks to do to a dossier. */
export interface Request {
  id: string;
  action: ActionName;
  body: CommandBody;
  key: string;
  /** The version the asker was looking at. */
  seen: number | undefined;
}

const ATTEMPTS = 5;

/** Does one thing to a dossier for an actor, through the desk. */
@Injectable()
export class Doing {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly access: Access,
    private readonly timer: CommandTimer,
  ) {}

  /**
   * A version that was named and has passed is no obstacle while the act is still the same: the task it was
   * for is still open from then, or the outer act is still allowed.
   *
   * @throws DossierRefusal with the state and what is allowed, where the dossier does not take it
   */
  async do(actor: Actor, request: Request): Promise<DossierView> {
    const { id, action, body, key, seen } = request;
    const before = await this.access.dossier(actor, id);
    const doing = { action, task: taskMeant(before, body), segment: body.segment ?? null };
    this.access.demandDoing(actor, doing, before);
    const command = commandOf(action, body, { dossier: id, key, by: actor.id }, before.stored.rows);
    let expected = seen;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const stop = this.timer.start(action);
        await act(this.desk, {
          command,
          recorded: 'database',
          ...(expected !== undefined && { expected }),
        }).finally(stop);
        return await this.access.dossier(actor, id);
      } catch (error) {
        if (!(error instanceof DossierRefusal)) throw error;
        const now = await this.access.dossier(actor, id);
        const moved = error.code === 'stale-version' && attempt < ATTEMPTS && seen !== undefined;
        if (moved && stillTheSame(now, request, seen)) {
          expected = now.stored.rows.length;
          continue;
        }
        throw this.withState(actor, error, now);
      }
    }
  }

  private withState(actor: Actor, error: DossierRefusal, now: DossierView): DossierRefusal {
    const { phase, status, tasks } = now.view;
    return new DossierRefusal(error.code, error.message, {
      ...error.data,
      state: {
        phase,
        status,
        version: now.stored.rows.length,
        tasks: tasks.map(({ step }) => step),
      },
      allowed: this.access.actions(actor, now).filter(({ blocked }) => blocked === null),
    });
  }
}

/** The open task a step means: named, or the only one that has the action. */
const taskMeant = ({ model, view }: DossierView, body: CommandBody): string | null => {
  const fitting = view.tasks.filter(
    ({ step, segment }) =>
      (body.task === undefined || step === body.task) &&
      (body.segment === undefined || segment === body.segment) &&
      body.action !== undefined &&
      Object.hasOwn(model.machine.tasks[step]?.actions ?? {}, body.action),
  );
  return fitting[0]?.step ?? null;
};

const stillTheSame = (now: DossierView, { action, body }: Request, seen: number): boolean => {
  if (action === 'correct') return false;
  if (action === 'step') {
    const meant = taskMeant(now, body);
    return now.fold.tasks.some(
      ({ step, closedSeq, openedSeq }) => step === meant && closedSeq === null && openedSeq <= seen,
    );
  }
  return actionsOf(now).some((offered) => offered.action === action && offered.blocked === null);
};
