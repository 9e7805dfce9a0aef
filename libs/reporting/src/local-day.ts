/** Days as text and instants in milliseconds, over the calendar's own: all the time a report needs. */
import {
  formatDay,
  parseDay,
  readInstant,
  startOfDay as startOf,
  dayOf as dayAt,
} from '#lib/calendar';
import type { Day as DayNumber, Minute } from '#lib/calendar';
import type { Instant } from '#lib/dossier';

/** A local day (UTC+7), 'YYYY-MM-DD'. Days compare as text. */
export type Day = string;

const MINUTE = 60_000;

/** Whether a text is a day that exists. */
export const isDay = (text: string): boolean => readInstant(`${text}T00:00+07:00`) !== undefined;

/**
 * The instant at which a local day begins, 00:00 +07:00.
 *
 * @throws BadInstant (calendar) for a text that is no day
 * @example startOfDay('2023-06-15') // Date.parse('2023-06-14T17:00:00Z')
 */
export const startOfDay = (day: Day): Instant => startOf(parseDay(day)) * MINUTE;

/**
 * The local day an instant lies in.
 *
 * @example dayOf(Date.parse('2023-06-14T17:00:00Z')) // '2023-06-15'
 */
export const dayOf = (instant: Instant): Day =>
  formatDay(dayAt(Math.floor(instant / MINUTE) as Minute));

/**
 * The day after a day.
 *
 * @example dayAfter('2023-12-31') // '2024-01-01'
 */
export const dayAfter = (day: Day): Day => formatDay((parseDay(day) + 1) as DayNumber);

/**
 * A day as Vietnamese official papers print it: two-digit day, two-digit month for months 1 and 2 only.
 *
 * @example printedDay('2023-03-05') // '05/3/2023'
 */
export const printedDay = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${Number(month) <= 2 ? month : String(Number(month))}/${year}`;
};
