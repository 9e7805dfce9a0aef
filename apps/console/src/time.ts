/**
 * Instants as the offices read them: day/month/year and the hour of Việt Nam (UTC+7, no summer time). The
 * API's instants carry +07:00; a day is 'YYYY-MM-DD'.
 */
const OFFSET = 7 * 3_600_000;
const DAY = 86_400_000;
const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** An instant in ISO 8601 as local 'YYYY-MM-DDTHH:MM', what a datetime-local field holds. */
export const localOf = (iso: string | number): string =>
  new Date((typeof iso === 'number' ? iso : Date.parse(iso)) + OFFSET).toISOString().slice(0, 16);

/** What a datetime-local field holds as an instant with its offset. */
export const instantOf = (local: string): string => `${local}:00+07:00`;

export const dayOf = (iso: string | number): string => localOf(iso).slice(0, 10);

export const today = (now: number = Date.now()): string => dayOf(now);

/** A day so many days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** How many days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** @example dayText('2023-06-14') // '14/06/2023' */
export const dayText = (day: string): string => day.slice(0, 10).split('-').reverse().join('/');

/** @example weekdayOf('2023-06-14') // 'thứ Tư' */
export const weekdayOf = (day: string): string => weekdays[new Date(day).getUTCDay()] ?? '';

/** @example hourText('2023-06-14T17:00:00+07:00') // '17:00' */
export const hourText = (iso: string): string => localOf(iso).slice(11);

/** @example momentText('2023-06-14T17:00:00+07:00') // '17:00, 14/06/2023' */
export const momentText = (iso: string): string => `${hourText(iso)}, ${dayText(localOf(iso))}`;

/** How long ago something was, in the largest sensible unit; a date when it is long ago. */
export const agoText = (iso: string, now: number = Date.now()): string => {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'vừa xong';
  if (minutes < 60) return `${minutes} phút trước`;
  if (dayOf(iso) === today(now)) return `${Math.floor(minutes / 60)} giờ trước`;
  if (daysBetween(dayOf(iso), today(now)) === 1) return `hôm qua, ${hourText(iso)}`;
  return momentText(iso);
};

/** On which day something was, as far back as days say more than a date. */
export const daysAgoText = (iso: string, now: number = Date.now()): string => {
  const days = daysBetween(dayOf(iso), today(now));
  if (days <= 0) return 'hôm nay';
  if (days === 1) return 'hôm qua';
  return days <= 60 ? `${days} ngày trước` : 'đã lâu';
};

/** How a wait of so many seconds is said. */
export const waitText = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} giây` : `${Math.ceil(seconds / 60)} phút`;
