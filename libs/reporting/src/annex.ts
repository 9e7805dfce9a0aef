/**
 * The explanatory annex of a report as data (phụ lục giải trình hồ sơ quá hạn): which dossiers were late and whose
 * time that was, and how long each taking-part agency had its parts. That reasons for lateness accompany Biểu II.06 is
 * uncertain (U) and no layout of theirs is known: this one is the system's own. Nobody's name is in it.
 */
import type { Evidence } from './evidence.ts';
import type { Identity } from './report.ts';

/** Working minutes by whoever had them: the three are the total, exactly. */
export interface HeldMinutes {
  total: number;
  /** An agency was at work. */
  agency: number;
  /** The applicant was waited for. */
  applicant: number;
  /** Handed over and not answered yet. */
  transit: number;
}

/** Late working minutes, and which agencies had the agencies' part of them. */
export interface LateMinutes extends HeldMinutes {
  /** They sum to `agency`; the most first. */
  agencies: { agency: string; name: string; minutes: number }[];
}

/** A dossier that the report counts as overdue. Instants are ISO 8601 +07:00. */
export interface OverdueRow {
  dossier: string;
  /** Code of the procedure, and its name as the dossier's own version has it. */
  procedure: string;
  procedureName: string;
  field: string;
  /** Id of the agency that counts it. */
  owner: string;
  ownerName: string;
  due: string | null;
  /** The due leans on days whose calendar is not out yet. */
  provisional: boolean;
  /** null: in hand at the cut. */
  closedAt: string | null;
  /** It was late before a supplement restarted its term: its late time begins then, before the due. */
  lateBeforeRestart: boolean;
  /** From when it was late until it was closed, or until the cut. */
  late: LateMinutes;
}

/** What a taking-part agency had, of the segments the report's segment table counts. */
export interface PartRow {
  agency: string;
  name: string;
  /** As in the segment table. */
  received: number;
  /** Of each of these the whole stay, from its offer to its end or the cut, whenever the period began. */
  minutes: HeldMinutes;
  /** Offers that ended in the period without being taken: refused, taken back, not answered in time. */
  declined: number;
  recalled: number;
  expired: number;
}

export interface Annex {
  /** The report it belongs to: same period, agency, cut and knowledge, same histories. */
  period: { id: string; from: string; to: string };
  agency: string;
  agencyName: string;
  asOf: string;
  asKnownAt: string;
  /** The longest late first. */
  overdue: OverdueRow[];
  overdueTotal: { dossiers: number; resolved: number; inHand: number; late: LateMinutes };
  /** In Vietnamese alphabetical order of name. */
  parts: PartRow[];
  partsTotal: Omit<PartRow, 'agency' | 'name'>;
  /** overdue-resolved, overdue-in-hand, late-minutes, parts, part-minutes. */
  identities: Identity[];
  /** The report's own. */
  evidence: Evidence;
}
