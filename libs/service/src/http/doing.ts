import { Injectable } from '@nestjs/common';

import { actionsOf, ActRefused, ActTogether, type DossierView } from '#lib/desk';
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
    const command = commandOf(action, body, { dossier: id, key, by: actor.id });
    return this.send(actor, action, command, (now, repeated) =>
      this.admit(actor, request, now, repeated),
    );
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
    return this.send(actor, 'undo', command, (now, repeated) => {
      this.access.demandSight(actor, now);
      if (repeated) return;
      this.access.demand(actor, 'undo', now);
      const { rows } = now.stored;
      const row = rows.find((one) => one.seq === entry || one.key === entry);
      // One that is not there the kernel refuses itself.
      const flaw = row && undoFlaw(rows, row, actor.id, now.now, seconds);
      if (typeof flaw === 'string') throw new DossierRefusal('undo-refused', flaw);
    });
  }

  private async send(
    actor: Actor,
    name: string,
    command: Command,
    admit: (now: DossierView, repeated: boolean) => void,
  ): Promise<DossierView> {
    const stop = this.timer.start(name);
    try {
      const { dossier } = await this.together.act({ command, recorded: 'database', admit });
      return dossier;
    } catch (error) {
      throw error instanceof ActRefused ? this.withState(actor, error) : error;
    } finally {
      stop();
    }
  }

  private admit(actor: Actor, request: Request, now: DossierView, repeated: boolean): void {
    this.access.demandSight(actor, now);
    if (repeated) return;
    const { action, body, seen } = request;
    const task = taskMeant(now, body);
    // A step that no open task has any more is a conflict, whoever asks: the desk refuses it with the state.
    if (action === 'step' && task === null) return;
    this.access.demandDoing(actor, { action, task, segment: body.segment ?? null }, now);
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
