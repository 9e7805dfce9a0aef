/** The quarterly report as data: what JSON, xlsx and docx are printed from (contracts.md, "Report, JSON form"). */

/** One row of Biểu II.06: whole numbers of dossiers, each dossier once, counted at its owner (semantics.md §5). */
export interface Counts {
  /** Tổng số tiếp nhận: carried over + in period; also resolved + in hand. */
  received: number;
  /** Từ kỳ trước: accepted before the period and not closed before it, or taken over from another owner. */
  carriedOver: number;
  /** Mới tiếp nhận, by the channel of the filing. */
  inPeriod: { total: number; online: number; direct: number; postal: number };
  /** Đã giải quyết: closed in the period, by the standing judged at the close; without an appointment: on time. */
  resolved: { total: number; early: number; onTime: number; overdue: number };
  /** Đang giải quyết at the end of the period, or at `asOf` when it is not over. */
  inHand: { total: number; within: number; overdue: number };
  /** Inside the above, never added to it. */
  memo: {
    /** Of in hand: the clock is stopped. */
    paused: number;
    /** Of in hand: the due lies beyond the known calendar. */
    provisional: number;
    /** Of resolved, by how they were closed: trả lại do không đủ điều kiện, từ chối, rút, dừng. */
    returnedUnqualified: number;
    rejected: number;
    withdrawn: number;
    stopped: number;
    /** Of resolved: already overdue when a supplement was requested and the term restarted. */
    lateBeforeRestart: number;
    /** Of resolved: extended at least once (hẹn lại). */
    reappointed: number;
    /** Of resolved on time: no term at all. */
    withoutAppointment: number;
    /** Of in hand: no term at all. */
    withoutAppointmentInHand: number;
    /** Of in period: at least one paper digitised at intake. */
    digitisedIntake: number;
    /** Of resolved: the result is digitised. */
    digitisedResult: number;
  };
}

export interface FieldRow extends Counts {
  /** Lĩnh vực, as the procedure names it. */
  field: string;
}

export interface UnitRow extends Counts {
  /** Agency id. */
  agency: string;
  name: string;
}

/** The part one agency had in other owners' (or its own) liên thông dossiers. */
export interface SegmentRow {
  agency: string;
  name: string;
  /** Received in the period or open before it: resolved + in hand. */
  received: number;
  resolved: {
    total: number;
    early: number;
    onTime: number;
    overdue: number;
    withoutBudget: number;
  };
  inHand: { total: number; within: number; overdue: number };
  /** Refused at the hand-over in the period; in no other figure. */
  declined: number;
}

/** What the last locked report of the agency left in hand, and what was learned about it since. */
export interface PreviousInHand {
  /** Id of the period it locked. */
  period: string;
  inHand: number;
  /** Điều chỉnh số liệu kỳ trước: `change` dossiers more (or fewer) carried over, which, and why, in Vietnamese. */
  adjustments: { reason: string; change: number; dossiers: string[] }[];
}

export interface Identity {
  /** Stable name of the identity: received, in-period, resolved, in-hand, balance, memo, fields, units, segments, carried-over, evidence. */
  id: string;
  /** The identity in Vietnamese with its numbers, for a person who checks. */
  text: string;
  holds: boolean;
}

export interface Report {
  /** Number of the form (biểu số). */
  form: string;
  /** Both days belong to the period. */
  period: { id: string; from: string; to: string };
  agency: string;
  agencyName: string;
  /** ISO 8601 +07:00: the cut, that is the end of the period, or the earlier instant it was looked at. */
  asOf: string;
  /** ISO 8601 +07:00: facts recorded later are not in. */
  asKnownAt: string;
  total: Counts;
  /** Every lĩnh vực with a counted dossier, in Vietnamese alphabetical order. */
  fields: FieldRow[];
  /** Present when `agency` has units below it that own dossiers. */
  units?: UnitRow[];
  /** By taking-part agency, in Vietnamese alphabetical order of name. */
  segments: SegmentRow[];
  /** Present when the report was checked against the one before. */
  previous?: PreviousInHand;
  identities: Identity[];
  evidence: {
    /** sha256 over the canonical list of heads. */
    sha256: string;
    /** How many histories were read, counted or not. */
    dossiers: number;
    /** How many rows of history they had. */
    events: number;
  };
}
