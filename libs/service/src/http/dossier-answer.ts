import type { z } from 'zod';

import { type DossierView, explainDue, holdingOf, type OfferedAction } from '#lib/desk';
import { termInWords } from '#lib/deadline';
import type { Directory, SeenApplicant } from '#lib/directory';
import {
  type Fold,
  type Instant,
  type Money,
  moneyOf,
  type Payment,
  type Position,
  type SegmentPosition,
  type Side,
  type TaskRecord,
} from '#lib/dossier';
import type { AssignmentAct } from '#lib/persistence';
import { phaseNames } from '#lib/procedure';

import { agencyNamed, holdNamed, statusNamed } from './names.ts';
import { iso } from './schemas/common.ts';
import { type Sight, sees } from './sight.ts';
import type { dossierAnswer } from './schemas/dossier.ts';

/** A dossier as the API tells it. */
export type DossierAnswer = z.infer<typeof dossierAnswer>;

/** How a dossier stands now: judged when closed, within or overdue while in hand. */
const standingOf = ({ position, now }: DossierView): DossierAnswer['standing'] =>
  position.standing ??
  (position.phase === 'in-hand'
    ? isPast(position.overdueFrom, now)
      ? 'overdue'
      : 'within'
    : null);

const isPast = (from: Instant | null, now: Instant): boolean => from !== null && from <= now;

const deliveryAnswer = ({ delivery }: Pick<Fold, 'delivery'>): DossierAnswer['delivery'] => {
  const { way, parcel, receiptLostAt, reissuedAt, collectedBy } = delivery;
  return {
    way,
    parcel: parcel && { ...parcel, sentAt: iso(parcel.sentAt), at: iso(parcel.at) },
    receiptLostAt: iso(receiptLostAt),
    reissuedAt: iso(reissuedAt),
    collectedBy,
  };
};

const moneyAnswerOf = ({ obligations, refunds, refundable }: Money): DossierAnswer['money'] => {
  const told = (payment: Payment) => ({ ...payment, at: iso(payment.at) });
  return {
    obligations: obligations.map(({ at, payment, ...obligation }) => ({
      ...obligation,
      at: iso(at),
      payment: payment && told(payment),
    })),
    refunds: refunds.map(told),
    refundable,
  };
};

/** The whole answer about one dossier. */
export const dossierAnswerOf = (
  directory: Directory,
  dossier: DossierView,
  told: {
    actions: readonly OfferedAction[];
    /** What may be done about who has an open task. */
    assignable: (task: TaskRecord, holder: string | undefined) => AssignmentAct[];
    applicant: SeenApplicant | null;
    at: Instant;
    shown: Position | null;
    undo: DossierAnswer['undo'];
    risk: DossierAnswer['risk'];
    sight: Sight;
  },
): DossierAnswer => {
  const { stored, model, view, fold, position, now } = dossier;
  const { machine, procedure } = model;
  const { sight } = told;
  const past = sight.as === 'past';
  const ours = (part: { agency: string }) => sees(sight.parts, part.agency);
  const agency = (id: string) => agencyNamed(directory, id);
  const segmentName = (id: string) => machine.config.meta.segments[id]?.name ?? id;
  const side = ({ agency: id, role }: Side) => ({ agency: agency(id), role });
  const segment = (at: Instant) => (part: SegmentPosition) => ({
    segment: part.segment,
    name: segmentName(part.segment),
    agency: agency(part.agency),
    state: part.state,
    offeredAt: iso(part.offeredAt),
    receivedAt: iso(part.receivedAt),
    endedAt: iso(part.endedAt),
    due: iso(part.due),
    overdue: part.endedAt === null && isPast(part.overdueFrom, at),
    standing: part.standing,
  });
  return {
    id: stored.id,
    version: stored.rows.length,
    procedure: { code: procedure.code, name: procedure.name, version: procedure.version },
    field: position.field,
    channel: position.channel,
    owner: agency(position.owner),
    receivedBy: agency(position.receivedBy),
    hostedBy: position.hostedBy ?? null,
    phase: view.phase,
    phaseLabel: phaseNames[view.phase],
    status: statusNamed(view.status),
    outcome: view.outcome,
    facts: Object.fromEntries(
      Object.entries(view.facts).filter(([name]) => sees(sight.facts, name)),
    ),
    submittedAt: iso(fold.positions[0]?.from ?? position.from),
    due: iso(position.due),
    originalDue: iso(position.originalDue),
    explanation: past ? [] : explainDue(dossier),
    standing: standingOf(dossier),
    risk: told.risk,
    holds: view.holds.map(holdNamed),
    requests: view.requests.map(holdNamed),
    opinions: (past ? [] : fold.opinions).map(({ agency: asked, outside, ...opinion }) => ({
      seq: opinion.seq,
      agency:
        asked === null ? (outside === null ? null : { id: outside, name: outside }) : agency(asked),
      outside: outside !== null,
      scope: opinion.scope,
      askedAt: iso(opinion.askedAt),
      due: iso(opinion.due),
      overdue: isPast(opinion.overdueFrom, now),
      closedAt: iso(opinion.closedAt),
      closedAs: opinion.closedAs,
      standing: opinion.standing,
    })),
    money: moneyAnswerOf(moneyOf(past ? [] : stored.rows)),
    segments: position.segments.filter(ours).map(segment(now)),
    offers: fold.offers
      .filter(({ from, to }) => ours(from) || ours(to))
      .map((offer) => ({
        segment: offer.segment,
        name: segmentName(offer.segment),
        seq: offer.seq,
        hash: offer.hash,
        from: side(offer.from),
        to: side(offer.to),
        offeredAt: iso(offer.offeredAt),
        budget: offer.budget && termInWords(offer.budget),
        answerBy: iso(offer.answerBy),
        lapsed: isPast(offer.lapsesAt, now),
        answer: offer.answeredAs && {
          as: offer.answeredAs,
          seq: offer.answeredSeq ?? offer.seq,
          at: iso(offer.answeredAt ?? offer.offeredAt),
        },
      })),
    tasks: fold.tasks
      .filter((task) => task.closedSeq === null && ours(task))
      .map((task) => ({ task, having: holdingOf(stored.holdings, task) }))
      .map(({ task, having }) => ({
        task: task.step,
        name: machine.tasks[task.step]?.name ?? task.step,
        laneName: machine.tasks[task.step]?.laneName ?? task.role,
        agency: agency(task.agency),
        role: task.role,
        segment: task.segment,
        openedAt: iso(task.openedAt),
        due: iso(task.due),
        overdue: isPast(task.overdueFrom, now),
        holder: having ? { ...having.holder, since: iso(having.since) } : null,
        assignable: told.assignable(task, having?.holder.id),
      })),
    actions: told.actions.filter(({ blocked }) => !past || blocked === null),
    position: told.shown && {
      from: iso(told.shown.from),
      phase: told.shown.phase,
      owner: agency(told.shown.owner),
      acceptedAt: iso(told.shown.acceptedAt),
      due: iso(told.shown.due),
      originalDue: iso(told.shown.originalDue),
      closedAt: iso(told.shown.closedAt),
      closedAs: told.shown.closedAs,
      returnedAt: iso(told.shown.returnedAt),
      standing: told.shown.standing,
      overdue: told.shown.phase === 'in-hand' && isPast(told.shown.overdueFrom, told.at),
      paused: told.shown.paused,
      provisional: told.shown.provisional,
      reappointed: told.shown.reappointed,
      lateBeforeRestart: told.shown.lateBeforeRestart,
      digitisedIntake: told.shown.digitisedIntake,
      digitisedResult: told.shown.digitisedResult,
      segments: told.shown.segments.filter(ours).map(segment(told.at)),
    },
    findings: (past ? [] : fold.findings).map(({ seq, code, text }) => ({ seq, code, text })),
    applicant: told.applicant,
    undo: told.undo,
    sight: sight.as,
    delivery: deliveryAnswer(fold),
    archived: fold.archived && {
      at: iso(fold.archived.at),
      place: fold.archived.place,
      box: fold.archived.box,
      until: fold.archived.until,
      source: fold.archived.retention.source.text,
      certainty: fold.archived.retention.source.certainty,
    },
  };
};
