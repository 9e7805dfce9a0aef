import type { Applicant } from '#lib/directory';
import type {
  Channel,
  ClosedAs,
  HistoryRow,
  Instant,
  Parcel,
  Question,
  ReturnWay,
} from '#lib/dossier';
import type { Hold, Phase } from '#lib/procedure';

import { historyRowOf, type JsonHistory } from './dossier-store.ts';
import type { QuestionAnswer } from './question-store.ts';

/** A dossier as a list shows it. */
export interface ListedDossier {
  id: string;
  procedure: string;
  procedureName: string;
  field: string;
  channel: Channel;
  owner: string;
  /** Every agency that takes or took part. */
  agencies: string[];
  working: string[];
  acquainted: string[];
  phase: Phase;
  status: number;
  version: number;
  recordedAt: Instant;
  submittedAt: Instant;
  acceptedAt: Instant | null;
  due: Instant | null;
  closedAt: Instant | null;
  closedAs: ClosedAs | null;
  returnedAt: Instant | null;
  /** How a closed dossier was judged, or how one in hand stands now. */
  standing: 'within' | 'overdue' | 'early' | 'on-time' | 'none' | null;
  /** How the result is to reach the citizen, and how its last parcel stands. */
  way: ReturnWay;
  parcel: Parcel['state'] | null;
  archivedAt: Instant | null;
  /** Store and box. */
  archivePlace: string | null;
  /** Last day it is kept, 'YYYY-MM-DD'; null: not archived, or for good. */
  keepUntil: string | null;
  paused: boolean;
  /** Not late yet, and what is ahead of it no longer fits before its due. */
  atRisk: boolean;
  /** It waits for longer than the policy of its procedure has it. */
  heldLong: boolean;
  holds: Hold[];
  /** The applicant's name as kept: it goes through the policy's mask before anybody sees it. */
  applicant: string | null;
}

/** An open task as a list shows it. */
export interface ListedTask {
  dossier: string;
  step: string;
  pin: string;
  openedAt: Instant;
  agency: string;
  role: string;
  segment: string | null;
  due: Instant | null;
  overdue: boolean;
  version: number;
  procedure: string;
  procedureName: string;
  field: string;
  owner: string;
  /** Every agency that takes or took part in the dossier. */
  agencies: string[];
  working: string[];
  acquainted: string[];
  status: number;
  dossierDue: Instant | null;
  dossierOverdue: boolean;
  holds: Hold[];
  /** Who has it; null: nobody yet. */
  holder: { id: string; name: string; since: Instant } | null;
  /** As of {@link ListedDossier}. */
  applicant: string | null;
}

/** A question of a dossier, and what was last answered to it. */
export interface ListedQuestion {
  dossier: string;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  field: string;
  procedure: string;
  procedureName: string;
  pin: string;
  question: Question;
  answer: { answer: QuestionAnswer; note: string | null; actor: string; at: Instant } | null;
}

/** Where a correction stands. */
export interface ListedCorrection {
  dossier: string;
  seq: number;
}

/** A return that was recorded, and the corrections of its dossier. */
export interface ListedReturn {
  id: string;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  field: string;
  procedure: string;
  procedureName: string;
  /** As of {@link ListedDossier}. */
  applicant: string | null;
  row: HistoryRow;
  corrections: HistoryRow[];
}

/** How many dossiers of a scope are where, for a day's overview. */
export interface DossierSummary {
  submitted: number;
  inHand: number;
  /** In hand, within its term, and due within the local day. */
  dueToday: number;
  overdue: number;
  /** In hand, and its clock stands still. */
  paused: number;
  /** Of those: for longer than the policy of its procedure has it. */
  heldLong: number;
  /** Finished, its result not yet returned. */
  toReturn: number;
  /** Questions its histories raise that nobody has answered. */
  questions: number;
}

/** A row of the list of dossiers as the database answers it. */
export interface DossierListRow {
  sort_value: string;
  id: string;
  procedure: string;
  field: string;
  channel: Channel;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  phase: Phase;
  status: number;
  seq: number;
  recorded_at: Date;
  submitted_at: Date;
  accepted_at: Date | null;
  due: Date | null;
  closed_at: Date | null;
  closed_as: ClosedAs | null;
  standing: ListedDossier['standing'];
  returned_at: Date | null;
  return_way: ReturnWay | null;
  parcel: Parcel['state'] | null;
  archived_at: Date | null;
  archive_place: string | null;
  keep_until: string | null;
  paused: boolean;
  at_risk: boolean;
  held_long: boolean;
  holds: Hold[] | null;
  procedure_name: string;
  applicant: string | null;
}

/** A row of the list of tasks as the database answers it. */
export interface TaskListRow {
  sort_value: string;
  dossier: string;
  step: string;
  opened_at: Date;
  agency: string;
  role: string;
  segment: string | null;
  due: Date | null;
  overdue: boolean;
  seq: number;
  procedure: string;
  field: string;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  pin: string;
  status: number;
  dossier_due: Date | null;
  dossier_overdue: boolean;
  holds: Hold[] | null;
  procedure_name: string;
  applicant: string | null;
  holder: string | null;
  holder_name: string;
  holder_since: Date;
}

/** A dossier of a register, its applicant as kept: it goes through the policy's mask before anybody sees it. */
export interface RegisterRow {
  id: string;
  procedureName: string;
  field: string;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  acceptedAt: Instant;
  due: Instant | null;
  returnedAt: Instant | null;
  closedAs: ClosedAs | null;
  applicant: Applicant | null;
}

/** A row of the register as the database answers it. */
export interface RegisterListRow {
  id: string;
  procedure_name: string;
  field: string;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  accepted_at: Date;
  due: Date | null;
  returned_at: Date | null;
  closed_as: ClosedAs | null;
  name: string | null;
  phone: string | null;
  email: string | null;
  id_number: string | null;
  address: string | null;
  representative: string | null;
}

export interface QuestionListRow {
  sort_value: string;
  dossier: string;
  owner: string;
  agencies: string[];
  working: string[];
  acquainted: string[];
  field: string;
  procedure: string;
  procedure_name: string;
  pin: string;
  question: Question;
  answer: QuestionAnswer | null;
  note: string | null;
  actor: string | null;
  at: Date | null;
}

export interface ReturnListRow extends Omit<ListedReturn, 'procedureName' | 'row' | 'corrections'> {
  procedure_name: string;
  row: JsonHistory;
  corrections: JsonHistory[];
}

const instant = (date: Date | null): Instant | null => date?.getTime() ?? null;

export const listedDossierOf = (row: DossierListRow): ListedDossier => ({
  id: row.id,
  procedure: row.procedure,
  procedureName: row.procedure_name,
  field: row.field,
  channel: row.channel,
  owner: row.owner,
  agencies: row.agencies,
  working: row.working,
  acquainted: row.acquainted,
  phase: row.phase,
  status: row.status,
  version: row.seq,
  recordedAt: row.recorded_at.getTime(),
  submittedAt: row.submitted_at.getTime(),
  acceptedAt: instant(row.accepted_at),
  due: instant(row.due),
  closedAt: instant(row.closed_at),
  closedAs: row.closed_as,
  returnedAt: instant(row.returned_at),
  standing: row.standing,
  way: row.return_way ?? 'counter',
  parcel: row.parcel,
  archivedAt: instant(row.archived_at),
  archivePlace: row.archive_place,
  keepUntil: row.keep_until,
  paused: row.paused,
  atRisk: row.at_risk,
  heldLong: row.held_long,
  holds: row.holds ?? [],
  applicant: row.applicant,
});

export const listedTaskOf = (row: TaskListRow): ListedTask => ({
  dossier: row.dossier,
  step: row.step,
  pin: row.pin,
  openedAt: row.opened_at.getTime(),
  agency: row.agency,
  role: row.role,
  segment: row.segment,
  due: instant(row.due),
  overdue: row.overdue,
  version: row.seq,
  procedure: row.procedure,
  procedureName: row.procedure_name,
  field: row.field,
  owner: row.owner,
  agencies: row.agencies,
  working: row.working,
  acquainted: row.acquainted,
  status: row.status,
  dossierDue: instant(row.dossier_due),
  dossierOverdue: row.dossier_overdue,
  holds: row.holds ?? [],
  holder:
    row.holder === null
      ? null
      : { id: row.holder, name: row.holder_name, since: row.holder_since.getTime() },
  applicant: row.applicant,
});

export const registerRowOf = (row: RegisterListRow): RegisterRow => {
  const { name, phone, email, id_number: idNumber, address, representative } = row;
  return {
    id: row.id,
    procedureName: row.procedure_name,
    field: row.field,
    owner: row.owner,
    agencies: row.agencies,
    working: row.working,
    acquainted: row.acquainted,
    acceptedAt: row.accepted_at.getTime(),
    due: instant(row.due),
    returnedAt: instant(row.returned_at),
    closedAs: row.closed_as,
    applicant: name === null ? null : { name, phone, email, idNumber, address, representative },
  };
};

export const listedQuestionOf = (row: QuestionListRow): ListedQuestion => ({
  dossier: row.dossier,
  owner: row.owner,
  agencies: row.agencies,
  working: row.working,
  acquainted: row.acquainted,
  field: row.field,
  procedure: row.procedure,
  procedureName: row.procedure_name,
  pin: row.pin,
  question: row.question,
  answer:
    row.answer === null
      ? null
      : {
          answer: row.answer,
          note: row.note,
          actor: row.actor ?? '',
          at: row.at?.getTime() ?? 0,
        },
});

export const listedReturnOf = ({
  procedure_name: procedureName,
  row,
  corrections,
  ...rest
}: ReturnListRow): ListedReturn => ({
  ...rest,
  procedureName,
  row: historyRowOf(row),
  corrections: corrections.map(historyRowOf),
});
