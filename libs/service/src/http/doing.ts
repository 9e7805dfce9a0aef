import { Injectable } from '@nestjs/common';

import { actionsOf, ActRefused, ActTogether, type DossierView, type Order } from '#lib/desk';
import type { Actor } from '#lib/directory';
import {
  type Command,
  DossierRefusal,
  type RowName,
  undoFlaw,
  undoReason,
  undoSecondsOf,
} from '#lib/dossier';

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
    return this.send(actor, action, {
      command,
      ...(files && { files }),
      admit: (now, repeated) => {
        this.admit(actor, request, now, repeated);
        admit(repeated);
      },
      inPlaceOf: (now) => this.access.inPlaceOf(actor, doingOf(request, now), now),
    });
  }

  /**
   * Takes the actor's own last entry back (hoàn tác): a correction that voids it, admitted by the database's
   * clock within the window of the procedure.
   *
   * @throws DossierRefusal undo-refused, with the state and what is allowed
   */
  async undo(actor: Actor, id: string, entry: RowName, key: string): Promise<DossierView> {
    const { model } = await this.access.dossier(actor, id);
    const seconds = undoSecondsOf(model.procedure);
    const command: Command = {
      type: 'correct',
      dossier: id,
      key,
      by: actor.id,
      source: 'desk',
      reason: undoReason(seconds),
      void: [entry],
      amend: [],
    };
    const admit = (now: DossierView, repeated: boolean): void => {
      this.access.demandSight(actor, now);
      if (repeated) return;
      this.access.demand(actor, 'undo', now);
      const { rows } = now.stored;
      const row = rows.find((one) => one.seq === entry || one.key === entry);
      // One that is not there the kernel refuses itself.
      const flaw = row && undoFlaw(rows, row, actor.id, now.now, seconds);
      if (typeof flaw === 'string') throw new DossierRefusal('undo-refused', flaw);
    };
    return this.send(actor, 'undo', { command, admit });
  }

  private async send(
    actor: Actor,
    name: string,
    order: Omit<Order, 'recorded'>,
  ): Promise<DossierView> {
    const stop = this.timer.start(name);
    try {
      const { dossier } = await this.together.act({ ...order, recorded: 'database' });
      return dossier;
    } catch (error) {
      throw await this.refusal(actor, error);
    } finally {
      stop();
    }
  }

  /** An error as an actor hears it: a refusal with how the dossier stands and what they may do to it now. */
  refusal(actor: Actor, error: unknown): Promise<unknown> {
    return error instanceof ActRefused ? this.withState(actor, error) : Promise.resolve(error);
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

  private async withState(actor: Actor, refused: ActRefused): Promise<DossierRefusal> {
    const { dossier, code, message, data } = refused;
    // Whoever may not see a dossier hears nothing of its state.
    if (code === 'dossier-unknown') return refused;
    const { phase, status, tasks } = dossier.view;
    const actions = await this.access.actions(actor, dossier);
    return new DossierRefusal(code, message, {
      ...data,
      state: {
        phase,
        status,
        version: dossier.stored.rows.length,
        tasks: tasks.map(({ step }) => step),
      },
      allowed: actions.filter(({ blocked }) => blocked === null),
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
