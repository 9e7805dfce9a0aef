import {
  type HoldReason,
  type Policies,
  type Procedure,
  type Reminders,
  stepsOf,
} from '#lib/procedure';
import { type Calendars, type Day, dayOf, startOfDay, type WorkingCalendar } from '#lib/calendar';

import { holdKey } from './clock.ts';
import type { Side } from './facts.ts';
import type { Fold } from './fold.ts';
import { instantOfMinute, minuteOf } from './instants.ts';
import { minutesBefore } from './minutes-before.ts';
import type { OfferRecord } from './offers.ts';
import type { Instant } from './position.ts';
import type { Risk } from './slack.ts';

/** When somebody is told, counted in working time from the due date (hạn trả) or from being overdue. */
export type Threshold =
  | { at: 'before-due'; value: number; unit: 'working-day' | 'working-hour' }
  /** The opening of the day the due falls on. */
  | { at: 'due-day' }
  | { at: 'overdue' }
  /** The opening of the value-th working day after becoming overdue: a superior is told (báo cấp trên). */
  | { at: 'after-overdue'; value: number; tell: 'head' | 'chair' };

/** Thresholds of a dossier and of its steps; a step not named has those of `step`, and so has an opinion. */
export interface AlertPolicy {
  dossier: readonly Threshold[];
  step: readonly Threshold[];
  steps: Readonly<Record<string, readonly Threshold[]>>;
  /** Working days a hold may last before the leader is told. */
  holdLimit: number;
}

/**
 * The thresholds a definition says, with the defaults where it says nothing; being overdue is always told.
 *
 * @example
 * const alerts = { before: [], dueDay: false };
 * alertPolicyOf({ start: 'a', steps: {}, alerts, policies: { holdLimit: 30 } }).dossier.map(({ at }) => at)
 * // ['overdue', 'after-overdue', 'after-overdue']
 */
export const alertPolicyOf = (
  procedure: Pick<Procedure, 'alerts' | 'start' | 'steps'> & {
    policies: Pick<Policies, 'holdLimit'>;
  },
): AlertPolicy => {
  const { alerts, policies } = procedure;
  const steps = stepsOf(procedure).flatMap(({ id, step }) =>
    'task' in step && step.alerts ? [[id, reminders(step.alerts)] as const] : [],
  );
  const { head = 1, chair = 3 } = alerts?.escalate ?? {};
  return {
    dossier: [
      ...reminders(alerts ?? {}),
      { at: 'after-overdue', value: head, tell: 'head' },
      { at: 'after-overdue', value: chair, tell: 'chair' },
    ],
    step: reminders({}),
    steps: Object.fromEntries(steps),
    holdLimit: policies.holdLimit,
  };
};

/** Two working days and one before, on the day, and overdue. */
const reminders = ({
  before = [
    { value: 2, unit: 'working-day' },
    { value: 1, unit: 'working-day' },
  ],
  dueDay = true,
}: Reminders): Threshold[] => [
  ...before.map(({ value, unit }) => ({ at: 'before-due' as const, value, unit })),
  ...(dueDay ? [{ at: 'due-day' as const }] : []),
  { at: 'overdue' },
];

/** What time will cause if nothing else happens. */
export interface Timer {
  /**
   * `due-2d`, `due-4h`, `due-today`, `overdue`, `escalate-head`; of a step `task:<step>#<seq>/…`; of an opinion that
   * was asked for `opinion:#<seq>/…`; of an offer `offer:<segment>#<seq>/` and `unanswered`, `unanswered-giver` or
   * `expire`; of a way ahead that no longer fits `at-risk` and `at-risk-owner` after the task or the offer that is open;
   * of a hold that lasts too long `hold:<scope>/<reason>…/too-long`.
   */
  kind: string;
  firesAt: Instant;
  /** The due this was counted from; of a hold the end of what it may last. */
  due: Instant;
  /** The open task it is about; null for the dossier itself, for an opinion and for an offer. */
  step: string | null;
  /** The row that opened the task, or asked for the opinion; null for the dossier itself. */
  openedSeq: number | null;
  /** Who is told; both null for whoever has the task, else the owner. */
  agency: string | null;
  role: string | null;
}

const toWhoeverHasIt = { agency: null, role: null };

/**
 * The timers a dossier should have armed as its facts stand: of a running clock only, one for each
 * threshold. Thresholds not after the acceptance (of a step: its opening) are left out, being overdue is
 * never. It does not ask what time it is: a threshold that passed long ago is listed too. Working time is counted as
 * the agency works that has what is due.
 */
export const timersOf = (fold: Fold, calendars: Calendars, policy: AlertPolicy): Timer[] => {
  const position = fold.positions.at(-1);
  if (position?.phase !== 'in-hand' || position.acceptedAt === null) return [];
  const { due, overdueFrom, paused, lateBeforeRestart } = position;
  const owners = calendars.of(position.owner);
  const timers: Timer[] = [];
  const ours = position.hostedBy === undefined;
  if (ours && due !== null && overdueFrom !== null && !(paused && lateBeforeRestart)) {
    const counted = { due, overdueFrom, since: position.acceptedAt };
    for (const found of thresholdsOf(counted, owners, policy.dossier)) {
      timers.push({ ...found, due, step: null, openedSeq: null, ...toWhoeverHasIt });
    }
  }
  for (const task of fold.tasks) {
    if (task.closedSeq !== null || task.due === null || task.overdueFrom === null) continue;
    const { step, openedSeq, agency } = task;
    const counted = { due: task.due, overdueFrom: task.overdueFrom, since: task.openedAt };
    const thresholds = policy.steps[step] ?? policy.step;
    for (const { kind, firesAt } of thresholdsOf(counted, calendars.of(agency), thresholds)) {
      const of = `task:${step}#${openedSeq}/${kind}`;
      timers.push({ kind: of, firesAt, due: task.due, step, openedSeq, ...toWhoeverHasIt });
    }
  }
  for (const { seq, agency, askedAt, due: answerBy, overdueFrom: lateFrom } of fold.opinions) {
    if (answerBy === null || lateFrom === null) continue;
    const counted = { due: answerBy, overdueFrom: lateFrom, since: askedAt };
    for (const { kind, firesAt } of thresholdsOf(counted, calendars.of(agency), policy.step)) {
      const of = `opinion:#${seq}/${kind}`;
      timers.push({
        kind: of,
        firesAt,
        due: answerBy,
        step: null,
        openedSeq: seq,
        ...toWhoeverHasIt,
      });
    }
  }
  // Whoever offered it is told, and lets it lapse, where the dossier is owned.
  const offers = fold.offers.flatMap(timersOfOffer);
  return [
    ...timers,
    ...(ours ? offers : offers.filter(({ kind }) => kind.endsWith('/unanswered'))),
    ...(ours ? timersOfHolds(fold, owners, policy.holdLimit) : []),
  ];
};

/** The head of the owner is told of a hold that is longer than it may be, in working days as a credit counts them. */
const timersOfHolds = ({ holds }: Fold, calendar: WorkingCalendar, limit: number): Timer[] =>
  holds.flatMap(({ scope, reason, from, since, until }) => {
    const begun = minuteOf(since);
    if (until !== null || !calendar.covers(begun)) return [];
    // Where the calendar does not reach nothing is told yet.
    if (calendar.workingDaysBetween(dayOf(begun), calendar.to) < limit + 2) return [];
    const first = dayOf(calendar.opening(begun));
    const firesAt = instantOfMinute(calendar.openingOf(calendar.workingDayAfter(first, limit + 1)));
    return [
      {
        ...{ kind: `${HOLD}${holdKey(scope, reason, from)}/too-long`, firesAt, due: firesAt },
        ...{ step: null, openedSeq: null, agency: null, role: 'head' },
      },
    ];
  });

const HOLD = 'hold:';

/** From when a dossier was on hold for too long, if nothing happens; null where no clock stands still. */
export const heldLongFrom = (timers: readonly Timer[]): Instant | null =>
  timers
    .filter(({ kind }) => kind.startsWith(HOLD))
    .reduce<Instant | null>((first, { firesAt }) => Math.min(first ?? firesAt, firesAt), null);

/** What a hold that lasts too long waits for, of which part; undefined for any other kind. */
export const holdAlert = (kind: string): { scope: string; reason: HoldReason } | undefined => {
  const [, scope, reason] = /^hold:([^/]+)\/([^/]+)/.exec(kind) ?? [];
  return scope === undefined || reason === undefined
    ? undefined
    : { scope, reason: reason as HoldReason };
};

/**
 * Whoever has to act next is told when what comes after it no longer fits before the due, and the dossier's owner too
 * where that is another agency.
 */
export const timersOfRisk = (risk: Risk | null): Timer[] => {
  if (!risk) return [];
  const { from: firesAt, due, at, to, owner } = risk;
  const part = 'step' in at ? `task:${at.step}` : `offer:${at.segment}`;
  const step = 'step' in at ? at.step : null;
  const timer = (says: string, { agency, role }: Pick<Timer, 'agency' | 'role'>): Timer => ({
    ...{ kind: `${part}#${at.openedSeq}/${says}`, firesAt, due, step, openedSeq: at.openedSeq },
    ...{ agency, role },
  });
  return [
    // Whoever has the task hears of it, whom it was given to meanwhile too.
    timer('at-risk', step === null ? to : toWhoeverHasIt),
    ...(to.agency === owner ? [] : [timer('at-risk-owner', { agency: owner, role: 'officer' })]),
  ];
};

/** Everything that time will cause of a dossier if nothing else happens. */
export const allTimersOf = (
  fold: Fold,
  calendars: Calendars,
  policy: AlertPolicy,
  risk: Risk | null,
): Timer[] => [...timersOf(fold, calendars, policy), ...timersOfRisk(risk)];

/** Both sides are told when an open offer was not answered in time; where the definition wants it, it ends then. */
const timersOfOffer = ({ segment, seq, from, to, lapsesAt, onExpiry }: OfferRecord): Timer[] => {
  if (lapsesAt === null) return [];
  const timer = (kind: string, { agency, role }: Side): Timer => ({
    kind: `offer:${segment}#${seq}/${kind}`,
    firesAt: lapsesAt,
    due: lapsesAt,
    step: null,
    openedSeq: seq,
    agency,
    role,
  });
  return [
    timer('unanswered', to),
    timer('unanswered-giver', from),
    ...(onExpiry === 'return' ? [timer('expire', from)] : []),
  ];
};

/** The segment an alert of an offer is about, and what it says; undefined for any other kind. */
export const offerAlert = (
  kind: string,
): { segment: string; seq: number; says: string } | undefined => {
  const [, segment, seq, says] = /^offer:(.+)#(\d+)\/(.+)$/.exec(kind) ?? [];
  return segment === undefined || says === undefined
    ? undefined
    : { segment, seq: Number(seq), says };
};

interface Counted {
  due: Instant;
  overdueFrom: Instant;
  since: Instant;
}

function* thresholdsOf(
  { due, overdueFrom, since }: Counted,
  calendar: WorkingCalendar,
  thresholds: readonly Threshold[],
): Generator<{ kind: string; firesAt: Instant }> {
  for (const threshold of thresholds) {
    const firesAt = firesAtOf(threshold, due, overdueFrom, calendar);
    if (firesAt === undefined) continue;
    if (threshold.at === 'overdue' || threshold.at === 'after-overdue' || firesAt > since) {
      yield { kind: kindOf(threshold), firesAt };
    }
  }
}

const kindOf = (threshold: Threshold): string => {
  switch (threshold.at) {
    case 'before-due':
      return `due-${threshold.value}${threshold.unit === 'working-day' ? 'd' : 'h'}`;
    case 'due-day':
      return 'due-today';
    case 'overdue':
      return 'overdue';
    case 'after-overdue':
      return `escalate-${threshold.tell}`;
  }
};

/** undefined where the calendar does not reach. */
const firesAtOf = (
  threshold: Threshold,
  due: Instant,
  overdueFrom: Instant,
  calendar: WorkingCalendar,
): Instant | undefined => {
  const dueDay = dayOf(minuteOf(due));
  switch (threshold.at) {
    case 'before-due':
      return threshold.unit === 'working-day'
        ? openingBefore(calendar, dueDay, threshold.value)
        : minutesBefore(calendar, minuteOf(due), threshold.value * 60);
    case 'due-day':
      return calendar.covers(startOfDay(dueDay)) && calendar.isWorkingDay(dueDay)
        ? instantOfMinute(calendar.openingOf(dueDay))
        : undefined;
    case 'overdue':
      return overdueFrom;
    case 'after-overdue': {
      const day = dayOf(minuteOf(overdueFrom));
      const last = (calendar.to - 31) as Day;
      if (day < calendar.from || day > last) return undefined;
      return instantOfMinute(calendar.openingOf(calendar.workingDayAfter(day, threshold.value)));
    }
  }
};

/** The opening of the n-th working day before a day. */
const openingBefore = (calendar: WorkingCalendar, day: Day, n: number): Instant | undefined => {
  let left = n;
  for (let d = day - 1; d >= calendar.from && d <= calendar.to; d -= 1) {
    if (calendar.isWorkingDay(d as Day)) left -= 1;
    if (left === 0) return instantOfMinute(calendar.openingOf(d as Day));
  }
  return undefined;
};
