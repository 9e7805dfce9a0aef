import type { Minute, WorkingCalendar } from '#lib/calendar';
import { CalendarEnds, dayOf, vietnameseInstant } from '#lib/calendar';

import type { Clock, Stretch } from './clock.ts';
import { addCredit, begin, extendTo, stops } from './clock.ts';
import { extensionFlaw } from './extension-flaw.ts';
import { isOverdueInHand, overdueFrom } from './in-hand.ts';
import type {
  ClockEvent,
  ClockPolicy,
  Ledger,
  LedgerEntry,
  OpenHold,
  SettledStretch,
} from './ledger.ts';
import { heldMinutes } from './ledger.ts';
import { ClockRefusal } from './refusal.ts';
import type { Term } from './term.ts';
import { measureOf } from './term.ts';

/** Runs arithmetic that may leave the calendar, turning that into a refusal of the clock. */
const within = <T>(answer: () => T): T => {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof CalendarEnds)) throw error;
    const { day, from, to } = error;
    throw new ClockRefusal('CalendarEnds', error.message, { day, from, to });
  }
};

const isProvisional = (calendar: WorkingCalendar, startedAt: Minute, due: Minute | null): boolean =>
  due !== null && (calendar.isProvisional(dayOf(due)) || calendar.isProvisional(dayOf(startedAt)));

/**
 * Starts the clock of a term at acceptance. For a live dossier pass `calendar.provisional()`: a due beyond
 * the known days is then given and marked, where the plain calendar refuses.
 *
 * @throws ClockRefusal bad-input for a term without meaning, CalendarEnds.
 * @example
 * const ledger = startLedger(calendar, parseInstant('2023-04-27T09:00:00+07:00'), { value: 3, unit: 'working-day' });
 * formatInstant(ledger.due) // '2023-05-05T17:00:00+07:00'
 */
export const startLedger = (
  calendar: WorkingCalendar,
  acceptedAt: Minute,
  term: Term,
  policy: ClockPolicy = {},
): Ledger =>
  within(() => {
    calendar.require(acceptedAt);
    const measure = measureOf(term);
    const { countsFrom, rawDay, due } = begin(calendar, measure, acceptedAt);
    return {
      calendar,
      policy,
      acceptedAt,
      lastAt: acceptedAt,
      closedAt: null,
      term,
      measure,
      startedAt: acceptedAt,
      countsFrom,
      rawDay,
      due,
      originalDue: due,
      openHolds: [],
      stoppedFrom: null,
      credited: [],
      heldFrom: null,
      heldBefore: 0,
      extended: 0,
      lateBeforeRestart: false,
      lateSince: null,
      provisional: isProvisional(calendar, acceptedAt, due),
      entries: [
        {
          event: { type: 'start', at: acceptedAt },
          calendar,
          settled: null,
          term,
          countsFrom,
          due,
        },
      ],
    };
  });

/**
 * The ledger after one more fact. It doesn't ask who may act or whether a reason was given; it refuses
 * what has no meaning for the clock.
 *
 * @throws ClockRefusal with every code of {@link RefusalCode}.
 * @example
 * const held = advance(ledger, { type: 'hold', at, reason: 'supplement' });
 * held.due === ledger.due // true: credit comes with the release
 */
export const advance = (ledger: Ledger, event: ClockEvent): Ledger =>
  within(() => {
    ledger.calendar.require(event.at);
    if (ledger.closedAt !== null) {
      throw new ClockRefusal(
        'order',
        `Hồ sơ đã kết thúc lúc ${vietnameseInstant(ledger.closedAt)}.`,
        { at: event.at, closedAt: ledger.closedAt },
      );
    }
    if (event.at < ledger.lastAt) {
      throw new ClockRefusal(
        'order',
        `Sự kiện lúc ${vietnameseInstant(event.at)} xảy ra trước sự kiện liền trước (${vietnameseInstant(ledger.lastAt)}).`,
        { at: event.at, previous: ledger.lastAt },
      );
    }
    switch (event.type) {
      case 'hold':
        return hold(ledger, event);
      case 'release':
        return release(ledger, event);
      case 'restart':
        return restart(ledger, event);
      case 'extend':
        return extend(ledger, event);
      case 'vary':
        return vary(ledger, event);
      case 'calendar':
        return goBy(ledger, event);
      case 'close':
        return endHolds(ledger, event, []);
    }
  });

type EventOf<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>;

/** The next ledger while it is being written; nobody else has seen it yet. */
type Draft = { -readonly [Name in keyof Ledger]: Ledger[Name] };

/** A copy to write on. Field by field: one shape for the engine makes a fold far faster than spreading. */
const draftOf = (ledger: Ledger, at: Minute): Draft => ({
  calendar: ledger.calendar,
  policy: ledger.policy,
  acceptedAt: ledger.acceptedAt,
  lastAt: at,
  closedAt: ledger.closedAt,
  term: ledger.term,
  measure: ledger.measure,
  startedAt: ledger.startedAt,
  countsFrom: ledger.countsFrom,
  rawDay: ledger.rawDay,
  due: ledger.due,
  originalDue: ledger.originalDue,
  openHolds: ledger.openHolds,
  stoppedFrom: ledger.stoppedFrom,
  credited: ledger.credited,
  heldFrom: ledger.heldFrom,
  heldBefore: ledger.heldBefore,
  extended: ledger.extended,
  lateBeforeRestart: ledger.lateBeforeRestart,
  lateSince: ledger.lateSince,
  provisional: ledger.provisional,
  entries: ledger.entries,
});

const setClock = (draft: Draft, { countsFrom, rawDay, due }: Clock): void => {
  draft.countsFrom = countsFrom;
  draft.rawDay = rawDay;
  draft.due = due;
  draft.provisional = isProvisional(draft.calendar, draft.startedAt, due);
};

/** Appends the fact and what it made of the due, and lets the ledger go. */
const noted = (draft: Draft, event: ClockEvent, settled: SettledStretch | null = null): Ledger => {
  const { calendar, term, countsFrom, due } = draft;
  const entry: LedgerEntry = { event, calendar, settled, term, countsFrom, due };
  draft.entries = [...draft.entries, entry];
  return draft;
};

const openHold = ({ openHolds }: Ledger, reason: string): OpenHold => {
  const found = openHolds.find((open) => open.reason === reason);
  if (found === undefined) {
    throw new ClockRefusal('no-hold', `Không có tạm dừng "${reason}" nào đang mở.`, { reason });
  }
  return found;
};

const hold = (ledger: Ledger, event: EventOf<'hold'>): Ledger => {
  const { at, reason } = event;
  if (ledger.openHolds.some((open) => open.reason === reason)) {
    throw new ClockRefusal('hold-open', `Tạm dừng "${reason}" đang mở rồi.`, { reason });
  }
  const overdueSince = isOverdueInHand(ledger, at) ? overdueFrom(ledger) : null;
  const draft = draftOf(ledger, at);
  draft.openHolds = [...ledger.openHolds, { reason, since: at, overdueSince }];
  draft.stoppedFrom ??= at;
  draft.heldFrom ??= at;
  return noted(draft, event);
};

/** Settles the open stretch at an instant: credit in the term's unit if the clock had not run out. */
const settle = (draft: Draft, at: Minute): SettledStretch | null => {
  const { measure, stoppedFrom } = draft;
  if (stoppedFrom === null) return null;
  const unit = measure.by;
  if (!stops(measure, draft, stoppedFrom)) {
    return { from: stoppedFrom, to: at, outcome: 'ran-out', credit: 0, unit };
  }
  const stretch: Stretch = { from: stoppedFrom, to: at };
  const { clock, credit } = addCredit(draft.calendar, measure, draft, stretch);
  setClock(draft, clock);
  draft.credited = [...draft.credited, stretch];
  const outcome = unit === 'none' ? 'no-term' : credit > 0 ? 'credited' : 'nothing';
  return { from: stoppedFrom, to: at, outcome, credit, unit };
};

/** Leaves only `remaining` open; when none is, the stretch ends and is credited. */
const endHolds = (
  ledger: Ledger,
  event: EventOf<'release' | 'close'>,
  remaining: readonly OpenHold[],
): Ledger => {
  const { at } = event;
  const draft = draftOf(ledger, at);
  draft.openHolds = remaining;
  if (event.type === 'close') draft.closedAt = at;
  if (remaining.length > 0 || ledger.heldFrom === null) return noted(draft, event);
  const settled = settle(draft, at);
  draft.heldBefore = heldMinutes(ledger, at);
  draft.heldFrom = null;
  draft.stoppedFrom = null;
  return noted(draft, event, settled);
};

const release = (ledger: Ledger, event: EventOf<'release'>): Ledger => {
  const ended = openHold(ledger, event.reason);
  return endHolds(
    ledger,
    event,
    ledger.openHolds.filter((open) => open !== ended),
  );
};

const restart = (ledger: Ledger, event: EventOf<'restart'>): Ledger => {
  const { at } = event;
  const ended = openHold(ledger, event.reason ?? 'supplement');
  const draft = draftOf(ledger, at);
  draft.startedAt = at;
  setClock(draft, begin(ledger.calendar, ledger.measure, at));
  draft.openHolds = ledger.openHolds.filter((open) => open !== ended);
  draft.credited = [];
  if (draft.openHolds.length === 0) {
    draft.heldBefore = heldMinutes(ledger, at);
    draft.heldFrom = null;
    draft.stoppedFrom = null;
  } else {
    // Other holds go on against the new term; what they stopped of the old one is gone with it.
    draft.stoppedFrom = at;
  }
  draft.lateBeforeRestart = ledger.lateBeforeRestart || ended.overdueSince !== null;
  draft.lateSince = ledger.lateSince ?? ended.overdueSince;
  return noted(draft, event);
};

const extend = (ledger: Ledger, event: EventOf<'extend'>): Ledger => {
  const { at, due } = event;
  ledger.calendar.require(due);
  const refuse = (why: string): never => {
    throw new ClockRefusal('extend-refused', why, { at, due, current: ledger.due });
  };
  const flaw = extensionFlaw(ledger);
  if (flaw !== null) refuse(flaw);
  else if (ledger.openHolds.length > 0) refuse('Hồ sơ đang tạm dừng, không hẹn lại được.');
  else if (ledger.due !== null && at >= ledger.due)
    refuse('Hạn trả đã hết, không hẹn lại được nữa.');
  const draft = draftOf(ledger, at);
  setClock(draft, extendTo(ledger.calendar, ledger.measure, ledger, due));
  draft.extended += 1;
  return noted(draft, event);
};

const vary = (ledger: Ledger, event: EventOf<'vary'>): Ledger => {
  const { at, term } = event;
  const { calendar, startedAt } = ledger;
  const draft = draftOf(ledger, at);
  // An open stretch is split here, so that each part asks the term it ran under whether it stopped it.
  const settled = settle(draft, at);
  if (draft.stoppedFrom !== null) draft.stoppedFrom = at;
  const working = ledger.measure.by === 'closings' || ledger.measure.by === 'minutes';
  draft.policy = event.policy ?? ledger.policy;
  draft.term = term;
  draft.measure = measureOf(term);
  let clock = begin(calendar, draft.measure, startedAt, working ? ledger.countsFrom : null);
  for (const stretch of draft.credited) {
    ({ clock } = addCredit(calendar, draft.measure, clock, stretch));
  }
  setClock(draft, clock);
  return noted(draft, event, settled);
};

/** The due stays as it was promised; a stretch that is open will be credited by the new calendar. */
const goBy = (ledger: Ledger, event: EventOf<'calendar'>): Ledger => {
  const { at, calendar } = event;
  const draft = draftOf(ledger, at);
  draft.heldBefore = heldMinutes(ledger, at);
  if (draft.heldFrom !== null) draft.heldFrom = at;
  noted(draft, event);
  draft.calendar = calendar;
  return draft;
};
