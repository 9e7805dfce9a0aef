import { Inject, Injectable } from '@nestjs/common';

import { actionsOf, type Desk, type DossierView, type OfferedAction, viewDossier } from '#lib/desk';
import {
  type Actor,
  type Deed,
  type DossierOf,
  type ListedDeed,
  maskName,
  may,
  type Permission,
  type Role,
  roles,
  type Scope,
  scopeOf,
  type SeenApplicant,
  type Subject,
} from '#lib/directory';
import { DossierRefusal, isoOf, type Question } from '#lib/dossier';
import type { Search, Seat } from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import { AccessDenied } from '../identity/errors.ts';

/** What is being done, as far as the policy asks. */
interface Doing {
  action: string;
  task: string | null;
  segment: string | null;
}

/** The one access policy, asked for what the routes do. */
@Injectable()
export class Access {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  /** A dossier the actor may see; one that is not there and one that is not theirs answer alike. */
  async dossier(actor: Actor, id: string): Promise<DossierView> {
    const dossier = await viewDossier(this.desk, id);
    if (!dossier) throw unknown(id);
    this.demandSight(actor, dossier);
    return dossier;
  }

  /** @throws DossierRefusal as if it were not there, if the actor may not see the dossier */
  demandSight(actor: Actor, dossier: DossierView): void {
    if (!this.may(actor, 'read', dossier).allowed) throw unknown(dossier.stored.id);
  }

  may(actor: Actor, deed: Deed, dossier: DossierView): Permission {
    return may(
      this.desk.directory,
      actor,
      deed,
      { dossier: subjectOf(dossier) },
      today(dossier.now),
    );
  }

  /** @throws AccessDenied unless the actor may do the deed on a dossier they can see */
  demand(actor: Actor, deed: Deed, dossier: DossierView): void {
    refuse(this.may(actor, deed, dossier));
  }

  /** @throws AccessDenied unless the actor may do this to the dossier */
  demandDoing(actor: Actor, doing: Doing, dossier: DossierView): void {
    refuse(this.mayDo(actor, doing, dossier));
  }

  /** @throws AccessDenied unless the actor may submit to the agency, close its day's book, or see its figures */
  demandAt(
    actor: Actor,
    deed: 'submit' | 'close' | 'report',
    agency: string,
    field?: string,
  ): void {
    const dossier = field === undefined ? {} : { dossier: { owner: agency, agencies: [], field } };
    refuse(may(this.desk.directory, actor, deed, { agency, ...dossier }, today(Date.now())));
  }

  /**
   * @throws AccessDenied unless the actor may submit dossiers of the procedure to the agency
   * @throws DossierRefusal procedure-unknown
   */
  async demandSubmit(actor: Actor, agency: string, procedure: string): Promise<void> {
    const model = await this.desk.models.current(procedure, today(Date.now()), false);
    this.demandAt(actor, 'submit', agency, model.procedure.field);
  }

  /** What may be done next; what is possible but not this actor's is blocked with its reason. */
  actions(actor: Actor, dossier: DossierView): OfferedAction[] {
    return actionsOf(dossier).map((action) => {
      if (action.blocked) return action;
      const permission = this.mayDo(actor, action, dossier);
      return permission.allowed
        ? action
        : { ...action, blocked: { code: 'forbidden', message: permission.message } };
    });
  }

  /** Whether an open question is this actor's to answer: whose step it was; of the dossier, its owner's people. */
  mayAnswer(actor: Actor, { agency, role }: Question, dossier: DossierOf): Permission {
    const { directory } = this.desk;
    const asked = (deed: Deed, task?: Subject['task']) =>
      may(directory, actor, deed, { dossier, ...(task && { task }) }, today(Date.now()));
    const own =
      role === null
        ? asked('act')
        : asked('task', { agency, role: role as Role, field: dossier.field });
    return own.allowed ? own : asked('correct');
  }

  /** The list filter: on every dossier it lets through the actor may do the deed, and on no other. */
  scope(actor: Actor, deed: ListedDeed = 'read'): Scope {
    return scopeOf(this.desk.directory, actor, today(Date.now()), deed);
  }

  /** A search for a text, by applicants only where the actor may see them. */
  search(actor: Actor, text: string): Search {
    return { text, applicants: this.scope(actor, 'applicant') };
  }

  /** What of an applicant's name the actor is shown in a list. */
  applicantListed(
    actor: Actor,
    { applicant, ...dossier }: DossierOf & { applicant: string | null },
  ): Pick<SeenApplicant, 'name' | 'masked'> | null {
    if (applicant === null) return null;
    const { directory } = this.desk;
    return maskName(may(directory, actor, 'applicant', { dossier }, today(Date.now())), applicant);
  }

  /** The agencies whose reports the actor may see. */
  reporting(actor: Actor): string[] {
    const { directory } = this.desk;
    return [...new Set(directory.agencies.map(({ id }) => id))].filter(
      (agency) => may(directory, actor, 'report', { agency }, today(Date.now())).allowed,
    );
  }

  /** The agencies and roles whose tasks the actor may do. */
  seats(actor: Actor): Seat[] {
    const { directory } = this.desk;
    return actor.grants.flatMap((grant) =>
      roles
        .filter((role) => {
          const field = grant.fields?.[0] ?? '';
          const task = { agency: grant.agency, role, field };
          const alone = { ...actor, administrator: false, grants: [grant] };
          return may(directory, alone, 'task', { task }, today(Date.now())).allowed;
        })
        .map((role) => ({ agency: grant.agency, role, fields: grant.fields ?? null })),
    );
  }

  private mayDo(actor: Actor, doing: Doing, dossier: DossierView): Permission {
    if (doing.action === 'correct') return this.may(actor, 'correct', dossier);
    if (doing.action === 'step') {
      const task = taskOf(dossier, doing.task);
      if (!task) return this.may(actor, 'act', dossier);
      return this.mayTask(actor, task.agency, task.role as Role, dossier);
    }
    const outer = this.may(actor, 'act', dossier);
    if (outer.allowed || !['receive', 'decline'].includes(doing.action)) return outer;
    // The agency a segment is offered to answers for itself.
    const offered = dossier.position.segments.findLast(({ segment }) => segment === doing.segment);
    if (!offered) return outer;
    const answer = (['desk', 'officer', 'head', 'chair'] as const)
      .map((role) => this.mayTask(actor, offered.agency, role, dossier))
      .find(({ allowed }) => allowed);
    return answer ?? outer;
  }

  private mayTask(actor: Actor, agency: string, role: Role, dossier: DossierView): Permission {
    const subject = subjectOf(dossier);
    return may(
      this.desk.directory,
      actor,
      'task',
      { dossier: subject, task: { agency, role, field: subject.field } },
      today(dossier.now),
    );
  }
}

const unknown = (id: string) => new DossierRefusal('dossier-unknown', `Không có hồ sơ ${id}.`);

/** The task of a step: open, or else the last that was, which stays its role's when somebody was faster. */
const taskOf = ({ fold }: DossierView, step: string | null) => {
  const open = fold.tasks.filter(({ closedSeq }) => closedSeq === null);
  if (step === null) return open[0];
  return (
    open.find((task) => task.step === step) ?? fold.tasks.findLast((task) => task.step === step)
  );
};

/** What of a dossier the policy asks. */
export const subjectOf = ({ position: { owner, field }, agencies }: DossierView): DossierOf => ({
  owner,
  agencies,
  field,
});

const today = (now: number): string => isoOf(now).slice(0, 10);

/** @throws AccessDenied what a permission refuses */
export const refuse = (permission: Permission): void => {
  if (!permission.allowed) throw new AccessDenied('forbidden', permission.message);
};
