/** The days and quarters a printed report names, each with its place. */
import { isDay } from './local-day.ts';
import type { Day } from './local-day.ts';
import { find, findAll } from './printed-text.ts';
import type { Found, PrintedText } from './printed-text.ts';

/** A day as printed; `day` is null for one that does not exist, such as 31/02/2023. */
export interface PrintedDate {
  day: Day | null;
  /** As printed. */
  words: string;
  section: string;
  line: number;
}

/** A quarter as printed: "quý II năm 2023" is { quarter: 'Q2', year: 2023 }. */
export interface PrintedQuarter {
  id: string;
  quarter: 'Q1' | 'Q2' | 'Q3' | 'Q4';
  year: number;
  /** Which sentence names it, in Vietnamese. */
  where: string;
  section: string;
  line: number;
}

/** "Công văn số 06/CV-UBND ngày 21/04/2023". */
export interface CitedDocument {
  number: string;
  date: PrintedDate;
}

export interface PrintedDates {
  /** The day the report is dated. */
  dated: PrintedDate | undefined;
  /** The days between which the report says it counts. */
  period: { from: PrintedDate; to: PrintedDate } | undefined;
  /** Every sentence that names the quarter reported on: title, I.6, I.9, the closing sentence. */
  quarters: readonly PrintedQuarter[];
  /** Every day written d/m/y, the printed period included. */
  all: readonly PrintedDate[];
  documents: readonly CitedDocument[];
}

const DATE = String.raw`(\d{1,2})\/(\d{1,2})\/(\d{4})`;
const QUARTER = String.raw`quý (I{1,3}|IV) năm (\d{4})`;
const NUMBER = String.raw`số (\d+(?:\/\d{4})?\/[\p{L}]+(?:\s?-\s?[\p{L}]+)*)`;

const dateFrom = (found: Found, at = 0): PrintedDate => {
  const [date = '', month = '', year = ''] = found.groups.slice(at, at + 3);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return {
    day: isDay(day) ? day : null,
    words: `${date}/${month}/${year}`,
    section: found.section,
    line: found.line,
  };
};

const quarters = { I: 'Q1', II: 'Q2', III: 'Q3', IV: 'Q4' } as const;

const quarterFrom = (found: Found, where: string): PrintedQuarter => {
  const quarter = quarters[(found.groups[0] ?? '').toUpperCase() as keyof typeof quarters];
  const year = Number(found.groups[1]);
  const { section, line } = found;
  return { id: `${year}-${quarter}`, quarter, year, where, section, line };
};

const named: readonly { section: string; where: string; said: string }[] = [
  { section: '', where: 'tiêu đề', said: QUARTER },
  { section: 'I.6', where: 'mục I.6', said: `trong ${QUARTER}` },
  { section: 'I.7', where: 'mục I.7', said: `trong ${QUARTER}` },
  { section: 'I.9', where: 'mục I.9', said: `trong ${QUARTER}` },
  { section: '*', where: 'câu kết', said: `trên đây là báo cáo[^.]*?${QUARTER}` },
];

/** Which document bears which day, in both orders of words. */
const documentsIn = (text: PrintedText): CitedDocument[] => {
  const after = findAll(text, '*', new RegExp(`${NUMBER} ngày ${DATE}`, 'u')).map((found) => ({
    number: found.groups[0] ?? '',
    date: dateFrom(found, 1),
  }));
  // Only where the sentence begins with the day: elsewhere it belongs to the document before it.
  const before = findAll(
    text,
    '*',
    new RegExp(`(?:^|[-+.*] )ngày ${DATE} [^.;]{0,160}?${NUMBER}`, 'u'),
  ).map((found) => ({ number: found.groups[3] ?? '', date: dateFrom(found) }));
  return [...after, ...before].map(({ number, date }) => ({
    number: number.replaceAll(' ', ''),
    date,
  }));
};

/** Reads the days and quarters of a report. */
export const datesIn = (text: PrintedText): PrintedDates => {
  const dated = find(text, '', /ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/u);
  const range = find(text, 'I.6', new RegExp(`từ (?:ngày )?${DATE} đến (?:ngày )?${DATE}`, 'u'));
  return {
    dated: dated && dateFrom(dated),
    period: range && { from: dateFrom(range), to: dateFrom(range, 3) },
    quarters: named.flatMap(({ section, where, said }) => {
      const found = find(text, section, new RegExp(said, 'u'));
      return found ? [quarterFrom(found, where)] : [];
    }),
    all: findAll(text, '*', new RegExp(DATE, 'u')).map((found) => dateFrom(found)),
    documents: documentsIn(text),
  };
};
