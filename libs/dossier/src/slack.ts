/**
 * Slack (còn kịp hay không): the budgets still ahead against the working time left to the due. It turns negative
 * before anything is late, at an instant that is known in advance as long as nothing moves.
 */
import {
  type Calendars,
  type Day,
  dayOf,
  type Minute,
  startOfDay,
  type WorkingCalendar,
} from '#lib/calendar';
import { type Ahead, type Procedure, stepsOf, type View, waysAhead } from '#lib/procedure';

import type { Side } from './facts.ts';
import type { Fold } from './fold.ts';
import { instantOfMinute, minuteOf } from './instants.ts';
import { minutesBefore } from './minutes-before.ts';
import { DOSSIER } from './parts.ts';
import type { Instant } from './position.ts';

/** From when what lies ahead no longer fits before the due, if nothing moves, and what it waits for there. */
export interface Risk {
  from: Instant;
  due: Instant;
  /** Working minutes needed from `from` on, what is open included. */
  needed: number;
  /** The open task, or the offer that is not answered; its entry. */
  at: { step: string; openedSeq: number } | { segment: string; openedSeq: number };
  /** Who has the task, or is to answer the offer. */
  to: Side;
  /** Whose dossier it is. */
  owner: string;
}

/** What is open and has to end before the rest can begin. */
interface Leaf {
  at: Risk['at'];
  to: Side;
  since: Instant;
  /** Working minutes: what it may still take, and what comes after it. */
  own: number;
  after: number;
  /** Calendar days after it. */
  days: number;
}

const MINUTES_PER_HOUR = 60;

/**
 * From when the rest of the way no longer fits before the due as the dossier stands; null if it never does, of a
 * same-day term, and while the dossier's clock stands still: then the due moves with it. Of branches side by side the first counts.
 *
 * While the open step has budget left, its own remainder and the time left shrink alike: slack is negative from
 * the step's opening, or else only once that budget is used up and the rest alone is more than what is left. So they do
 * because both are counted as the agency works that has the step, or is to answer.
 */
export const riskOf = (
  procedure: Procedure,
  view: Pick<View, 'waiting' | 'facts'>,
  fold: Pick<Fold, 'positions' | 'tasks' | 'offers' | 'holds' | 'clock'>,
  calendars: Calendars,
): Risk | null => {
  const position = fold.positions.at(-1);
  if (position?.phase !== 'in-hand' || position.due === null || position.paused) return null;
  // What lies ahead of a dossier owned elsewhere is not known here.
  if (position.hostedBy !== undefined) return null;
  // The budgets of such a term add up to a whole day, however much of it was left at the acceptance.
  if (fold.clock?.value.term.unit === 'same-day') return null;
  const { due } = position;
  const now = lastMove(position.from, fold);
  const risks = leavesOf(procedure, view, fold, calendars, now).flatMap((leaf) => {
    const risk = riskAt(leaf, due, now, calendars.of(leaf.to.agency));
    return risk ? [{ ...risk, to: leaf.to, owner: position.owner }] : [];
  });
  // Of several at one instant always the same one, in whatever order the state names them.
  return risks.sort((a, b) => a.from - b.from || (partOf(a) < partOf(b) ? -1 : 1))[0] ?? null;
};

const partOf = ({ at }: Risk): string => ('step' in at ? at.step : at.segment);

/** When something last happened that slack depends on: a position says only what a report can see. */
const lastMove = (
  from: Instant,
  { tasks, offers, holds }: Pick<Fold, 'tasks' | 'offers' | 'holds'>,
) =>
  Math.max(
    from,
    ...tasks.map(({ openedAt }) => openedAt),
    ...offers.map(({ offeredAt }) => offeredAt),
    ...holds.flatMap(({ since, until }) => [since, until ?? since]),
  );

const riskAt = (
  { at, since, own, after, days }: Leaf,
  due: Instant,
  now: Instant,
  calendar: WorkingCalendar,
): Omit<Risk, 'to' | 'owner'> | null => {
  const end = minuteOf(due);
  const left = calendar.workingMinutes(minuteOf(now), end);
  if (left < own + after) return { from: since, due, needed: own + after, at };
  const last = after > 0 ? minutesBefore(calendar, end, after) : undefined;
  const inDays = days > 0 ? startOfDay((dayOf(end) - days + 1) as Day) : undefined;
  const firsts = [
    ...(last === undefined ? [] : [last + 60_000]),
    ...(inDays === undefined ? [] : [instantOfMinute(inDays)]),
  ];
  return firsts.length === 0 ? null : { from: Math.min(...firsts), due, needed: after, at };
};

/** Open tasks, and offers of the flow that wait for their answer. */
const leavesOf = (
  procedure: Procedure,
  { waiting, facts }: Pick<View, 'waiting' | 'facts'>,
  fold: Pick<Fold, 'positions' | 'tasks' | 'offers' | 'holds'>,
  calendars: Calendars,
  now: Instant,
): Leaf[] => {
  const working = waysAhead(procedure, facts, 'working');
  const calendarDays = waysAhead(procedure, facts, 'calendar');
  const none: Ahead = { own: 0, after: 0 };
  const position = fold.positions.at(-1);
  const minutes = (hours: number) => Math.round(hours * MINUTES_PER_HOUR);
  const tasks = fold.tasks
    .filter(({ closedSeq }) => closedSeq === null)
    .map(({ step, openedSeq, openedAt, segment, agency, role }): Leaf => {
      const { own, after } = working.get(step) ?? none;
      // A segment whose tasks have no budgets of their own has one for all of them.
      const stay = position?.segments.findLast((one) => one.segment === segment);
      const shared = own === 0 && segment !== null ? sharedBudget(procedure, segment, working) : 0;
      const since = shared > 0 ? (stay?.receivedAt ?? openedAt) : openedAt;
      const budget = minutes(own > 0 ? own : shared);
      const used = workedMinutes(since, now, segment, fold.holds, calendars.of(agency));
      return {
        at: { step, openedSeq },
        to: { agency, role },
        since,
        own: Math.max(0, budget - used),
        after: minutes(after),
        days: calendarDays.get(step)?.after ?? 0,
      };
    });
  const offers = waiting.flatMap(({ step, segment }): Leaf[] => {
    const offer = fold.offers.findLast((one) => one.segment === segment && one.answeredAs === null);
    if (!offer) return [];
    const { own, after } = working.get(step) ?? none;
    const days = calendarDays.get(step) ?? none;
    return [
      {
        at: { segment, openedSeq: offer.seq },
        to: offer.to,
        since: offer.offeredAt,
        own: 0,
        after: minutes(own + after),
        days: days.own + days.after,
      },
    ];
  });
  return [...tasks, ...offers];
};

const sharedBudget = (
  procedure: Procedure,
  segment: string,
  working: ReadonlyMap<string, Ahead>,
): number => {
  const handOver = stepsOf(procedure).find(
    ({ step }) => 'handOver' in step && step.handOver.segment === segment,
  );
  return handOver ? (working.get(handOver.id)?.own ?? 0) : 0;
};

/** Working minutes of a part, of the dossier or a segment, that nothing stopped. */
export const workedMinutes = (
  from: Instant,
  to: Instant,
  segment: string | null,
  holds: Fold['holds'],
  calendar: WorkingCalendar,
): number => {
  let worked = 0;
  let reached: Minute = minuteOf(from);
  const end = minuteOf(to);
  const stopped = holds
    .filter(({ scope, since }) => since < to && (scope === DOSSIER || scope === segment))
    .map(({ since, until }) => ({ since: minuteOf(since), until: minuteOf(until ?? to) }))
    .sort((a, b) => a.since - b.since);
  for (const { since, until } of stopped) {
    if (since > reached && since <= end) worked += calendar.workingMinutes(reached, since);
    if (until > reached) reached = until;
  }
  return reached < end ? worked + calendar.workingMinutes(reached, end) : worked;
};
