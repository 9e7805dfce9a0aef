import { dayOf, type Minute, vietnameseInstant, type WorkingCalendar } from '#lib/calendar';

/**
 * A due as it is written for people, whatever its form: a provisional one (hẹn tạm) is marked so.
 *
 * @example markDue('5/1/2027', true) // '5/1/2027 (hẹn tạm)'
 */
export const markDue = (written: string, provisional: boolean): string =>
  provisional ? `${written} (hẹn tạm)` : written;

/** Whether a due lies on a day the calendar does not know yet. */
export const isProvisionalDue = (
  calendar: Pick<WorkingCalendar, 'isProvisional'>,
  due: Minute,
): boolean => calendar.isProvisional(dayOf(due));

/** A due in words: '17:00 ngày 05/01/2027 (hẹn tạm)'. */
export const dueInWords = (calendar: Pick<WorkingCalendar, 'isProvisional'>, due: Minute): string =>
  markDue(vietnameseInstant(due), isProvisionalDue(calendar, due));
