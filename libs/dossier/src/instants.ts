import { formatInstant, type Minute } from '#lib/calendar';

import type { Instant } from './position.ts';

const MINUTE = 60_000;

/**
 * An instant as history writes it: ISO 8601 at +07:00, to the second, or to the millisecond where it has any.
 *
 * @example isoOf(Date.UTC(2023, 2, 16, 1, 5)) // '2023-03-16T08:05:00+07:00'
 */
export const isoOf = (instant: Instant): string => {
  const minute = minuteOf(instant);
  const text = formatInstant(minute);
  const past = instant - minute * MINUTE;
  if (past === 0) return text;
  const seconds = String(Math.floor(past / 1000)).padStart(2, '0');
  const fraction = past % 1000 === 0 ? '' : `.${String(past % 1000).padStart(3, '0')}`;
  return `${text.slice(0, 17)}${seconds}${fraction}+07:00`;
};

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant with an offset; undefined for anything else, an impossible date included.
 *
 * @example instantOf('2023-03-16T08:05:00+07:00') // Date.UTC(2023, 2, 16, 1, 5)
 * @example instantOf('2023-02-30T08:05:00+07:00') // undefined
 */
export const instantOf = (text: unknown): Instant | undefined => {
  if (typeof text !== 'string' || !ISO.test(text)) return undefined;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return undefined;
  // Date.parse rolls 30 February over to March: the day must survive the way there and back.
  const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return new Date(day).toISOString().slice(0, 10) === text.slice(0, 10) ? instant : undefined;
};

/** The whole minute the legal clock sees. */
export const minuteOf = (instant: Instant): Minute => Math.floor(instant / MINUTE) as Minute;

/** The instant at which a minute of the legal clock begins. */
export const instantOfMinute = (minute: Minute): Instant => minute * MINUTE;
