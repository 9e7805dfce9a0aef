/** When things happen: filings at any hour, office work in office hours, ends where the plan wants them. */
import {
  type Day,
  dayOf,
  type Minute,
  parseDay,
  startOfDay,
  weekdayOf,
  type WorkingCalendar,
} from '#lib/calendar';
import {
  advance,
  type ClockEvent,
  type Ledger,
  standingOf,
  startLedger,
  type Term,
} from '#lib/deadline';
import type { Policies } from '#lib/procedure';

import type { Dice } from './dice.ts';
import type { Act } from './walk.ts';

/** `minutes` later by the wall clock. */
export const later = (at: Minute, minutes: number): Minute => (at + minutes) as Minute;

export const atTime = (day: Day, hour: number, minute: number): Minute =>
  later(startOfDay(day), hour * 60 + minute);

/** A day people file on, and how many of them do. */
export interface FilingDay {
  day: Day;
  weight: number;
}

/** Every day of a stretch with how busy it was: Mondays and days after a holiday more, days off little. */
export const filingDays = (
  dice: Dice,
  calendar: WorkingCalendar,
  from: string,
  to: string,
): FilingDay[] => {
  const days: FilingDay[] = [];
  for (let day = parseDay(from); day <= parseDay(to); day = (day + 1) as Day) {
    const usual = calendar.isWorkingDay(day)
      ? calendar.isWorkingDay((day - 1) as Day)
        ? 1
        : 1.35
      : weekdayOf(day) >= 6
        ? 0.22
        : 0.12;
    days.push({ day, weight: usual * dice.within(0.45, 1.6) });
  }
  return days;
};

const onlineHours = [
  { weight: 22, from: 450, to: 690 },
  { weight: 9, from: 690, to: 780 },
  { weight: 24, from: 780, to: 1020 },
  { weight: 36, from: 1020, to: 1350 },
  { weight: 5, from: 1350, to: 1439 },
  { weight: 2, from: 0, to: 90 },
  { weight: 5, from: 330, to: 450 },
];

/** When someone files: online at any hour, over the counter while it is open and not at its last minute. */
export const filing = (
  dice: Dice,
  calendar: WorkingCalendar,
  days: readonly FilingDay[],
  channel: 'online' | 'direct',
): Minute => {
  if (channel === 'online') {
    const { day } = dice.weighted(days);
    const { from, to } = dice.weighted(onlineHours);
    return later(startOfDay(day), dice.between(from, to));
  }
  const { day } = dice.weighted(days.filter((open) => calendar.isWorkingDay(open.day)));
  return later(startOfDay(day), dice.chance(0.6) ? dice.between(452, 670) : dice.between(782, 990));
};

/** When the desk takes it: at the counter at once, online within eight working hours and mostly sooner. */
export const taking = (
  dice: Dice,
  calendar: WorkingCalendar,
  filedAt: Minute,
  channel: 'online' | 'direct',
): Minute => {
  const minutes =
    channel === 'direct'
      ? dice.between(4, 18)
      : dice.chance(0.85)
        ? dice.between(3, 75)
        : dice.between(75, 460);
  return calendar.addWorkingMinutes(filedAt, minutes);
};

export interface Clocked {
  acceptedAt: Minute;
  term: Term;
  policies: Policies;
}

/** Where the office wants to be done; the clock then says whether it is. */
export type Goal = 'early' | 'on-time';

/**
 * When each act happens, from acceptance on; undefined if this throw of the dice misses the goal. The due is
 * the clock's own: terms, holds and restarts are folded by the same ledger that will judge the dossier.
 */
export const schedule = (
  dice: Dice,
  calendar: WorkingCalendar,
  { acceptedAt, term, policies }: Clocked,
  acts: readonly Act[],
  goal: Goal,
): Minute[] | undefined => {
  const start = startLedger(calendar, acceptedAt, term, {
    judgeBy: policies.judgeBy,
    ...(policies.judge && { judge: policies.judge }),
  });
  const office = officeMinutes(dice, calendar, start, goal);
  if (office < acts.length * 2) return undefined;

  const efforts = acts.reduce((sum, { effort }) => sum + effort, 0);
  let ledger = start;
  let at = acceptedAt;
  let done = 0;
  let spent = 0;
  const times: Minute[] = [];
  for (const act of acts) {
    done += act.effort;
    const share = Math.round((office * done) / efforts) - spent;
    spent += share;
    const gap = share + act.wait;
    at = gap > 0 ? calendar.addWorkingMinutes(at, gap) : at;
    times.push(at);
    if (act.clock) ledger = advance(ledger, eventOf(act.clock, at));
  }
  return standingOf(ledger, at) === goal ? times : undefined;
};

const eventOf = ({ type, reason }: NonNullable<Act['clock']>, at: Minute): ClockEvent => ({
  type,
  at,
  reason,
});

/** How much of the term the office uses, in working minutes. */
const officeMinutes = (
  dice: Dice,
  calendar: WorkingCalendar,
  { acceptedAt, due }: Ledger,
  goal: Goal,
): number => {
  if (due === null) return dice.between(60, 480);
  const all = calendar.workingMinutes(acceptedAt, due);
  const days = calendar.workingDaysBetween(dayOf(calendar.opening(acceptedAt)), dayOf(due));
  const sameDay = days === 0 || (days === 1 && all <= 600);
  if (goal === 'on-time') return sameDay ? all : all - dice.between(20, 440);
  if (sameDay) return Math.min(dice.between(24, 170), all - dice.between(2, 20));
  const before = all - 480;
  return Math.round(before * dice.within(0.3, 0.97));
};
