import { dayText, today } from './time.ts';

/** What stands in the two inputs of a moment. */
export interface MomentTexts {
  day: string;
  hour: string;
}

/** What a field of a moment holds when what stands in it cannot be read. */
export const NO_MOMENT = 'invalid';

/** A local moment 'YYYY-MM-DDTHH:MM' as people write it. */
export const momentTexts = (local: string): MomentTexts =>
  local === '' ? { day: '', hour: '' } : { day: dayText(local), hour: local.slice(11) };

const readDay = (text: string, now: number): string | undefined => {
  const [, day = '', month = '', year] =
    /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(text) ?? [];
  if (day === '') return undefined;
  const of = year === undefined ? today(now).slice(0, 4) : year.padStart(4, '20');
  const iso = `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || !real.toISOString().startsWith(iso) ? undefined : iso;
};

const readHour = (text: string): string | undefined => {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:h.](\d{2})?)?$/i.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
};

/**
 * Reads a moment as people write it: 26/11/2026, 26/11, 26-11-26; 17:00, 17h, 8h30. Nothing in either input
 * is no moment (''); undefined is something that cannot be read.
 *
 * @example readMoment({ day: '26/11/2026', hour: '8h30' }, now) // '2026-11-26T08:30'
 */
export const readMoment = ({ day, hour }: MomentTexts, now: number): string | undefined => {
  if (day.trim() === '' && hour.trim() === '') return '';
  const date = readDay(day.trim(), now);
  const time = readHour(hour.trim());
  return date === undefined || time === undefined ? undefined : `${date}T${time}`;
};
