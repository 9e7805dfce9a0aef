import { type Minute, startOfDay, type WorkingCalendar } from '#lib/calendar';

import { instantOfMinute } from './instants.ts';
import type { Instant } from './position.ts';

/** The latest minute from which so many working minutes are left until a due. */
export const minutesBefore = (
  calendar: WorkingCalendar,
  due: Minute,
  minutes: number,
): Instant | undefined => {
  let low: number = startOfDay(calendar.from);
  let high: number = due;
  if (!calendar.covers(due) || calendar.workingMinutes(low as Minute, due) < minutes) {
    return undefined;
  }
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (calendar.workingMinutes(middle as Minute, due) >= minutes) low = middle;
    else high = middle;
  }
  return instantOfMinute(low as Minute);
};
