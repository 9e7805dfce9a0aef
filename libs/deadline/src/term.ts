import { z } from 'zod';

import { ClockRefusal } from './refusal.ts';

const CUTOFF = /^([01]\d|2[0-3]):[0-5]\d$/;
const MINUTES_OF_A_DAY = 480;

const shape = z.strictObject({
  value: z
    .number()
    .positive()
    .optional()
    .describe('Số ngày hoặc giờ; không dùng cho same-day và none'),
  unit: z.enum(['working-day', 'calendar-day', 'working-hour', 'same-day', 'none']),
  cutoff: z
    .string()
    .regex(CUTOFF)
    .optional()
    .describe('HH:MM; nhận sau giờ này thì tính từ ngày làm việc kế tiếp'),
});

/**
 * A term (thời hạn giải quyết): a number is never without its unit. `value` counts days or hours, greater
 * than 0 and coming to whole minutes (whole days for calendar-day), and isn't used for same-day and none.
 */
export type Term = z.infer<typeof shape>;

/**
 * How a term is counted. `closings`: the closing of the working day so many after the first (0: same day).
 * `minutes`: so many working minutes. `days`: so many calendar days, rolled to a working day. `cutoff` in
 * minutes since local midnight.
 */
export type Measure =
  | { readonly by: 'closings'; readonly count: number; readonly cutoff: number | null }
  | { readonly by: 'minutes'; readonly count: number; readonly cutoff: number | null }
  | { readonly by: 'days'; readonly count: number }
  | { readonly by: 'none' };

const NONE: Measure = { by: 'none' };

/** Whole minutes of a value, or undefined. 1.1 h is 66 minutes although 1.1 × 60 is not quite, in binary. */
const wholeMinutes = (value: number, per: number): number | undefined => {
  const minutes = Math.round(value * per);
  return Number.isInteger(value) || minutes / per === value ? minutes : undefined;
};

const measure = (term: Term): Measure | undefined => {
  if (term.cutoff !== undefined && !CUTOFF.test(term.cutoff)) return undefined;
  const cutoff =
    term.cutoff === undefined
      ? null
      : Number(term.cutoff.slice(0, 2)) * 60 + Number(term.cutoff.slice(3));
  if (term.unit === 'none') return NONE;
  if (term.unit === 'same-day') return { by: 'closings', count: 0, cutoff };
  const { unit, value } = term;
  if (value === undefined || !Number.isFinite(value) || value <= 0) return undefined;
  if (unit === 'calendar-day') {
    return Number.isInteger(value) ? { by: 'days', count: value } : undefined;
  }
  if (unit === 'working-day' && Number.isInteger(value)) {
    return { by: 'closings', count: value, cutoff };
  }
  const minutes = wholeMinutes(value, unit === 'working-hour' ? 60 : MINUTES_OF_A_DAY);
  return minutes === undefined ? undefined : { by: 'minutes', count: minutes, cutoff };
};

/** The schema of a term, for definitions and logs; it refuses what {@link measureOf} refuses. */
export const termSchema = shape.refine((term) => measure(term) !== undefined, {
  error:
    'thời hạn phải có value lớn hơn 0, ra số phút chẵn (calendar-day: số ngày chẵn), và cutoff dạng HH:MM',
});

/**
 * How a term is counted.
 *
 * @throws ClockRefusal bad-input for a term without meaning.
 * @example measureOf({ value: 0.25, unit: 'working-day' }) // { by: 'minutes', count: 120, cutoff: null }
 */
export const measureOf = (term: Term): Measure => {
  const measured = measure(term);
  if (measured === undefined) {
    throw new ClockRefusal(
      'bad-input',
      'Thời hạn không hợp lệ: cần value lớn hơn 0 và ra số phút chẵn (calendar-day: số ngày chẵn), cutoff dạng HH:MM.',
      { term },
    );
  }
  return measured;
};

const number = (value: number | undefined): string => String(value ?? '').replace('.', ',');

/**
 * A term in Vietnamese.
 *
 * @example termInWords({ value: 3, unit: 'working-day', cutoff: '15:00' })
 * // '3 ngày làm việc (nhận sau 15:00 tính từ ngày làm việc kế tiếp)'
 */
export const termInWords = ({ value, unit, cutoff }: Term): string => {
  const late =
    cutoff === undefined || unit === 'none' || unit === 'calendar-day'
      ? ''
      : ` (nhận sau ${cutoff} tính từ ngày làm việc kế tiếp)`;
  switch (unit) {
    case 'working-day':
      return `${number(value)} ngày làm việc${late}`;
    case 'calendar-day':
      return `${number(value)} ngày`;
    case 'working-hour':
      return `${number(value)} giờ làm việc${late}`;
    case 'same-day':
      return `trong ngày${late}`;
    case 'none':
      return 'không hẹn ngày trả';
  }
};
