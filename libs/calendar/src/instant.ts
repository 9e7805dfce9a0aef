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

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an instant, or says undefined where {@link parseInstant} throws; for lines and forms, where a bad
 * value is an answer and not an accident. Anything but a text is undefined.
 *
 * @example readInstant('2023-06-05') // undefined
 */
export const readInstant = (text: unknown): Minute | undefined => {
  if (typeof text !== 'string') return undefined;
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const hour = Number(match[4]);
  const minute = Number(match[5]);
  if (!exists(year, month, day) || hour > 23 || minute > 59) return undefined;
  if (match[6] !== undefined && Number(match[6]) > 59) return undefined;
  let offset = 0;
  if (match[7] !== undefined) {
    const hours = Number(match[8]);
    const minutes = Number(match[9]);
    if (hours > 23 || minutes > 59) return undefined;
    offset = (match[7] === '-' ? -1 : 1) * (hours * 60 + minutes);
  }
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
