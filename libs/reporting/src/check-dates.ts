/** What must fit in time in a printed report: its quarter, period, year, day, and the papers it cites. */
import type { CheckFinding } from './check-finding.ts';
import { printedDay } from './local-day.ts';
import { PeriodUnknown, periodName, periodOf, previousPeriod, quarterOn } from './periods.ts';
import type { Period } from './periods.ts';
import type { CitedDocument, PrintedDate, PrintedDates, PrintedQuarter } from './printed-dates.ts';

const known = (lookUp: () => Period): Period | undefined => {
  try {
    return lookUp();
  } catch (error) {
    if (error instanceof PeriodUnknown) return undefined;
    throw error;
  }
};

const within = (day: string, { from, to }: { from: string; to: string }): boolean =>
  from <= day && day <= to;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "quý II năm 2023", whatever the year. */
const nameOf = ({ quarter, year }: PrintedQuarter): string =>
  `${{ Q1: 'quý I', Q2: 'quý II', Q3: 'quý III', Q4: 'quý IV' }[quarter]} năm ${year}`;

/** Papers section I.6 cites as of the period: the answers to its petitions. */
const lettersOf = (dates: PrintedDates): (CitedDocument & { date: { day: string } })[] =>
  dates.documents.filter(
    (document): document is CitedDocument & { date: PrintedDate & { day: string } } =>
      document.date.section === 'I.6' && document.date.day !== null,
  );

/** What else in the report shows which quarter it is about. */
const evidenceFor = (
  quarter: Period,
  printed: { from: string; to: string },
  dates: PrintedDates,
): { text: string[]; figures: Record<string, string> } => {
  const text: string[] = [];
  const figures: Record<string, string> = {};
  for (const { number, date } of lettersOf(dates)) {
    if (!within(date.day, quarter) || within(date.day, printed)) continue;
    text.push(`văn bản số ${number} ngày ${date.words}`);
    figures.letter = date.day;
  }
  const dated = dates.dated?.day;
  if (dated && dated > quarter.to && dated.slice(0, 7) === quarter.to.slice(0, 7)) {
    text.push(`ngày lập báo cáo ${printedDay(dated)}`);
    figures.reportDate = dated;
  }
  return { text, figures };
};

/** The period printed in I.6 is that of the quarter the report is about. */
const periodOfQuarter = (dates: PrintedDates): CheckFinding[] => {
  const { period, quarters } = dates;
  const named = quarters.find(({ section }) => section === 'I.6') ?? quarters[0];
  const from = period?.from.day;
  const to = period?.to.day;
  const quarter = named && known(() => periodOf(named.id));
  if (!period || !from || !to || !quarter) return [];
  const place = { code: 'period-of-quarter', section: period.from.section, line: period.from.line };
  const words = `từ ${period.from.words} đến ${period.to.words}`;
  const figures = {
    quarter: quarter.id,
    printedFrom: from,
    printedTo: to,
    from: quarter.from,
    to: quarter.to,
  };
  if (from === quarter.from && to === quarter.to) {
    const text = `Kỳ in trong báo cáo, ${words}, đúng là kỳ của ${periodName(quarter.id)}.`;
    return [{ ...place, severity: 'ok', text, figures }];
  }
  const other = known(() => quarterOn(to));
  const is =
    other?.from === from && other.to === to
      ? `là kỳ của ${periodName(other.id)}`
      : 'không phải kỳ của quý nào';
  const evidence = evidenceFor(quarter, { from, to }, dates);
  const text =
    `Kỳ in trong báo cáo, ${words}, ${is}. ${capital(periodName(quarter.id))} là từ ` +
    `${printedDay(quarter.from)} đến ${printedDay(quarter.to)}.` +
    (evidence.text.length > 0
      ? ` ${capital(evidence.text.join(' và '))} chỉ hợp với ${periodName(quarter.id)}.`
      : '');
  return [{ ...place, severity: 'error', text, figures: { ...figures, ...evidence.figures } }];
};

/** One quarter throughout. */
const quarterRepeated = ({ quarters }: PrintedDates): CheckFinding[] => {
  const [first] = quarters;
  if (!first || quarters.length < 2) return [];
  const other = quarters.find(({ quarter }) => quarter !== first.quarter);
  const { section, line } = other ?? first;
  return [
    {
      code: 'quarter-repeated',
      severity: other ? 'error' : 'ok',
      section,
      line,
      text: other
        ? `${capital(first.where)} ghi ${nameOf(first)}, ${other.where} ghi ${nameOf(other)}: không thống nhất.`
        : `Quý thống nhất ở ${quarters.map(({ where }) => where).join(', ')}: ${nameOf(first)}.`,
      figures: Object.fromEntries(quarters.map(({ where, quarter }) => [where, quarter])),
    },
  ];
};

/** One year throughout: the quarters named, the day of the report, the last day of the printed period. */
const yearsAgree = ({ quarters, dated, period }: PrintedDates): CheckFinding[] => {
  const years = quarters.map(({ where, year, section, line }) => ({ where, year, section, line }));
  const add = (where: string, date: PrintedDate | undefined): void => {
    if (!date?.day) return;
    const { section, line, day } = date;
    years.push({ where, year: Number(day.slice(0, 4)), section, line });
  };
  add('ngày lập báo cáo', dated);
  add('ngày cuối kỳ in', period?.to);
  const [first] = years;
  if (!first || years.length < 2) return [];
  const other = years.find(({ year }) => year !== first.year);
  const { section, line } = other ?? first;
  return [
    {
      code: 'years',
      severity: other ? 'error' : 'ok',
      section,
      line,
      text: other
        ? `${capital(first.where)} ghi năm ${first.year}, ${other.where} ghi năm ${other.year}: không thống nhất.`
        : `Năm ${first.year} thống nhất ở ${years.map(({ where }) => where).join(', ')}.`,
      figures: Object.fromEntries(years.map(({ where, year }) => [where, year])),
    },
  ];
};

/** The report is dated after its quarter has ended, and before the next one has. */
const reportDate = ({ dated, quarters }: PrintedDates): CheckFinding[] => {
  const [title] = quarters;
  const quarter = title && known(() => periodOf(title.id));
  if (!dated?.day || !quarter) return [];
  const { day, section, line } = dated;
  const name = periodName(quarter.id);
  const early = day <= quarter.to;
  const before = known(() => previousPeriod(quarterOn(day).id));
  const late = !early && before?.id !== quarter.id;
  const text = early
    ? `Báo cáo lập ngày ${printedDay(day)}, khi ${name} chưa kết thúc (${printedDay(quarter.to)}).`
    : late
      ? `Báo cáo lập ngày ${printedDay(day)}, khi quý sau ${name} cũng đã kết thúc.`
      : `Báo cáo lập ngày ${printedDay(day)}, sau ngày cuối của ${name} (${printedDay(quarter.to)}).`;
  return [
    {
      code: 'report-date',
      severity: early ? 'error' : late ? 'note' : 'ok',
      section,
      line,
      text,
      figures: { reportDate: day, to: quarter.to },
    },
  ];
};

/** Letters cited as of the period lie in the quarter. */
const lettersInQuarter = (dates: PrintedDates): CheckFinding[] => {
  const [title] = dates.quarters;
  const quarter = title && known(() => periodOf(title.id));
  if (!quarter) return [];
  return lettersOf(dates).map(({ number, date: { day, words, section, line } }) => {
    const holds = within(day, quarter);
    return {
      code: 'letter-in-quarter',
      severity: holds ? 'ok' : 'error',
      section,
      line,
      text: `Văn bản số ${number} ngày ${words} ${holds ? 'nằm trong' : 'không nằm trong'} ${periodName(quarter.id)}.`,
      figures: { letter: day, from: quarter.from, to: quarter.to },
    };
  });
};

/** Days exist and, but for the end of a period, none lies after the day of the report. */
const daysPossible = ({ all, dated, period }: PrintedDates): CheckFinding[] => {
  const written = dated ? [dated, ...all] : all;
  const [first] = written;
  if (!first) return [];
  const wrong = written.flatMap((date) => {
    if (date.day === null) return [{ date, text: `Ngày ${date.words} không có trong lịch.` }];
    const ofPeriod = [period?.from.words, period?.to.words].includes(date.words);
    if (!dated?.day || date.day <= dated.day || ofPeriod) return [];
    return [{ date, text: `Ngày ${date.words} sau ngày lập báo cáo ${printedDay(dated.day)}.` }];
  });
  if (wrong.length > 0) {
    return wrong.map(({ date, text }) => ({
      code: 'impossible-day',
      severity: 'error',
      section: date.section,
      line: date.line,
      text,
      figures: { day: date.day ?? date.words },
    }));
  }
  return [
    {
      code: 'days-possible',
      severity: 'ok',
      section: first.section,
      line: first.line,
      text: `${written.length} ngày ghi trong báo cáo đều có thật và không sau ngày lập báo cáo.`,
      figures: { days: written.length },
    },
  ];
};

/** A paper cited twice bears one date. */
const documentsAgree = ({ documents }: PrintedDates): CheckFinding[] => {
  const first = new Map<string, CitedDocument>();
  const findings: CheckFinding[] = [];
  let repeated = 0;
  for (const document of documents) {
    const { number, date } = document;
    const earlier = first.get(number);
    if (!earlier) {
      first.set(number, document);
      continue;
    }
    repeated += 1;
    if (earlier.date.day === date.day) continue;
    findings.push({
      code: 'document-dates',
      severity: 'error',
      section: date.section,
      line: date.line,
      text: `Văn bản số ${number} ghi ngày ${earlier.date.words} ở dòng ${earlier.date.line}, ngày ${date.words} ở dòng ${date.line}.`,
      figures: { number, first: earlier.date.words, second: date.words },
    });
  }
  const [any] = documents;
  if (findings.length > 0 || repeated === 0 || !any) return findings;
  return [
    {
      code: 'document-dates',
      severity: 'ok',
      section: any.date.section,
      line: any.date.line,
      text: `${repeated} lần nhắc lại văn bản đều ghi cùng một ngày.`,
      figures: { documents: first.size, repeated },
    },
  ];
};

/** The days, quarters and years of a printed report: ok or error for each thing that can be asked. */
export const checkDates = (dates: PrintedDates): CheckFinding[] => [
  ...periodOfQuarter(dates),
  ...quarterRepeated(dates),
  ...yearsAgree(dates),
  ...reportDate(dates),
  ...lettersInQuarter(dates),
  ...daysPossible(dates),
  ...documentsAgree(dates),
];
