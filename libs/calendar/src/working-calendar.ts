import { CalendarEnds } from './calendar-ends.ts';
import type { Day, Minute } from './instant.ts';
import { dayOf, startOfDay } from './instant.ts';
import type { Certainty } from './table.ts';

/** Working spans of a day as [opening, closing) in minutes since local midnight, in order; empty: off. */
export type OfficeHours = readonly (readonly [number, number])[];

/** What a day is and why, for the explanation of a due date. */
export interface DayNote {
  readonly kind: 'working' | 'make-up' | 'weekend' | 'holiday' | 'closed';
  /** In Vietnamese; '' for an ordinary working day. */
  readonly reason: string;
  /** How sure the row is that says so; null where the plain week says so. */
  readonly certainty: Certainty | null;
  /** Why an agency works other hours on this working day; absent where it works the usual ones. */
  readonly otherHours?: string;
}

/** Hours and note of every day, known or provisional. */
export type DayPlan = (day: Day) => { hours: OfficeHours; note: DayNote };

export interface CalendarRange {
  /** First and last day of the table. */
  readonly knownFrom: Day;
  readonly knownTo: Day;
  /** First and last day this calendar answers for; wider than known only in a provisional view. */
  readonly from: Day;
  readonly to: Day;
}

/** The calendar each agency works by. */
export interface Calendars {
  /** Of an agency by its id; the national one of an agency without arrangements of its own, and of nobody. */
  of(agency: string | null): WorkingCalendar;
}

/** A provisional view reaches this many days beyond both ends of the table: some twenty years. */
const PROVISIONAL_REACH = 7305;

/**
 * Which minutes are working minutes, from its first to its last day. Prefix sums over days make every
 * question O(1) or O(log n). It never changes and knows no agency and no law, only minutes.
 */
export class WorkingCalendar implements CalendarRange, Calendars {
  readonly knownFrom: Day;
  readonly knownTo: Day;
  readonly from: Day;
  readonly to: Day;
  readonly #plan: DayPlan;
  readonly #patterns: OfficeHours[] = [];
  /** Index into #patterns of each day. */
  readonly #patternOf: Uint8Array;
  /** Working minutes and working days before each day; one entry more than days. */
  readonly #minutesBefore: Int32Array;
  readonly #daysBefore: Int32Array;
  readonly #workingDays: Int32Array;
  #provisional: WorkingCalendar | undefined;

  constructor(range: CalendarRange, plan: DayPlan) {
    this.knownFrom = range.knownFrom;
    this.knownTo = range.knownTo;
    this.from = range.from;
    this.to = range.to;
    this.#plan = plan;
    const length = range.to - range.from + 1;
    this.#patternOf = new Uint8Array(length);
    this.#minutesBefore = new Int32Array(length + 1);
    this.#daysBefore = new Int32Array(length + 1);
    const working: number[] = [];
    const known = new Map<OfficeHours, number>();
    let minutes = 0;
    for (let i = 0; i < length; i += 1) {
      const day = (range.from + i) as Day;
      const { hours } = plan(day);
      let pattern = known.get(hours);
      if (pattern === undefined) {
        pattern = this.#patterns.push(hours) - 1;
        known.set(hours, pattern);
      }
      this.#patternOf[i] = pattern;
      for (const [opens, closes] of hours) minutes += closes - opens;
      if (hours.length > 0) working.push(day);
      this.#minutesBefore[i + 1] = minutes;
      this.#daysBefore[i + 1] = working.length;
    }
    this.#workingDays = Int32Array.from(working);
  }

  /** A calendar alone is everybody's. */
  of(): this {
    return this;
  }

  /**
   * The same calendar reaching years beyond its table, where it knows weekends and fixed statutory
   * holidays only. Whether an answer leans on such days, {@link isProvisional} says.
   */
  provisional(): WorkingCalendar {
    this.#provisional ??=
      this.from < this.knownFrom || this.to > this.knownTo
        ? this
        : new WorkingCalendar(
            {
              knownFrom: this.knownFrom,
              knownTo: this.knownTo,
              from: (this.knownFrom - PROVISIONAL_REACH) as Day,
              to: (this.knownTo + PROVISIONAL_REACH) as Day,
            },
            this.#plan,
          );
    return this.#provisional;
  }

  /** Whether a day lies outside the table, so that what is said of it may change when the table grows. */
  isProvisional(day: Day): boolean {
    return day < this.knownFrom || day > this.knownTo;
  }

  /** Whether this calendar answers for the day an instant lies in. */
  covers(minute: Minute): boolean {
    const day = dayOf(minute);
    return day >= this.from && day <= this.to;
  }

  /** @throws CalendarEnds if the instant lies outside. */
  require(minute: Minute): void {
    this.#index(dayOf(minute));
  }

  /** @throws CalendarEnds if the day lies outside. */
  isWorkingDay(day: Day): boolean {
    return this.#hours(this.#index(day)).length > 0;
  }

  /** What a day is and why. @throws CalendarEnds if the day lies outside. */
  noteOf(day: Day): DayNote {
    this.#index(day);
    return this.#plan(day).note;
  }

  /**
   * t if it lies in working time (a closing instant does not), else the next opening instant.
   *
   * @throws CalendarEnds if t, or the day of the next opening, lies outside.
   */
  opening(t: Minute): Minute {
    const day = dayOf(t);
    const index = this.#index(day);
    const ofDay = t - startOfDay(day);
    for (const [opens, closes] of this.#hours(index)) {
      if (ofDay < closes) return ofDay >= opens ? t : (((t as number) - ofDay + opens) as Minute);
    }
    return this.openingOf(this.#workingDayAt(this.#daysBefore[index + 1] ?? 0));
  }

  /** The first opening instant of a working day. @throws RangeError on a day off. */
  openingOf(day: Day): Minute {
    const first = this.#hours(this.#index(day))[0];
    if (first === undefined) throw new RangeError('a day off has no opening');
    return (startOfDay(day) + first[0]) as Minute;
  }

  /** The last closing instant of a working day. @throws RangeError on a day off. */
  closing(day: Day): Minute {
    const last = this.#hours(this.#index(day)).at(-1);
    if (last === undefined) throw new RangeError('a day off has no closing');
    return (startOfDay(day) + last[1]) as Minute;
  }

  /** The closing of a day if it works, else of the next working day. @throws CalendarEnds */
  closingFrom(day: Day): Minute {
    return this.closing(this.#workingDayAt(this.#daysBefore[this.#index(day)] ?? 0));
  }

  /** Whether some working minute ends exactly at t: inside a span after its opening, or at its closing. */
  endsWorkingMinute(t: Minute): boolean {
    const day = dayOf(t);
    const ofDay = t - startOfDay(day);
    return this.#hours(this.#index(day)).some(
      ([opens, closes]) => ofDay > opens && ofDay <= closes,
    );
  }

  /** Minutes of working time in [a, b), 0 if b ≤ a. @throws CalendarEnds if either lies outside. */
  workingMinutes(a: Minute, b: Minute): number {
    return b <= a ? 0 : this.#minutesUntil(b) - this.#minutesUntil(a);
  }

  /**
   * The earliest u with workingMinutes(opening(t), u) = minutes: may be a closing instant; for 0 it is
   * opening(t). `minutes` is whole and not negative.
   *
   * @throws CalendarEnds if u lies outside.
   */
  addWorkingMinutes(t: Minute, minutes: number): Minute {
    if (minutes === 0) return this.opening(t);
    const target = this.#minutesUntil(t) + minutes;
    let low = 0;
    let high = this.#patternOf.length;
    if (target > (this.#minutesBefore[high] ?? 0)) this.#end();
    // The last day with fewer minutes before it than the target: the target falls on it.
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#minutesBefore[middle] ?? 0) < target) low = middle;
      else high = middle;
    }
    let rest = target - (this.#minutesBefore[low] ?? 0);
    const midnight = startOfDay((this.from + low) as Day);
    for (const [opens, closes] of this.#hours(low)) {
      if (rest <= closes - opens) return (midnight + opens + rest) as Minute;
      rest -= closes - opens;
    }
    return this.#end();
  }

  /**
   * The n-th working day after a day, which is itself not counted; the day itself for n = 0.
   *
   * @throws CalendarEnds if either lies outside.
   */
  workingDayAfter(day: Day, n: number): Day {
    const index = this.#index(day);
    return n === 0 ? day : this.#workingDayAt((this.#daysBefore[index + 1] ?? 0) + n - 1);
  }

  /** The number of working days d with a < d ≤ b, 0 if b ≤ a. @throws CalendarEnds if either lies outside. */
  workingDaysBetween(a: Day, b: Day): number {
    if (b <= a) return 0;
    return (
      (this.#daysBefore[this.#index(b) + 1] ?? 0) - (this.#daysBefore[this.#index(a) + 1] ?? 0)
    );
  }

  /** A calendar in JSON is only its range: a ledger that refers to it stays small. */
  toJSON(): CalendarRange {
    const { knownFrom, knownTo, from, to } = this;
    return { knownFrom, knownTo, from, to };
  }

  #index(day: Day): number {
    if (!(day >= this.from && day <= this.to)) throw new CalendarEnds(day, this.from, this.to);
    return day - this.from;
  }

  #hours(index: number): OfficeHours {
    return this.#patterns[this.#patternOf[index] ?? 0] ?? [];
  }

  #workingDayAt(ordinal: number): Day {
    return (this.#workingDays[ordinal] ?? this.#end()) as Day;
  }

  #end(): never {
    throw new CalendarEnds((this.to + 1) as Day, this.from, this.to);
  }

  /** Working minutes from the first day to t. */
  #minutesUntil(t: Minute): number {
    const day = dayOf(t);
    const index = this.#index(day);
    const ofDay = t - startOfDay(day);
    let minutes = this.#minutesBefore[index] ?? 0;
    for (const [opens, closes] of this.#hours(index)) {
      if (ofDay <= opens) break;
      minutes += Math.min(ofDay, closes) - opens;
    }
    return minutes;
  }
}
