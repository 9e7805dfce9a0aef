/** Days and instants at +07:00 (Asia/Ho_Chi_Minh has no summer time): all the time a report needs. */
import type { Instant } from '#lib/dossier';

/** A local day, 'YYYY-MM-DD'. Days compare as text. */
export type Day = string;

const OFFSET = 7 * 3_600_000;
const DAY = 24 * 3_600_000;

/**
 * The instant at which a local day begins, 00:00 +07:00.
 *
 * @example startOfDay('2023-06-15') // Date.parse('2023-06-14T17:00:00Z')
 */
export const startOfDay = (day: Day): Instant => Date.parse(`${day}T00:00:00+07:00`);

/**
 * The local day an instant lies in.
 *
 * @example dayOf(Date.parse('2023-06-14T17:00:00Z')) // '2023-06-15'
 */
export const dayOf = (instant: Instant): Day =>
  new Date(instant + OFFSET).toISOString().slice(0, 10);

/** The day `count` days after (before, if negative) a day. */
export const addDays = (day: Day, count: number): Day => dayOf(startOfDay(day) + count * DAY);

/**
 * An instant as a report prints it: ISO 8601 at +07:00, to the second, or to the millisecond where it has any.
 *
 * @example isoOf(Date.parse('2023-06-14T17:00:00Z')) // '2023-06-15T00:00:00+07:00'
 */
export const isoOf = (instant: Instant): string => {
  const text = new Date(instant + OFFSET).toISOString();
  return `${text.slice(0, instant % 1000 === 0 ? 19 : 23)}+07:00`;
};

/**
 * A day as Vietnamese official papers print it: two-digit day, two-digit month for months 1 and 2 only.
 *
 * @example printedDay('2023-03-05') // '05/3/2023'
 */
export const printedDay = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${Number(month) <= 2 ? month : String(Number(month))}/${year}`;
};
