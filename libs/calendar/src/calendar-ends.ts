import type { Day } from './instant.ts';
import { formatDay, vietnameseDay } from './instant.ts';

/** An answer needs a day the calendar does not know. `day` is null where even its date has no meaning. */
export class CalendarEnds extends Error {
  override readonly name = 'CalendarEnds';
  readonly day: string | null;
  readonly from: string;
  readonly to: string;

  constructor(day: Day, from: Day, to: Day) {
    // Beyond the year 9999 a date is only the trace of an absurd term.
    const readable = Math.abs(day) < 2_900_000;
    super(
      `${readable ? `Ngày ${vietnameseDay(day)}` : 'Ngày cần tính'} nằm ngoài lịch làm việc đã biết (${vietnameseDay(from)} – ${vietnameseDay(to)}).`,
    );
    this.day = readable ? formatDay(day) : null;
    this.from = formatDay(from);
    this.to = formatDay(to);
  }
}
