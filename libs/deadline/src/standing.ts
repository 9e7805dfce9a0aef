import type { Minute } from '#lib/calendar';
import { dayOf } from '#lib/calendar';

import { advance } from './advance.ts';
import { byDate, judgedDue } from './in-hand.ts';
import type { Ledger } from './ledger.ts';

/** early trước hạn, on-time đúng hạn, overdue quá hạn, none không hẹn (semantics §4). */
export type Standing = 'early' | 'on-time' | 'overdue' | 'none';

/**
 * The standing of a dossier whose business is done at an instant. A ledger still open is closed there
 * first, since a finish ends the open holds with credit.
 *
 * @throws ClockRefusal order if the instant is earlier than the last fact; CalendarEnds.
 * @example standingOf(ledger, parseInstant('2023-05-05T17:30:00+07:00')) // 'on-time'
 */
export const standingOf = (ledger: Ledger, at: Minute): Standing => {
  if (ledger.closedAt === null) return standingOf(advance(ledger, { type: 'close', at }), at);
  const due = judgedDue(ledger);
  if (due === null) return 'none';
  if (ledger.lateBeforeRestart) return 'overdue';
  if (byDate(ledger)) {
    const late = dayOf(at) - dayOf(due);
    return late < 0 ? 'early' : late > 0 ? 'overdue' : 'on-time';
  }
  if (at < due) return 'early';
  return ledger.calendar.workingMinutes(due, at) > 0 ? 'overdue' : 'on-time';
};
