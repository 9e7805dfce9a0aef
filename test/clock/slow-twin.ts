/**
 * The slow twin of `clock evaluate`: a second implementation of semantics.md §1–4, written from the
 * words alone, one boolean per minute and loops over days. It imports nothing from libs/, so that a
 * random case answered alike by both is answered twice. The calendar is typed from regulations.md §5.
 *
 * Time here is a whole number: minutes since 2020-01-01T00:00+07:00. A day is a whole number too.
 */

/** Monday to Friday, and yet off: year, then month-day. */
export const OFF_WEEKDAYS: Record<number, string> = {
  2020: '01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02',
  2021: '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
  2022: '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
  2023: '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
  2024: '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
  2025: '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
  2026: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
};

/** Saturdays worked with full hours. */
export const WORKING_SATURDAYS = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

const DAY = 1440;
const DAYS = 7 * 365 + 2; // 2020 and 2024 have a 29 February
const END = DAYS * DAY;
const FIRST_MIDNIGHT = Date.UTC(2020, 0, 1) / 60_000;

const dateOf = (day: number) =>
  new Date((FIRST_MIDNIGHT + day * DAY) * 60_000).toISOString().slice(0, 10);

/** One boolean per known minute, and the number of true ones per day. */
const WORKS = new Uint8Array(END);
const WORKED: number[] = [];
for (let day = 0; day < DAYS; day++) {
  const date = dateOf(day);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const off = OFF_WEEKDAYS[Number(date.slice(0, 4))]!.split(' ').includes(date.slice(5));
  const works = (weekday >= 1 && weekday <= 5 && !off) || WORKING_SATURDAYS.includes(date);
  WORKED.push(works ? 480 : 0);
  if (!works) continue;
  WORKS.fill(1, day * DAY + 7 * 60 + 30, day * DAY + 11 * 60 + 30);
  WORKS.fill(1, day * DAY + 13 * 60, day * DAY + 17 * 60);
}

class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
const bad = (message: string) => new Refusal('bad-input', message);

// ── §1 Working time ──

const dayOf = (t: number) => Math.floor(t / DAY);

/** The working minutes of a day; a day outside the calendar can't be asked about. */
function worked(day: number): number {
  const minutes = WORKED[day];
  if (minutes === undefined) throw new Refusal('CalendarEnds', 'outside 2020-01-01 to 2026-12-31');
  return minutes;
}

function opening(t: number): number {
  for (let u = t; ;) {
    if (worked(dayOf(u)) === 0) u = (dayOf(u) + 1) * DAY;
    else if (WORKS[u] === 1) return u;
    else u++;
  }
}

function closing(day: number): number {
  let t = (day + 1) * DAY;
  while (WORKS[t - 1] === 0) t--;
  return t;
}

function workingMinutes(a: number, b: number): number {
  let sum = 0;
  for (let t = a; t < b;) {
    if (t % DAY === 0 && t + DAY <= b) {
      sum += worked(dayOf(t));
      t += DAY;
    } else sum += WORKS[t++]!;
  }
  return sum;
}

function addWorkingMinutes(t: number, minutes: number): number {
  let u = opening(t);
  for (let left = minutes; left > 0;) {
    const whole = worked(dayOf(u));
    if (u % DAY === 0 && whole < left) {
      left -= whole;
      u += DAY;
    } else left -= WORKS[u++]!;
  }
  return u;
}

/** The n-th working day after a day, that day not counted; n = 0 gives the day itself. */
function workingDayAfter(day: number, n: number): number {
  let d = day;
  for (let left = n; left > 0;) {
    d++;
    if (worked(d) > 0) left--;
  }
  return d;
}

/** The closing of the day if it is a working day, else of the next working day. */
function closingOrNext(day: number): number {
  let d = day;
  while (worked(d) === 0) d++;
  return closing(d);
}

// ── §2 Terms ──

type Term =
  | { kind: 'days'; days: number; cutoff?: number }
  | { kind: 'same-day'; cutoff?: number }
  | { kind: 'minutes'; minutes: number; cutoff?: number }
  | { kind: 'calendar'; days: number }
  | { kind: 'none' };

/** A started term. `count` is the raw calendar day reached so far, used for calendar days only. */
interface Clock {
  s: number;
  due: number;
  count: number;
}

/** The instant the clock starts: the opening, or after the cutoff that of the next working day. */
function startOf(at: number, cutoff: number | undefined): number {
  const onWorkingDay = worked(dayOf(at)) > 0;
  if (cutoff !== undefined && onWorkingDay && at % DAY > cutoff)
    return opening((dayOf(at) + 1) * DAY);
  return opening(at);
}

/** Starts a term; null for none. */
function start(term: Term, at: number): Clock | null {
  if (term.kind === 'none') return null;
  if (term.kind === 'calendar') {
    const count = dayOf(at) + term.days;
    return { s: at, due: closingOrNext(count), count };
  }
  const s = startOf(at, term.cutoff);
  if (term.kind === 'days')
    return { s, due: closing(workingDayAfter(dayOf(s), term.days)), count: NaN };
  if (term.kind === 'same-day') return { s, due: closing(dayOf(s)), count: NaN };
  return { s, due: addWorkingMinutes(s, term.minutes), count: NaN };
}

// ── §3 The ledger ──

/** Whether a stretch begun at p stopped a clock that had not yet run out. */
function stops(term: Term, clock: Clock, begun: number): boolean {
  const p = Math.max(begun, clock.s);
  return term.kind === 'calendar' ? dayOf(p) <= dayOf(clock.due) : p < clock.due;
}

/** The clock after the credit of the stopped stretch [begun, r). */
function credit(term: Term, clock: Clock, begun: number, r: number): Clock {
  const p = Math.max(begun, clock.s);
  if (!stops(term, clock, begun)) return clock;
  if (term.kind === 'calendar') {
    const days = dayOf(r) - dayOf(p);
    if (days <= 0) return clock;
    const count = Math.max(clock.count, dayOf(p)) + days;
    return { ...clock, count, due: closingOrNext(count) };
  }
  if (term.kind === 'minutes') {
    const minutes = workingMinutes(p, r);
    return minutes === 0 ? clock : { ...clock, due: addWorkingMinutes(clock.due, minutes) };
  }
  let days = 0;
  for (let d = dayOf(opening(p)) + 1, last = dayOf(opening(r)); d <= last; d++)
    if (worked(d) > 0) days++;
  if (days === 0) return clock;
  return { ...clock, due: closing(workingDayAfter(dayOf(clock.due), days)) };
}

/** The clock with the due an extension gives it. */
function extended(term: Term, clock: Clock, given: number): Clock {
  let due = given;
  if (term.kind !== 'minutes') due = closingOrNext(dayOf(given));
  // after an opening and up to a closing: exactly where the minute before is worked
  else if (WORKS[given - 1] !== 1) throw bad('due: not in working time after an opening');
  if (due <= clock.due) throw bad('due: not later than the current due');
  return { ...clock, due, count: dayOf(given) };
}

// ── §4 Standing ──

type Judge = 'date' | 'instant';

function standingOf(clock: Clock | null, judge: Judge, late: boolean, finish: number): string {
  if (clock === null) return 'none';
  if (late) return 'overdue';
  if (judge === 'date') {
    if (dayOf(finish) < dayOf(clock.due)) return 'early';
    return dayOf(finish) === dayOf(clock.due) ? 'on-time' : 'overdue';
  }
  if (finish < clock.due) return 'early';
  return workingMinutes(clock.due, finish) > 0 ? 'overdue' : 'on-time';
}

// ── Reading a line ──

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** The minute of an ISO 8601 instant with an offset, seconds cut off; undefined for anything else. */
function minuteOf(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((part) => Number(part || 0));
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day);
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return undefined;
  if (hour! > 23 || minute! > 59 || second! > 59) return undefined;
  const [hours, minutes] = [Number(parts[8] ?? 0), Number(parts[9] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const offset = (parts[7] === '-' ? -1 : 1) * (hours * 60 + minutes);
  return date.getTime() / 60_000 + hour! * 60 + minute! - offset + 7 * 60 - FIRST_MIDNIGHT;
}

function instant(value: unknown, name: string): number {
  const t = minuteOf(value);
  if (t === undefined) throw bad(`${name}: not an instant with an offset`);
  return t;
}

function written(t: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dateOf(dayOf(t))}T${two(Math.floor((t % DAY) / 60))}:${two(t % 60)}:00+07:00`;
}

/** value × factor if that is a whole number in decimal arithmetic (1.1 h is 66 minutes), else null. */
function wholeProduct(value: number, factor: number): number | null {
  if (Number.isInteger(value)) return value * factor;
  const parts = /^(\d+)\.(\d+)$/.exec(String(value));
  if (parts === null) return null; // 1e-7 and the like: less than a minute
  const [, whole, fraction] = parts;
  const product = BigInt(whole! + fraction!) * BigInt(factor);
  const scale = 10n ** BigInt(fraction!.length);
  return product % scale === 0n ? Number(product / scale) : null;
}

function readTerm(term: unknown): Term {
  if (!isFields(term)) throw bad('term: not an object');
  const { unit, value } = term;
  const time = typeof term.cutoff === 'string' ? /^(\d\d):(\d\d)$/.exec(term.cutoff) : null;
  const [hour, minute] = [Number(time?.[1]), Number(time?.[2])];
  if (term.cutoff !== undefined && !(hour <= 23 && minute <= 59)) throw bad('term.cutoff');
  const cutoff = term.cutoff === undefined ? {} : { cutoff: hour * 60 + minute };
  if (unit === 'none') return { kind: 'none' };
  if (unit === 'same-day') return { kind: 'same-day', ...cutoff };
  if (unit !== 'working-day' && unit !== 'calendar-day' && unit !== 'working-hour')
    throw bad('term.unit');
  if (typeof value !== 'number' || !(value > 0) || !Number.isFinite(value)) throw bad('term.value');
  if (unit === 'calendar-day' && !Number.isInteger(value)) throw bad('term.value: not whole days');
  if (unit === 'calendar-day') return { kind: 'calendar', days: value };
  if (unit === 'working-day' && Number.isInteger(value))
    return { kind: 'days', days: value, ...cutoff };
  const minutes = wholeProduct(value, unit === 'working-day' ? 480 : 60);
  if (minutes === null) throw bad('term.value: not whole minutes');
  return { kind: 'minutes', minutes, ...cutoff };
}

function readReason(event: Fields): string {
  if (typeof event.reason !== 'string' || event.reason.trim() === '') throw bad('event.reason');
  return event.reason;
}

/** Every instant the line states, as far as it can be read, must be known to the calendar. */
function checkInstants(line: Fields): void {
  const stated = [line.acceptedAt, line.finishedAt];
  for (const event of Array.isArray(line.events) ? (line.events as unknown[]) : [])
    if (isFields(event)) stated.push(event.at, event.type === 'extend' ? event.due : undefined);
  for (const value of stated) {
    const t = minuteOf(value);
    if (t !== undefined && (t < 0 || t >= END))
      throw new Refusal('CalendarEnds', `${String(value)} is outside 2020-01-01 to 2026-12-31`);
  }
}

/** The fold: one event after the other, then the finish. */
function evaluate(line: Fields): Record<string, unknown> {
  checkInstants(line);
  const acceptedAt = instant(line.acceptedAt, 'acceptedAt');
  const term = readTerm(line.term);
  const byDate = term.kind === 'days' || term.kind === 'calendar';
  const judge = (line.judge ?? (byDate ? 'date' : 'instant')) as Judge;

  let clock = start(term, acceptedAt);
  const originalDue = clock === null ? null : clock.due;
  const open = new Set<string>();
  let stoppedAt = NaN; // where the present stretch began, while any hold is open
  let heldMinutes = 0;
  let extendedOnce = false;
  let overdueAtRequest = false;
  let lateBeforeRestart = false;
  let last = acceptedAt;

  const goTo = (at: number): void => {
    if (at < last) throw new Refusal('order', 'earlier than what came before');
    if (open.size > 0) heldMinutes += workingMinutes(last, at);
    last = at;
  };
  const creditTo = (at: number): void => {
    if (clock !== null) clock = credit(term, clock, stoppedAt, at);
  };
  const overdueInHand = (x: number): boolean => {
    if (lateBeforeRestart) return true;
    if (clock === null) return false;
    if (open.size > 0 && stops(term, clock, stoppedAt)) return false;
    if (judge === 'date') return dayOf(x - 1) > dayOf(clock.due);
    return workingMinutes(clock.due, x) > 0;
  };

  const events = line.events === undefined ? [] : line.events;
  if (!Array.isArray(events)) throw bad('events: not a list');
  for (const event of events as unknown[]) {
    if (!isFields(event)) throw bad('event: not an object');
    const at = instant(event.at, 'event.at');
    if (event.type === 'hold') {
      const reason = readReason(event);
      goTo(at);
      if (open.has(reason)) throw new Refusal('hold-open', `${reason} is already on hold`);
      if (reason === 'supplement') overdueAtRequest = overdueInHand(at);
      if (open.size === 0) stoppedAt = at;
      open.add(reason);
    } else if (event.type === 'release') {
      const reason = readReason(event);
      goTo(at);
      if (!open.delete(reason)) throw new Refusal('no-hold', `${reason} is not on hold`);
      if (open.size === 0) creditTo(at);
    } else if (event.type === 'restart') {
      goTo(at);
      if (!open.delete('supplement')) throw new Refusal('no-hold', 'supplement is not on hold');
      if (overdueAtRequest) lateBeforeRestart = true;
      clock = start(term, at);
    } else if (event.type === 'extend') {
      const given = instant(event.due, 'event.due');
      goTo(at);
      if (clock === null || extendedOnce || at >= clock.due || open.size > 0)
        throw new Refusal('extend-refused', 'once, before the due, not while on hold');
      clock = extended(term, clock, given);
      extendedOnce = true;
    } else throw bad('event.type');
  }

  let standing: string | undefined;
  if (line.finishedAt !== undefined) {
    const finish = instant(line.finishedAt, 'finishedAt');
    goTo(finish);
    if (open.size > 0) creditTo(finish);
    standing = standingOf(clock, judge, lateBeforeRestart, finish);
  }
  // Looked at last, because CalendarEnds, if the fold meets it, comes first.
  if (typeof line.id !== 'string') throw bad('id: not a string');
  if (line.judge !== undefined && line.judge !== 'date' && line.judge !== 'instant')
    throw bad('judge');
  return {
    id: line.id,
    due: clock === null ? null : written(clock.due),
    originalDue: originalDue === null ? null : written(originalDue),
    heldMinutes,
    ...(standing === undefined ? {} : { standing }),
  };
}

/**
 * The answer of `clock evaluate` to one line, already parsed: `{id, due, originalDue, heldMinutes,
 * standing?}`, or `{id, error, message}`. Throws nothing. An id that isn't a string comes back as null.
 *
 * Of several errors it names CalendarEnds if any stated instant is unknown or the fold meets an
 * unknown day before it meets another error; else the first in reading order.
 *
 * @example
 * slowEvaluate({ id: 'a', acceptedAt: '2023-04-27T09:00:00+07:00', term: { value: 3, unit: 'working-day' } })
 * // → { id: 'a', due: '2023-05-05T17:00:00+07:00', originalDue: '2023-05-05T17:00:00+07:00', heldMinutes: 0 }
 */
export function slowEvaluate(line: unknown): Record<string, unknown> {
  try {
    if (!isFields(line)) throw bad('not an object');
    return evaluate(line);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const id = isFields(line) && typeof line.id === 'string' ? line.id : null;
    return { id, error: error.code, message: error.message };
  }
}
