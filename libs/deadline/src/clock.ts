import type { Day, Minute, WorkingCalendar } from '#lib/calendar';
import { dayOf, minuteOfDay } from '#lib/calendar';

import { ClockRefusal } from './refusal.ts';
import type { Measure } from './term.ts';

/** Where a term's clock stands: semantics §2–3 as arithmetic, without events, holds or policies. */
export interface Clock {
  /** s: where counting begins; null for a term none. */
  readonly countsFrom: Minute | null;
  /** calendar-day only: the raw day reached, before rolling to a working day. */
  readonly rawDay: Day | null;
  readonly due: Minute | null;
}

/** A stopped stretch [from, to). */
export interface Stretch {
  readonly from: Minute;
  readonly to: Minute;
}

const NO_CLOCK: Clock = { countsFrom: null, rawDay: null, due: null };

/** s of the working units: the opening, or the next working day's after the cutoff. */
const countingFrom = (calendar: WorkingCalendar, at: Minute, cutoff: number | null): Minute => {
  const day = dayOf(at);
  return cutoff !== null && minuteOfDay(at) > cutoff && calendar.isWorkingDay(day)
    ? calendar.openingOf(calendar.workingDayAfter(day, 1))
    : calendar.opening(at);
};

/**
 * Starts a term at an instant (acceptance or restart). With `keep`, the s already running is kept by the
 * working units: a varied term replaces the term, not the start.
 */
export const begin = (
  calendar: WorkingCalendar,
  measure: Measure,
  at: Minute,
  keep: Minute | null = null,
): Clock => {
  switch (measure.by) {
    case 'none':
      return NO_CLOCK;
    case 'days': {
      const rawDay = (dayOf(at) + measure.count) as Day;
      return { countsFrom: at, rawDay, due: calendar.closingFrom(rawDay) };
    }
    case 'closings': {
      const countsFrom = keep ?? countingFrom(calendar, at, measure.cutoff);
      const due = calendar.closing(calendar.workingDayAfter(dayOf(countsFrom), measure.count));
      return { countsFrom, rawDay: null, due };
    }
    case 'minutes': {
      const countsFrom = keep ?? countingFrom(calendar, at, measure.cutoff);
      const due = calendar.addWorkingMinutes(countsFrom, measure.count);
      return { countsFrom, rawDay: null, due };
    }
  }
};

/** Whether a stretch begun at an instant stops the clock: one that has run out is not stopped. */
export const stops = (measure: Measure, { due }: Clock, at: Minute): boolean =>
  due === null || (measure.by === 'days' ? dayOf(at) <= dayOf(due) : at < due);

/**
 * Credits a stretch in the term's own unit, whether or not it stops the clock (ask {@link stops} first).
 * `credit` is in working days, calendar days or working minutes, as the measure counts.
 */
export const addCredit = (
  calendar: WorkingCalendar,
  measure: Measure,
  clock: Clock,
  stretch: Stretch,
): { clock: Clock; credit: number } => {
  const { countsFrom, rawDay, due } = clock;
  if (measure.by === 'none' || due === null || countsFrom === null) return { clock, credit: 0 };
  const from = stretch.from < countsFrom ? countsFrom : stretch.from;
  const { to } = stretch;
  if (to <= from) return { clock, credit: 0 };
  switch (measure.by) {
    case 'closings': {
      const opening = calendar.opening(from);
      // A due that another calendar promised may lie after the day has closed by this one.
      const credit = calendar.workingDaysBetween(
        dayOf(from < due && opening > due ? due : opening),
        dayOf(calendar.opening(to)),
      );
      if (credit === 0)
        return { clock: { ...clock, due: stoppedOver(calendar, due, stretch) }, credit };
      const day = calendar.workingDayAfter(dayOf(due), credit);
      return { clock: { countsFrom, rawDay, due: calendar.closing(day) }, credit };
    }
    case 'minutes': {
      const credit = calendar.workingMinutes(from, to);
      // addWorkingMinutes of 0 would move a closing to the next opening.
      if (credit === 0) return { clock, credit };
      return {
        clock: { countsFrom, rawDay, due: calendar.addWorkingMinutes(due, credit) },
        credit,
      };
    }
    case 'days': {
      const credit = dayOf(to) - dayOf(from);
      if (credit === 0)
        return { clock: { ...clock, due: stoppedOver(calendar, due, stretch) }, credit };
      const raw = (Math.max(rawDay ?? 0, dayOf(from)) + credit) as Day;
      return { clock: { countsFrom, rawDay: raw, due: calendar.closingFrom(raw) }, credit };
    }
  }
};

/** A due that another calendar promised may lie within a day of this one: stopped over, it is as that day closes. */
const stoppedOver = (calendar: WorkingCalendar, due: Minute, { from, to }: Stretch): Minute =>
  from < due && due < to && calendar.isWorkingDay(dayOf(due))
    ? (Math.max(due, calendar.closing(dayOf(due))) as Minute)
    : due;

/**
 * The clock with a new due given by an extension.
 *
 * @throws ClockRefusal bad-input if the due is not later than the current one, or for hours at no
 *   working instant.
 */
export const extendTo = (
  calendar: WorkingCalendar,
  measure: Measure,
  clock: Clock,
  given: Minute,
): Clock => {
  if (measure.by === 'minutes' && !calendar.endsWorkingMinute(given)) {
    throw new ClockRefusal('bad-input', 'Hạn mới phải nằm trong giờ làm việc.', { due: given });
  }
  const day = dayOf(given);
  const due = measure.by === 'minutes' ? given : calendar.closingFrom(day);
  if (clock.due !== null && due <= clock.due) {
    throw new ClockRefusal('bad-input', 'Hạn mới phải sau hạn đang có.', {
      due: given,
      current: clock.due,
    });
  }
  return { countsFrom: clock.countsFrom, rawDay: measure.by === 'days' ? day : null, due };
};
