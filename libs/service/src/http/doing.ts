import { Injectable } from '@nestjs/common';

import { actionsOf, ActRefused, ActTogether, type DossierView } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';

import { Access } from './access.ts';
import { commandOf } from './command.ts';
import { CommandTimer } from './metrics.ts';
import { Papers } from './papers.ts';
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

/** Does one thing to a dossier for an actor, through the desk. */
@Injectable()
export class Doing {
  constructor(
    private readonly together: ActTogether,
    private readonly access: Access,
    private readonly papers: Papers,
    private readonly timer: CommandTimer,
  ) {}

  /**
   * A version that was named and has passed is no obstacle while the act is still the same: the task it was
   * for is still open from then, or the outer act is still allowed.
   *
   * @throws DossierRefusal with the state and what is allowed, where the dossier does not take it
   */
  async do(actor: Actor, request: Request): Promise<DossierView> {
    const { id, action, body, key } = request;
    const { papers, files, admit } = await this.papers.toHand(actor, body.papers, id);
    const command = commandOf(action, body, { dossier: id, key, by: actor.id }, papers);
    const stop = this.timer.start(action);
    try {
      const { dossier } = await this.together.act({
        command,
        recorded: 'database',
        ...(files && { files }),
        admit: (now, repeated) => {
          this.admit(actor, request, now, repeated);
          admit(repeated);
        },
        inPlaceOf: (now) => this.access.inPlaceOf(actor, doingOf(request, now), now),
      });
      return dossier;
    } catch (error) {
      throw this.refusal(actor, error);
    } finally {
      stop();
    }
  }

  /** An error as an actor hears it: a refusal with how the dossier stands and what they may do to it now. */
  refusal(actor: Actor, error: unknown): unknown {
    return error instanceof ActRefused ? this.withState(actor, error) : error;
  }

  private admit(actor: Actor, request: Request, now: DossierView, repeated: boolean): void {
    this.access.demandSight(actor, now);
    if (repeated) return;
    const { seen } = request;
    const doing = doingOf(request, now);
    // A step that no open task has any more is a conflict, whoever asks: the desk refuses it with the state.
    if (doing.action === 'step' && doing.task === null) return;
    this.access.demandDoing(actor, doing, now);
    const current = now.stored.rows.length;
    if (seen === undefined || seen === current) return;
    if (seen < current && stillTheSame(now, request, seen)) return;
    throw new DossierRefusal(
      'stale-version',
      'Hồ sơ đã thay đổi từ lúc được mở; hãy xem lại rồi làm tiếp.',
      { expected: seen, current },
    );
  }

  private withState(actor: Actor, refused: ActRefused): DossierRefusal {
    const { dossier, code, message, data } = refused;
    // Whoever may not see a dossier hears nothing of its state.
    if (code === 'dossier-unknown') return refused;
    const { phase, status, tasks } = dossier.view;
    return new DossierRefusal(code, message, {
      ...data,
      state: {
        phase,
        status,
        version: dossier.stored.rows.length,
        tasks: tasks.map(({ step }) => step),
      },
      allowed: this.access.actions(actor, dossier).filter(({ blocked }) => blocked === null),
    });
  }
}

/** What a request asks to do, as far as the policy asks. */
const doingOf = ({ action, body }: Request, now: DossierView) => ({
  action,
  task: taskMeant(now, body),
  segment: body.segment ?? null,
});

/** The task a step means: named, or the only one that has the action; open, or else the last that was. */
const taskMeant = ({ model, fold }: DossierView, body: CommandBody): string | null => {
  const fitting = fold.tasks.filter(
    ({ step, segment }) =>
      (body.task === undefined || step === body.task) &&
      (body.segment === undefined || segment === body.segment) &&
      body.action !== undefined &&
      Object.hasOwn(model.machine.tasks[step]?.actions ?? {}, body.action),
  );
  const open = fitting.find(({ closedSeq }) => closedSeq === null);
  return (open ?? fitting.at(-1))?.step ?? null;
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
