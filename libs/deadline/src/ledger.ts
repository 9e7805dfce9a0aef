/**
 * The deadline ledger (semantics §3): a due date is never stored as truth, it is folded from facts.
 *
 * Glossary. Hold (tạm dừng): an open reason for which the clock stops; holds overlap. Stretch: the union of
 * overlapping holds, from the first hold to the last release. Credit: what a stretch gives back to the term.
 * Restart (tính lại từ đầu): a fresh term after a supplement. Extend (hẹn lại): a new appointment.
 */
import type { Minute, WorkingCalendar } from '#lib/calendar';

import type { Clock, Stretch } from './clock.ts';
import type { Measure, Term } from './term.ts';

/** A fact the clock hears, at a whole minute. `close` is a finish, a withdrawal or a stop for good. */
export type ClockEvent =
  | { readonly type: 'hold'; readonly at: Minute; readonly reason: string }
  | { readonly type: 'release'; readonly at: Minute; readonly reason: string }
  | { readonly type: 'restart'; readonly at: Minute; readonly reason?: string | undefined }
  | { readonly type: 'extend'; readonly at: Minute; readonly due: Minute }
  | {
      readonly type: 'vary';
      readonly at: Minute;
      readonly term: Term;
      /** Policies that hold from now on; absent: those of before. */
      readonly policy?: ClockPolicy | undefined;
    }
  /** Another agency has it from now on, and working time is counted as that one works. */
  | { readonly type: 'calendar'; readonly at: Minute; readonly calendar: WorkingCalendar }
  | { readonly type: 'close'; readonly at: Minute };

/** Policies of a procedure that the clock obeys; absent: the default of semantics §3–4. */
export interface ClockPolicy {
  /** Default by the term: date for whole working-day and calendar-day, else instant. */
  readonly judge?: 'date' | 'instant' | undefined;
  /** The due that standing is judged by; default current. */
  readonly judgeBy?: 'current' | 'original' | undefined;
  /** How often it may be extended; default once. */
  readonly maxExtensions?: number | undefined;
}

export interface OpenHold {
  readonly reason: string;
  readonly since: Minute;
  /** From when the dossier had been overdue in hand as this hold was opened; null if it was not. */
  readonly overdueSince: Minute | null;
}

/** A stretch as it was settled: what it gave back, and why not where it gave nothing. */
export interface SettledStretch extends Stretch {
  readonly outcome: 'credited' | 'nothing' | 'ran-out' | 'no-term';
  /** In working days, working minutes or calendar days, as `unit` says; 0 unless credited. */
  readonly credit: number;
  readonly unit: Measure['by'];
}

/** One accepted fact and what it made of the due; what the explanation is written from. */
export interface LedgerEntry {
  readonly event: ClockEvent | { readonly type: 'start'; readonly at: Minute };
  /** By which it was counted. */
  readonly calendar: WorkingCalendar;
  readonly settled: SettledStretch | null;
  readonly term: Term;
  readonly countsFrom: Minute | null;
  readonly due: Minute | null;
}

/** The ledger of one dossier, step or segment: a value; `advance` returns a new one. */
export interface Ledger extends Clock {
  readonly calendar: WorkingCalendar;
  readonly policy: ClockPolicy;
  readonly acceptedAt: Minute;
  /** The last fact. Questions about an earlier instant are questions to an earlier ledger. */
  readonly lastAt: Minute;
  readonly closedAt: Minute | null;
  readonly term: Term;
  readonly measure: Measure;
  /** The instant the running term was started: acceptance or the last restart. */
  readonly startedAt: Minute;
  /** Set by the first start, never changed; null if that term was none. */
  readonly originalDue: Minute | null;
  readonly openHolds: readonly OpenHold[];
  /** Begin of the stretch not yet settled (since the last restart or variation); null if none. */
  readonly stoppedFrom: Minute | null;
  /** Stretches that stopped the running term, kept for a variation. */
  readonly credited: readonly Stretch[];
  /** Begin of the open stretch as a citizen sees it, and the working minutes of all closed ones. */
  readonly heldFrom: Minute | null;
  readonly heldBefore: number;
  /** Extensions taken (reappointed); a restart renews none of those allowed. */
  readonly extended: number;
  /** Memo: overdue when a supplement was requested that then restarted the term; it stays overdue. */
  readonly lateBeforeRestart: boolean;
  /** From when it had been overdue then. */
  readonly lateSince: Minute | null;
  /** The due leans on days beyond the known calendar: weekends and fixed holidays only. */
  readonly provisional: boolean;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Working minutes of the union of all holds, credited or not, from acceptance to the close, without one to
 * `upTo` (default and not earlier than: the last fact).
 *
 * @throws CalendarEnds if `upTo` lies outside the calendar.
 */
export const heldMinutes = (
  ledger: Ledger,
  upTo: Minute = ledger.closedAt ?? ledger.lastAt,
): number =>
  ledger.heldFrom === null
    ? ledger.heldBefore
    : ledger.heldBefore + ledger.calendar.workingMinutes(ledger.heldFrom, upTo);
