import { Inject, Injectable } from '@nestjs/common';

import { type Desk, type DossierView, positionAt } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { type Instant, minuteOf, riskOf, undoableBy, undoSecondsOf } from '#lib/dossier';

import { DESK } from '../engine.module.ts';
import { iso } from './schemas/common.ts';
import { Access } from './access.ts';
import { dossierOf, TaskHolders } from './task-holders.ts';
import { type DossierAnswer, dossierAnswerOf } from './dossier-answer.ts';

/** Tells an actor about one dossier: what they may do, and of the applicant what they may see. */
@Injectable()
export class Telling {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly access: Access,
    private readonly holders: TaskHolders,
  ) {}

  async tell(
    actor: Actor,
    dossier: DossierView,
    at: Instant = dossier.now,
  ): Promise<DossierAnswer> {
    return dossierAnswerOf(this.desk.directory, dossier, {
      actions: await this.access.actions(actor, dossier),
      assignable: (task, holder) => this.holders.allowed(actor, dossierOf(dossier), task, holder),
      applicant: this.access.applicant(actor, dossier),
      at,
      shown: positionAt(dossier, at),
      undo: this.undoable(actor, dossier),
      risk: this.risk(dossier),
      sight: this.access.sight(actor, dossier),
    });
  }

  /** From when what is ahead no longer fits before the due, and how it stands now. */
  private risk({ model, view, fold, position, now }: DossierView): DossierAnswer['risk'] {
    const { calendars } = this.desk;
    const risk = riskOf(model.procedure, view, fold, calendars);
    if (!risk) return null;
    const { from, due, needed, to } = risk;
    const overdue = position.overdueFrom !== null && position.overdueFrom <= now;
    const left = calendars.of(to.agency).workingMinutes(minuteOf(now), minuteOf(due));
    return { from: iso(from), now: from <= now && !overdue, needed, left };
  }

  /** What of the dossier the actor may take back, and for how many seconds more; null if nothing. */
  undoable(actor: Actor, dossier: DossierView): DossierAnswer['undo'] {
    const { stored, model, now } = dossier;
    const seconds = undoSecondsOf(model.procedure);
    const last = undoableBy(stored.rows, actor.id, now, seconds);
    if (!last || !this.access.may(actor, 'undo', dossier).allowed) return null;
    return { entry: last.seq, seconds: Math.max(0, Math.floor((last.until - now) / 1000)) };
  }
}
