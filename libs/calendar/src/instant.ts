declare const minuteBrand: unique symbol;
declare const dayBrand: unique symbol;

/**
 * A whole minute since 1970-01-01T00:00Z: the only instant the legal clock knows (semantics: instants are
 * cut to whole minutes for all arithmetic). Branded so that it is never mixed up with milliseconds.
 */
export type Minute = number & { readonly [minuteBrand]: 'Minute' };

/**
 * A local day in Asia/Ho_Chi_Minh (UTC+7, no daylight saving), as whole days since 1970-01-01. Branded so
 * that it is never mixed up with a number of days.
 */
export type Day = number & { readonly [dayBrand]: 'Day' };

/** 1 Monday … 6 Saturday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A text that is no instant: not ISO 8601 with an offset, or a day that does not exist. */
export class BadInstant extends Error {
  override readonly name = 'BadInstant';
  readonly text: string;

  constructor(text: string) {
    super(
      `"${text}" không phải thời điểm ISO 8601 có múi giờ (ví dụ 2023-06-05T08:00:00+07:00) hoặc là ngày không có thật.`,
    );
    this.text = text;
  }
}

const DAY = 1440;
const UTC7 = 420;

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
  month === 2
    ? leap(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** Days since 1970-01-01 of a day of the Gregorian calendar (months 1–12), without a Date. */
const dayNumber = (year: number, month: number, day: number): number => {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

const exists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const DASH = 45;
const COLON = 58;

/** The two digits at a place of a text, or NaN. */
const pair = (text: string, place: number): number => {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
};

/** Minutes of the offset that fills the rest of a text from a place on (Z or ±HH:MM), or NaN. */
const offsetAt = (text: string, place: number): number => {
  const sign = text.charAt(place);
  if (sign === 'Z') return text.length === place + 1 ? 0 : NaN;
  if ((sign !== '+' && sign !== '-') || text.length !== place + 6) return NaN;
  if (text.charCodeAt(place + 3) !== COLON) return NaN;
  const hours = pair(text, place + 1);
  const minutes = pair(text, place + 4);
  if (!(hours <= 23 && minutes <= 59)) return NaN;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
};

/** The place after the seconds and their fraction, if there are any after the minutes; NaN if broken. */
const afterSeconds = (text: string): number => {
  if (text.charCodeAt(16) !== COLON) return 16;
  if (!(pair(text, 17) <= 59)) return NaN;
  if (text.charAt(19) !== '.') return 19;
  let place = 20;
  while (text.charCodeAt(place) >= 48 && text.charCodeAt(place) <= 57) place += 1;
  return place > 20 ? place : NaN;
};

/**
 * Reads an instant, or says undefined where {@link parseInstant} throws; for lines and forms, where a bad
 * value is an answer and not an accident. Anything but a text is undefined.
 *
 * @example readInstant('2023-06-05') // undefined
 */
export const readInstant = (text: unknown): Minute | undefined => {
  if (typeof text !== 'string') return undefined;
  // By characters, not by a pattern: this is what a long run of `clock evaluate` mostly does.
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  if (text.charAt(10) !== 'T' || text.charCodeAt(13) !== COLON) return undefined;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const offset = offsetAt(text, afterSeconds(text));
  // Comparisons with NaN are false, so whatever was broken above is refused here.
  if (!(year >= 0 && hour <= 23 && minute <= 59 && Math.abs(offset) < DAY)) return undefined;
  if (!exists(year, month, day)) return undefined;
  return (dayNumber(year, month, day) * DAY + hour * 60 + minute - offset) as Minute;
};

/**
 * Reads an ISO 8601 instant with an offset or Z, with or without seconds and a fraction, cut down to its
 * whole minute. Any offset is taken; a text without one is not, since it names no instant.
 *
 * @throws BadInstant for any other text and for days that do not exist.
 * @example parseInstant('1970-01-01T07:01:59.9+07:00') // 1
 * @example parseInstant('2023-02-30T08:00:00+07:00') // throws BadInstant
 */
export const parseInstant = (text: string): Minute => {
  const minute = readInstant(text);
  if (minute === undefined) throw new BadInstant(text);
  return minute;
};

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** Year, month 1–12 and day of month of a local day. */
const civil = (day: number): { year: number; month: number; day: number } => {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
};

/**
 * Writes a local day as ISO 8601.
 *
 * @example formatDay(parseDay('2023-05-05')) // '2023-05-05'
 */
export const formatDay = (day: Day): string => {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
};

/**
 * Writes an instant in local time, with seconds and offset.
 *
 * @example formatInstant(parseInstant('2023-05-05T10:00Z')) // '2023-05-05T17:00:00+07:00'
 */
export const formatInstant = (minute: Minute): string => {
  const ofDay = minuteOfDay(minute);
  return `${formatDay(dayOf(minute))}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:00+07:00`;
};

/**
 * Reads a local day written YYYY-MM-DD.
 *
 * @throws BadInstant for any other text and for days that do not exist.
 * @example parseDay('1970-01-02') // 1
 */
export const parseDay = (text: string): Day => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match !== null) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (exists(year, month, day)) return dayNumber(year, month, day) as Day;
  }
  throw new BadInstant(text);
};

/**
 * The local day an instant lies in.
 *
 * @example formatDay(dayOf(parseInstant('2023-05-05T17:30:00Z'))) // '2023-05-06'
 */
export const dayOf = (minute: Minute): Day => Math.floor((minute + UTC7) / DAY) as Day;

/**
 * The instant a local day begins, 00:00 at UTC+7.
 *
 * @example formatInstant(startOfDay(parseDay('2023-05-05'))) // '2023-05-05T00:00:00+07:00'
 */
export const startOfDay = (day: Day): Minute => (day * DAY - UTC7) as Minute;

/**
 * Minutes since local midnight, 0–1439.
 *
 * @example minuteOfDay(parseInstant('2023-05-05T07:30:00+07:00')) // 450
 */
export const minuteOfDay = (minute: Minute): number => minute - startOfDay(dayOf(minute));

/**
 * The weekday of a local day, 1 Monday … 7 Sunday.
 *
 * @example weekdayOf(parseDay('2023-06-05')) // 1
 */
export const weekdayOf = (day: Day): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/**
 * The month and day of month of a local day, "MM-DD": how holidays with a fixed date are named.
 *
 * @example monthDayOf(parseDay('2023-09-02')) // '09-02'
 */
export const monthDayOf = (day: Day): string => formatDay(day).slice(5);

/**
 * A local day as Vietnamese readers write it.
 *
 * @example vietnameseDay(parseDay('2023-05-05')) // '05/05/2023'
 */
export const vietnameseDay = (day: Day): string => {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${two(dayOfMonth)}/${two(month)}/${year}`;
};

/**
 * An instant as Vietnamese readers write it.
 *
 * @example vietnameseInstant(parseInstant('2023-05-05T17:00:00+07:00')) // '17:00 ngày 05/05/2023'
 */
export const vietnameseInstant = (minute: Minute): string => {
  const ofDay = minuteOfDay(minute);
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)} ngày ${vietnameseDay(dayOf(minute))}`;
};
