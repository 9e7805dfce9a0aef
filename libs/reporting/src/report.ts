/** The quarterly report as data: what JSON, xlsx and docx are printed from (contracts.md, "Report, JSON form"). */

export interface Counts {
  received: number;
  carriedOver: number;
  inPeriod: { total: number; online: number; direct: number; postal: number };
  resolved: { total: number; early: number; onTime: number; overdue: number };
  inHand: { total: number; within: number; overdue: number };
  /** Inside the above, never added to it. */
  memo: {
    paused: number;
    provisional: number;
    returnedUnqualified: number;
    rejected: number;
    withdrawn: number;
    stopped: number;
    lateBeforeRestart: number;
    reappointed: number;
    withoutAppointment: number;
    withoutAppointmentInHand: number;
    digitisedIntake: number;
    digitisedResult: number;
  };
}

export interface FieldRow extends Counts {
  field: string;
}

export interface UnitRow extends Counts {
  agency: string;
  name: string;
}

/** The part one agency had in other owners' (or its own) liên thông dossiers. */
export interface SegmentRow {
  agency: string;
  name: string;
  received: number;
  resolved: { total: number; early: number; onTime: number; overdue: number; withoutBudget: number };
  inHand: { total: number; within: number; overdue: number };
  declined: number;
}

export interface Identity {
  id: string;
  /** The identity in Vietnamese with its numbers, for a person who checks. */
  text: string;
  holds: boolean;
}

export interface Report {
  form: string;
  period: { id: string; from: string; to: string };
  agency: string;
  agencyName: string;
  asOf: string;
  asKnownAt: string;
  total: Counts;
  fields: FieldRow[];
  /** Present when `agency` has units below it that own dossiers. */
  units?: UnitRow[];
  segments: SegmentRow[];
  identities: Identity[];
  evidence: {
    /** sha256 over the canonical list of heads. */
    sha256: string;
    dossiers: number;
    events: number;
  };
}
