import { dayOf, daysBetween, dayText, hourText, today, weekdayOf } from './time.ts';

/** How a due stands, as a mark shows it. */
export type Tone = 'late' | 'soon' | 'paused' | 'done' | 'plain';

export interface DueWords {
  tone: Tone;
  /** Short: what matters first. */
  text: string;
  /** The date itself, with its weekday when it is near. */
  date: string | null;
}

/** Beyond this a number of days says less than the date. */
const FAR = 60;

/**
 * How the due of something unfinished is said.
 *
 * @example dueWords({ due: '2023-06-14T17:00:00+07:00', overdue: false, paused: false }, now)
 * // { tone: 'soon', text: 'Hôm nay, 17:00', date: 'thứ Tư 14/06/2023' }
 */
export const dueWords = (
  { due, overdue, paused }: { due: string | null; overdue: boolean; paused: boolean },
  now: number = Date.now(),
): DueWords => {
  if (due === null)
    return paused
      ? { tone: 'paused', text: 'Tạm dừng', date: null }
      : { tone: 'plain', text: 'Không hẹn ngày', date: null };
  const day = dayOf(due);
  const left = daysBetween(today(now), day);
  const date = Math.abs(left) <= FAR ? `${weekdayOf(day)} ${dayText(day)}` : dayText(day);
  if (overdue)
    return Date.parse(due) > now
      ? // Late before the due was set anew.
        { tone: 'late', text: 'Đã quá hạn', date: `hẹn lại ${date}` }
      : { tone: 'late', text: lateText(-left), date };
  if (paused) return { tone: 'paused', text: 'Tạm dừng', date };
  // Late from the next working moment on: a morning, or the end of a weekend.
  if (left < 0) return { tone: 'soon', text: pastText(-left), date };
  if (left === 0) return { tone: 'soon', text: `Hôm nay, ${hourText(due)}`, date };
  if (left === 1) return { tone: 'soon', text: `Ngày mai, ${hourText(due)}`, date };
  return { tone: 'plain', text: left <= FAR ? `Còn ${left} ngày` : 'Trong hạn', date };
};

const pastText = (days: number): string =>
  days === 1 ? 'Hết hạn hôm qua' : days <= FAR ? `Hết hạn ${days} ngày trước` : 'Đã hết hạn';

const lateText = (days: number): string => {
  if (days <= 0) return 'Quá hạn hôm nay';
  return days <= FAR ? `Quá hạn ${days} ngày` : 'Quá hạn';
};
