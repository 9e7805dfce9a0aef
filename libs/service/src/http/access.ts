import { Inject, Injectable } from '@nestjs/common';

import {
  actionsOf,
  blockedElsewhere,
  type Desk,
  type DossierView,
  type OfferedAction,
  taskHeld,
  viewDossier,
} from '#lib/desk';
import {
  type Actor,
  type Applicant,
  type Deed,
  type DossierOf,
  type ListedDeed,
  maskApplicant,
  maskName,
  maskText,
  may,
  type Permission,
  type Role,
  roles,
  type Scope,
  scopeOf,
  type SeenApplicant,
  type Subject,
  worksOnDossiers,
} from '#lib/directory';
import { DossierRefusal, isoOf, openOffer, type Question, type TaskRecord } from '#lib/dossier';
import type { Holding, ReadPurpose, Search, Seat } from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import { AccessDenied } from '../identity/errors.ts';
import { ReadLog } from './read-log.ts';
import { type Sight, sightOf } from './sight.ts';
import { dossierOf, TaskHolders } from './task-holders.ts';

/** What is being done, as far as the policy asks. */
interface Doing {
  action: string;
  task: string | null;
  segment: string | null;
}

/** The one access policy, asked for what the routes do. */
@Injectable()
export class Access {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly holders: TaskHolders,
    private readonly reads: ReadLog,
  ) {}

  /** A dossier the actor may see; one that is not there and one that is not theirs answer alike. */
  async dossier(actor: Actor, id: string): Promise<DossierView> {
    const dossier = await this.dossierInSight(actor, id);
    if (!dossier) throw unknown(id);
    return dossier;
  }

  /** As `dossier`, for those who tell by themselves that there is none. */
  async dossierInSight(actor: Actor, id: string): Promise<DossierView | undefined> {
    const dossier = await viewDossier(this.desk, id);
    return dossier && this.may(actor, 'read', dossier).allowed ? dossier : undefined;
  }

  /** @throws AccessDenied unless the actor works on dossiers, which are what files are for */
  demandUpload(actor: Actor): void {
    if (worksOnDossiers(actor)) return;
    throw new AccessDenied('forbidden', 'Tài khoản của bạn không giải quyết hồ sơ nào.');
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
      { dossier: dossierOf(dossier) },
      today(dossier.now),
    );
  }

  /** @throws AccessDenied unless the actor may do the deed on a dossier they can see */
  demand(actor: Actor, deed: Deed, dossier: DossierView): void {
    refuse(this.may(actor, deed, dossier));
  }

  /**
   * @throws AccessDenied unless the actor may do this to the dossier
   * @throws DossierRefusal task-held, if somebody else has the task it is done on
   */
  demandDoing(actor: Actor, doing: Doing, dossier: DossierView): void {
    refuse(this.mayDo(actor, doing, dossier));
    const held = this.heldByOther(actor, doing, dossier);
    if (held) throw taskHeld(held);
  }

  /** In whose place the actor does this to the dossier (trực thay), by id: who has the task, or lends the right. */
  inPlaceOf(actor: Actor, doing: Doing, dossier: DossierView): string | undefined {
    if (!actor.standsInFor?.length) return undefined;
    const task = doing.action === 'step' ? openTask(dossier, doing.task) : undefined;
    const holder = task && this.holders.heldInPlaceOf(actor, dossier, task);
    if (holder !== undefined) return holder;
    const permission = this.mayDo(actor, doing, dossier);
    return permission.allowed ? permission.inPlaceOf : undefined;
  }

  /** @throws AccessDenied unless the actor may close the day's book of the agency, see its figures, or lock them */
  demandAt(actor: Actor, deed: 'close' | 'report' | 'lock', agency: string): void {
    refuse(may(this.desk.directory, actor, deed, { agency }, today(Date.now())));
  }

  /** Why the actor may not lock the figures of the agency; undefined: they may. */
  refusedAt(
    actor: Actor,
    deed: 'lock',
    agency: string,
  ): { code: string; detail: string } | undefined {
    const permission = may(this.desk.directory, actor, deed, { agency }, today(Date.now()));
    return permission.allowed ? undefined : { code: permission.code, detail: permission.message };
  }

  /**
   * @returns in whose place the actor submits (trực thay), if not in their own
   * @param desk - the agency whose desk takes it: the owner, or whoever takes it for them
   * @throws AccessDenied unless the actor may take dossiers of the procedure at the desk
   * @throws DossierRefusal procedure-unknown
   * @throws AgencyUnknown for a desk that is none today
   */
  async demandSubmit(actor: Actor, desk: string, procedure: string): Promise<string | undefined> {
    const model = await this.desk.models.current(procedure, today(Date.now()), false);
    this.desk.directory.agency(desk, today(Date.now()));
    const { field } = model.procedure;
    const dossier = { owner: desk, agencies: [], working: [], acquainted: [], field };
    const on = { agency: desk, dossier };
    const permission = may(this.desk.directory, actor, 'submit', on, today(Date.now()));
    refuse(permission);
    return permission.allowed ? permission.inPlaceOf : undefined;
  }

  /** What may be done next; what is possible but not this actor's is blocked with its reason. */
  async actions(actor: Actor, dossier: DossierView): Promise<OfferedAction[]> {
    const known = new Map<string, OfferedAction['blocked']>();
    const offered = actionsOf(dossier).map((action) => {
      if (action.blocked) return action;
      const same = asPolicyAsks(action);
      let blocked = known.get(same);
      if (blocked === undefined) {
        blocked = this.blockedFor(actor, action, dossier);
        known.set(same, blocked);
      }
      return blocked ? { ...action, blocked } : action;
    });
    return blockedElsewhere(this.desk, dossier, offered);
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

  /** What of a dossier beside its applicant the actor sees. */
  sight(actor: Actor, dossier: DossierView): Sight {
    return sightOf(this.desk.directory, actor, dossier, today(dossier.now));
  }

  /** What of an applicant's name the actor is shown in a list; that they are is noted. */
  applicantListed(
    actor: Actor,
    id: string,
    { applicant, ...dossier }: DossierOf & { applicant: string | null },
  ): Pick<SeenApplicant, 'name' | 'masked'> | null {
    if (applicant === null) return null;
    const { directory } = this.desk;
    const permission = may(directory, actor, 'applicant', { dossier }, today(Date.now()));
    return this.noted(actor, id, 'list', maskName(permission, applicant));
  }

  /** What of a dossier's applicant the actor is shown, on its page or a form; that they are is noted. */
  applicant(
    actor: Actor,
    dossier: DossierView,
    purpose: ReadPurpose = 'page',
    detail?: string,
  ): SeenApplicant | null {
    const { applicant, id } = dossier.stored;
    if (!applicant) return null;
    const seen = maskApplicant(this.may(actor, 'applicant', dossier), applicant);
    return this.noted(actor, id, purpose, seen, detail);
  }

  /** What was written of a dossier (a reason, a note), as the actor may read it. */
  written(actor: Actor, dossier: DossierOf, text: string | null): string | null {
    const { directory } = this.desk;
    return maskText(may(directory, actor, 'reasons', { dossier }, today(Date.now())), text);
  }

  /** Notes that the actor was given a file of a dossier. */
  noteFile(actor: Actor, dossier: string, file: string): void {
    this.reads.note(actor.id, dossier, 'file', file);
  }

  /** What of an applicant the actor is shown in a register; that they are is noted. */
  applicantRegistered(
    actor: Actor,
    id: string,
    { applicant, ...dossier }: DossierOf & { applicant: Applicant | null },
  ): SeenApplicant | null {
    if (applicant === null) return null;
    const { directory } = this.desk;
    const permission = may(directory, actor, 'applicant', { dossier }, today(Date.now()));
    return this.noted(actor, id, 'register', maskApplicant(permission, applicant));
  }

  private noted<S extends { masked: boolean }>(
    actor: Actor,
    dossier: string,
    purpose: ReadPurpose,
    seen: S,
    detail?: string,
  ): S {
    if (!seen.masked) this.reads.note(actor.id, dossier, purpose, detail);
    return seen;
  }

  /** The agencies whose reports the actor may see. */
  reporting(actor: Actor): string[] {
    const { directory } = this.desk;
    return [...new Set(directory.agencies.map(({ id }) => id))].filter(
      (agency) => may(directory, actor, 'report', { agency }, today(Date.now())).allowed,
    );
  }

  /** The agencies and roles whose tasks the actor may do, in their own right or in somebody's place. */
  seats(actor: Actor): Seat[] {
    const { directory } = this.desk;
    const lent = (actor.standsInFor ?? []).flatMap(({ grants }) => grants);
    return [...actor.grants, ...lent].flatMap((grant) =>
      roles
        .filter((role) => {
          const field = grant.fields?.[0] ?? '';
          const task = { agency: grant.agency, role, field };
          const alone = { ...actor, administrator: false, grants: [grant], standsInFor: [] };
          return may(directory, alone, 'task', { task }, today(Date.now())).allowed;
        })
        .map((role) => ({ agency: grant.agency, role, fields: grant.fields ?? null })),
    );
  }

  /** Why what is possible is not this actor's to do. */
  private blockedFor(actor: Actor, doing: Doing, dossier: DossierView): OfferedAction['blocked'] {
    const permission = this.mayDo(actor, doing, dossier);
    if (!permission.allowed) return { code: 'forbidden', message: permission.message };
    const held = this.heldByOther(actor, doing, dossier);
    if (!held) return null;
    const { code, message } = taskHeld(held);
    return { code, message };
  }

  private heldByOther(actor: Actor, doing: Doing, dossier: DossierView): Holding | undefined {
    const task = doing.action === 'step' ? openTask(dossier, doing.task) : undefined;
    return task && this.holders.heldByOther(actor, dossier, task);
  }

  private mayDo(actor: Actor, doing: Doing, dossier: DossierView): Permission {
    if (doing.action === 'correct' || doing.action === 'transfer')
      return this.may(actor, doing.action, dossier);
    if (doing.action === 'step') {
      const task = taskOf(dossier, doing.task);
      if (!task) return this.may(actor, 'act', dossier);
      return this.mayTask(actor, task.agency, task.role as Role, dossier);
    }
    const outer = this.may(actor, 'act', dossier);
    if (outer.allowed) return outer;
    const asks = asksForGuest(doing, dossier);
    if (atCounter.has(doing.action) && !asks) {
      const served = this.may(actor, 'serve', dossier);
      return served.allowed ? served : outer;
    }
    if (!answersOffer(doing) && !asks) return outer;
    const agency = answering(doing, dossier);
    if (agency === undefined) return outer;
    const answer = (['desk', 'officer', 'head', 'chair'] as const)
      .map((role) => this.mayTask(actor, agency, role, dossier))
      .find(({ allowed }) => allowed);
    return answer ?? outer;
  }

  private mayTask(actor: Actor, agency: string, role: Role, dossier: DossierView): Permission {
    const subject = dossierOf(dossier);
    return may(
      this.desk.directory,
      actor,
      'task',
      { dossier: subject, task: { agency, role, field: subject.field } },
      today(dossier.now),
    );
  }
}

/** Doings the policy answers alike: the acts of one task, and the outer acts of a dossier. */
const asPolicyAsks = (doing: Doing): string => {
  if (doing.action === 'step') return `task ${doing.task ?? ''}`;
  if (doing.action === 'correct' || doing.action === 'transfer') return doing.action;
  if (answersOffer(doing))
    return `${ofGiver.has(doing.action) ? 'offered' : 'offer'} ${doing.segment ?? ''}`;
  if (asksOrHears.test(doing.action)) return `ask ${doing.action} ${doing.segment ?? ''}`;
  return atCounter.has(doing.action) ? 'serve' : 'act';
};

/** What the desk that took a dossier does for whoever stands before it, though another agency owns the dossier. */
const atCounter: ReadonlySet<string> = new Set([
  'accept',
  'refuse',
  'request-supplement',
  'supplement',
  'payment',
  'withdraw',
  'choose-return',
  'send',
  'delivery-failed',
  'sent-back',
  'lost-in-post',
  'lose-receipt',
  'return',
  'record-returned',
]);

const ofReceiver = new Set(['receive', 'decline']);
const ofGiver = new Set(['recall', 'expire']);

const asksOrHears = /^(request-)?(supplement|payment|opinion)$/;

/** Of a dossier owned elsewhere whoever works on a segment here asks for what it needs itself. */
const asksForGuest = ({ action }: Doing, { position }: DossierView): boolean =>
  position.hostedBy !== undefined && asksOrHears.test(action);

/** The agency a segment is offered to answers for itself, and whoever offered it takes it back. */
const answersOffer = ({ action }: Doing): boolean => ofReceiver.has(action) || ofGiver.has(action);

/** Whose an answer is: that of the open offer, or else of the last there was. */
const answering = (
  { action, segment }: Doing,
  { fold, position }: DossierView,
): string | undefined => {
  const offer =
    openOffer(fold.offers, segment) ?? fold.offers.findLast((one) => one.segment === segment);
  if (ofGiver.has(action)) return offer?.from.agency;
  const part = position.segments.findLast((one) => segment === null || one.segment === segment);
  return (offer?.to ?? part)?.agency;
};

const unknown = (id: string) => new DossierRefusal('dossier-unknown', `Không có hồ sơ ${id}.`);

/** The open task of a step; the first of all where none is named. */
const openTask = ({ fold }: DossierView, step: string | null): TaskRecord | undefined =>
  fold.tasks.find((task) => task.closedSeq === null && (step === null || task.step === step));

/** The task of a step: open, or else the last that was, which stays its role's when somebody was faster. */
const taskOf = (dossier: DossierView, step: string | null): TaskRecord | undefined =>
  openTask(dossier, step) ?? dossier.fold.tasks.findLast((task) => task.step === step);

const today = (now: number): string => isoOf(now).slice(0, 10);

/** @throws AccessDenied what a permission refuses */
export const refuse = (permission: Permission): void => {
  if (!permission.allowed) throw new AccessDenied('forbidden', permission.message);
};
