/** How figures, dates and periods are written in a Vietnamese administrative text. */

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/**
 * A whole number with a full stop between thousands. Does not round.
 *
 * @example
 * writeCount(12345) // '12.345'
 * writeCount(7, 2) // '07'
 */
export function writeCount(count: number, digits = 1): string {
  return String(count)
    .padStart(digits, '0')
    .replace(/\B(?=(?:\d{3})+$)/g, '.');
}

/**
 * The share of `part` in `whole` as a percentage with at most two decimals, cut and not rounded,
 * so that "100%" is only ever written when nothing is missing. Undefined when `whole` is 0.
 *
 * @example
 * writeShare(935, 935) // '100%'
 * writeShare(99999, 100000) // '99,99%'
 */
export function writeShare(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  return `${String(Math.floor((part * 10000) / whole) / 100).replace('.', ',')}%`;
}

/**
 * The n-th Roman numeral, from 1 to 12.
 *
 * @throws RangeError outside of that: a report has no section XIII.
 */
export function writeRoman(n: number): string {
  const written = roman[n - 1];
  if (written === undefined) throw new RangeError(`no Roman numeral for ${n}`);
  return written;
}

/**
 * A day as it stands in running text: days below 10 and months 1 and 2 take a zero (NĐ 30/2020, Phụ lục I).
 *
 * @param day `YYYY-MM-DD`
 * @example
 * writeDay('2023-03-05') // '05/3/2023'
 */
export function writeDay(day: string): string {
  return inWriting(day).join('/');
}

/**
 * A day as it stands beside the place at the head of a document.
 *
 * @example
 * writeLongDay('2023-06-05') // 'ngày 05 tháng 6 năm 2023'
 */
export function writeLongDay(day: string): string {
  const [date, month, year] = inWriting(day);
  return `ngày ${date} tháng ${month} năm ${year}`;
}

const inWriting = (day: string): [date: string, month: string, year: string] => {
  const [year, month = 0, date = 0] = day.split('-').map(Number);
  return [writeCount(date, 2), writeCount(month, month <= 2 ? 2 : 1), String(year ?? '')];
};

/**
 * An instant in Vietnamese local time (UTC+7). What is not an ISO instant is given back as it is.
 *
 * @example
 * writeInstant('2023-06-14T17:00:00Z') // '00:00 ngày 15/6/2023'
 */
export function writeInstant(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const local = new Date(at + 7 * 3_600_000).toISOString();
  return `${local.slice(11, 16)} ngày ${writeDay(local.slice(0, 10))}`;
}

/**
 * Working minutes as an office counts them: days of eight hours, then hours and minutes. No line breaks between a
 * number and its unit.
 *
 * @example
 * writeWork(1500) // '3 ngày 1 giờ'
 */
export function writeWork(minutes: number): string {
  const parts: [count: number, unit: string][] = [
    [Math.floor(minutes / 480), 'ngày'],
    [Math.floor((minutes % 480) / 60), 'giờ'],
    [minutes % 60, 'phút'],
  ];
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${writeCount(count)}\u00a0${unit}`);
  return said.length === 0 ? '0\u00a0phút' : said.join(' ');
}

/** The text with its first letter in upper case. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
