import type { Minute } from '#lib/calendar';
import { dayOf, startOfDay } from '#lib/calendar';

import { stops } from './clock.ts';
import type { Ledger } from './ledger.ts';

/** Whether days are compared, or instants: by the policy, else by the term. */
export const byDate = ({ policy, term }: Ledger): boolean =>
  policy.judge === undefined
    ? term.unit === 'calendar-day' || (term.unit === 'working-day' && Number.isInteger(term.value))
    : policy.judge === 'date';

/** The due that counts: the current one unless the policy says the original. */
export const judgedDue = ({ policy, due, originalDue }: Ledger): Minute | null =>
  due === null ? null : policy.judgeBy === 'original' ? (originalDue ?? due) : due;

/**
 * Whether the clock is validly stopped: a hold is open and its stretch began before the clock ran out. A
 * hold opened on a late dossier stops nothing (ask `openHolds` for what is waiting).
 */
export const isStopped = (ledger: Ledger): boolean =>
  ledger.stoppedFrom !== null && stops(ledger.measure, ledger, ledger.stoppedFrom);

/**
 * Whether a dossier in hand is overdue at an instant not before its last fact: exactly if finishing just
 * before it would be overdue and the clock is not validly stopped, or it is late from before a restart.
 *
 * @throws CalendarEnds if judged by instant and x lies outside the calendar.
 */
export const isOverdueInHand = (ledger: Ledger, x: Minute): boolean => {
  const due = judgedDue(ledger);
  if (due === null || ledger.closedAt !== null) return false;
  if (ledger.lateBeforeRestart) return true;
  if (isStopped(ledger)) return false;
  return byDate(ledger)
    ? dayOf((x - 1) as Minute) > dayOf(due)
    : ledger.calendar.workingMinutes(due, x) > 0;
};

/**
 * The first whole minute at which {@link isOverdueInHand} answers yes if nothing further happens; null
 * if never: no due, closed, or validly stopped. Late from before a restart: since when it had been late.
 *
 * @throws CalendarEnds if judged by instant and the due is the last closing the calendar knows.
 * @example formatInstant(overdueFrom(ledger)) // due 2023-05-05, judged by date: '2023-05-06T00:01:00+07:00'
 */
export const overdueFrom = (ledger: Ledger): Minute | null => {
  const due = judgedDue(ledger);
  if (due === null || ledger.closedAt !== null) return null;
  if (ledger.lateBeforeRestart) return ledger.lateSince;
  if (isStopped(ledger)) return null;
  return (
    byDate(ledger) ? startOfDay(dayOf(due)) + 1441 : ledger.calendar.opening(due) + 1
  ) as Minute;
};

/**
 * From when working time counts as late, if the dossier is overdue at all: since it had been late before a
 * restart, else from the due that counts, closed or not; null without a due.
 */
export const lateFrom = (ledger: Ledger): Minute | null => ledger.lateSince ?? judgedDue(ledger);
