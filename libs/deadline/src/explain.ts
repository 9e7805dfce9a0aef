import type { Day, Minute, WorkingCalendar } from '#lib/calendar';
import { dayOf, formatDay, formatInstant, vietnameseDay, vietnameseInstant } from '#lib/calendar';

import type { Ledger, LedgerEntry, SettledStretch } from './ledger.ts';
import type { Measure, Term } from './term.ts';
import { measureOf, termInWords } from './term.ts';
import { dueInWords, markDue } from './write-due.ts';

/**
 * One line of the explanation of a due date: a sentence for a clerk, and its data. `from` and `to` are
 * instants (ISO 8601, +07:00) or, on lines about days, days (YYYY-MM-DD), both inclusive.
 */
export interface ExplanationLine {
  readonly kind:
    | 'start'
    | 'counted'
    | 'off'
    | 'rolled'
    | 'due'
    | 'hold'
    | 'release'
    | 'restart'
    | 'extend'
    | 'vary'
    | 'calendar'
    | 'close'
    | 'provisional';
  readonly from: string;
  readonly to: string | null;
  /** Days or minutes the line counts: of the term on `counted`, given back on `release` and `close`. */
  readonly counted: number | null;
  /** Why, in Vietnamese: the name of a holiday, the reason of a hold. */
  readonly reason: string | null;
  readonly text: string;
}

/** From so many days on, days of one kind are told as runs and not one by one. */
const RUNS_FROM = 12;

const line = (
  kind: ExplanationLine['kind'],
  from: string,
  text: string,
  more: { to?: string; counted?: number; reason?: string } = {},
): ExplanationLine => ({
  kind,
  from,
  to: more.to ?? null,
  counted: more.counted ?? null,
  reason: more.reason ?? null,
  text,
});

const REASONS: Readonly<Record<string, string>> = {
  supplement: 'chờ bổ sung hồ sơ',
  payment: 'chờ thực hiện nghĩa vụ tài chính',
  opinion: 'chờ ý kiến cơ quan khác',
};

const inWords = (reason: string): string => REASONS[reason] ?? reason;

const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : '']
    .filter((part) => part !== '')
    .join(' ');
};

/** A number of days or minutes in the words of the measure it is counted by. */
const amount = (count: number, by: Measure['by']): string =>
  by === 'minutes'
    ? `${duration(count)} làm việc`
    : by === 'days'
      ? `${count} ngày`
      : `${count} ngày làm việc`;

/**
 * Explains a due date line by line, in Vietnamese, from the first start to the last fact: why the start
 * moved, each day counted or off with its reason, each hold with its credit or why it has none.
 *
 * @throws CalendarEnds never for a ledger that could be folded.
 * @example
 * explain(startLedger(calendar, parseInstant('2023-06-10T09:00:00+07:00'), { unit: 'same-day' })).map((l) => l.text)
 * // [ 'Tiếp nhận lúc 09:00 ngày 10/06/2023 (Thứ bảy), thời hạn trong ngày; bắt đầu tính từ 07:30 ngày 12/06/2023.',
 * //   'Hạn trả: 17:00 ngày 12/06/2023.' ]
 */
export const explain = (ledger: Ledger): ExplanationLine[] => {
  const { calendar, entries, openHolds, due } = ledger;
  const lines: ExplanationLine[] = [];
  for (const [index, entry] of entries.entries()) {
    lines.push(...linesOf(entry, entries[index - 1]));
  }
  for (const { reason, since } of openHolds) {
    lines.push(
      line(
        'hold',
        formatInstant(since),
        `Đang tạm dừng: ${inWords(reason)}, từ ${vietnameseInstant(since)}.`,
        { reason },
      ),
    );
  }
  if (ledger.lateBeforeRestart) {
    lines.push(
      line(
        'restart',
        formatInstant(ledger.lateSince ?? ledger.acceptedAt),
        'Hồ sơ đã quá hạn trước khi yêu cầu bổ sung nên vẫn là quá hạn.',
      ),
    );
  }
  if (due === null) return lines;
  const counted = entries.find((entry) => entry.due === due)?.calendar ?? calendar;
  const { otherHours } = counted.noteOf(dayOf(due));
  lines.push(
    line(
      'due',
      formatInstant(due),
      `Hạn trả: ${markDue(vietnameseInstant(due), ledger.provisional)}${otherHours === undefined ? '' : ` (${otherHours})`}.`,
    ),
  );
  if (ledger.provisional) {
    lines.push(
      line(
        'provisional',
        formatInstant(due),
        `Hẹn tạm: lịch làm việc mới biết từ ${vietnameseDay(calendar.knownFrom)} đến ${vietnameseDay(calendar.knownTo)}; ngoài khoảng đó chỉ trừ ngày cuối tuần và ngày lễ cố định.`,
      ),
    );
  }
  return lines;
};

const linesOf = (
  { event, calendar, settled, term, countsFrom, due }: LedgerEntry,
  before: LedgerEntry | undefined,
): ExplanationLine[] => {
  const at = formatInstant(event.at);
  const when = vietnameseInstant(event.at);
  const dueText = due === null ? 'không hẹn ngày trả' : `hạn trả ${dueInWords(calendar, due)}`;
  switch (event.type) {
    case 'start':
      return [
        line(
          'start',
          at,
          `Tiếp nhận lúc ${when}${startReason(calendar, event.at, term, countsFrom)}.`,
        ),
        ...countedLines(calendar, term, countsFrom),
      ];
    case 'restart':
      return [
        line(
          'restart',
          at,
          `Nhận đủ hồ sơ bổ sung lúc ${when}, tính lại từ đầu${startReason(calendar, event.at, term, countsFrom)}.`,
          { reason: event.reason ?? 'supplement' },
        ),
        ...countedLines(calendar, term, countsFrom),
      ];
    case 'hold':
      return [
        line('hold', at, `Tạm dừng từ ${when}: ${inWords(event.reason)}.`, {
          reason: event.reason,
        }),
      ];
    case 'release':
      return [
        line(
          'release',
          at,
          `Hết tạm dừng (${inWords(event.reason)}) lúc ${when}${creditWords(settled, dueText)}.`,
          { reason: event.reason, ...creditFields(settled) },
        ),
      ];
    case 'extend':
      return [
        line('extend', at, `Hẹn lại lúc ${when}: ${dueText}${previously(calendar, before)}.`, {
          to: formatInstant(event.due),
        }),
      ];
    case 'vary':
      return [
        line(
          'vary',
          at,
          `Đổi thời hạn lúc ${when} thành ${termInWords(term)}, giữ thời điểm bắt đầu và phần đã cộng: ${dueText}${previously(calendar, before)}.`,
        ),
      ];
    case 'calendar':
      return [
        line(
          'calendar',
          at,
          `Chuyển cơ quan lúc ${when}: ${due === null ? '' : 'giữ nguyên '}${dueText}; việc cộng, tính lại sau đó theo ngày, giờ làm việc của cơ quan nhận.`,
        ),
      ];
    case 'close':
      return [
        line(
          'close',
          at,
          `Kết thúc lúc ${when}${settled === null ? '' : creditWords(settled, dueText)}.`,
          creditFields(settled),
        ),
      ];
  }
};

const previously = (calendar: WorkingCalendar, before: LedgerEntry | undefined): string =>
  before?.due == null ? '' : ` (trước đó ${dueInWords(calendar, before.due)})`;

const creditFields = (settled: SettledStretch | null): { to?: string; counted?: number } =>
  settled === null ? {} : { counted: settled.credit };

const NOTHING: Readonly<Record<Measure['by'], string>> = {
  closings: 'không sang ngày làm việc mới nào',
  minutes: 'không có phút làm việc nào',
  days: 'bắt đầu và hết trong cùng một ngày',
  none: 'không chạm thời hạn nào',
};

const creditWords = (settled: SettledStretch | null, dueText: string): string => {
  if (settled === null) return '; đồng hồ vẫn dừng vì còn lý do khác';
  const span = `đợt dừng từ ${vietnameseInstant(settled.from)}`;
  switch (settled.outcome) {
    case 'credited':
      return `; ${span} được cộng ${amount(settled.credit, settled.unit)}: ${dueText}`;
    case 'nothing':
      return `; ${span} ${NOTHING[settled.unit]} nên không cộng`;
    case 'ran-out':
      return `; ${span} bắt đầu khi đã hết hạn nên không được cộng`;
    case 'no-term':
      return '; hồ sơ không hẹn ngày trả nên không có gì để cộng';
  }
};

/** The term, and why counting starts when it does. */
const startReason = (
  calendar: WorkingCalendar,
  at: Minute,
  term: Term,
  countsFrom: Minute | null,
): string => {
  const { kind, reason } = calendar.noteOf(dayOf(at));
  const words = `, thời hạn ${termInWords(term)}`;
  if (term.unit === 'none') return `, ${termInWords(term)}`;
  if (countsFrom === null || countsFrom === at) return words;
  const why =
    kind === 'working' || kind === 'make-up'
      ? dayOf(countsFrom) > dayOf(at)
        ? calendar.opening(at) === countsFrom
          ? ' (sau giờ làm việc)'
          : ` (sau ${term.cutoff ?? ''})`
        : ' (ngoài giờ làm việc)'
      : ` (${reason})`;
  return `${why}${words}; bắt đầu tính từ ${vietnameseInstant(countsFrom)}`;
};

/** The days a term counts, each off day with its reason; hours are told in one line. */
const countedLines = (
  calendar: WorkingCalendar,
  term: Term,
  countsFrom: Minute | null,
): ExplanationLine[] => {
  const measure = measureOf(term);
  if (countsFrom === null || measure.by === 'none') return [];
  const start = dayOf(countsFrom);
  switch (measure.by) {
    case 'minutes': {
      const end = calendar.addWorkingMinutes(countsFrom, measure.count);
      return [
        line(
          'counted',
          formatInstant(countsFrom),
          `Đếm ${duration(measure.count)} làm việc: từ ${vietnameseInstant(countsFrom)} đến ${vietnameseInstant(end)}.`,
          { to: formatInstant(end), counted: measure.count },
        ),
        ...runs(calendar, (start + 1) as Day, dayOf(end), Infinity).filter(
          ({ kind }) => kind === 'off',
        ),
      ];
    }
    case 'closings': {
      const end = calendar.workingDayAfter(start, measure.count);
      return runs(calendar, (start + 1) as Day, end, measure.count);
    }
    case 'days': {
      const raw = (start + measure.count) as Day;
      const end = dayOf(calendar.closingFrom(raw));
      const counted = line(
        'counted',
        formatDay((start + 1) as Day),
        `Từ ${vietnameseDay((start + 1) as Day)} đến ${vietnameseDay(raw)}: ${measure.count} ngày.`,
        { to: formatDay(raw), counted: measure.count },
      );
      if (raw === end) return [counted];
      return [
        counted,
        line(
          'rolled',
          formatDay(raw),
          `Ngày ${vietnameseDay(raw)} nghỉ (${calendar.noteOf(raw).reason}) nên hạn chuyển sang ngày làm việc kế tiếp ${vietnameseDay(end)}.`,
          { to: formatDay(end), reason: calendar.noteOf(raw).reason },
        ),
      ];
    }
  }
};

/** Days of one kind and reason in a row, first and last inclusive. */
interface Run {
  from: Day;
  to: Day;
  works: boolean;
  days: number;
  reasons: string[];
}

/** The days from `first` to `last`: off days by their reason, working days one by one or, of many, in runs. */
const runs = (
  calendar: WorkingCalendar,
  first: Day,
  last: Day,
  workingDays: number,
): ExplanationLine[] => {
  const found: Run[] = [];
  for (let day = first; day <= last; day = (day + 1) as Day) {
    const { reason, kind } = calendar.noteOf(day);
    const works = calendar.isWorkingDay(day);
    const run = found.at(-1);
    const weekend = kind === 'weekend';
    const joins =
      run?.works === works &&
      (works
        ? workingDays >= RUNS_FROM && reason === ''
        : run.reasons.at(-1) === reason || (weekend && run.reasons.at(-1) === 'Thứ bảy'));
    if (joins) {
      run.to = day;
      run.days += 1;
      if (run.reasons.at(-1) !== reason) run.reasons.push(reason);
    } else found.push({ from: day, to: day, works, days: 1, reasons: [reason] });
  }
  let counted = 0;
  return found.map(({ from, to, works, days, reasons }) => {
    const reason = reasons.join(', ');
    const span =
      from === to ? vietnameseDay(from) : `Từ ${vietnameseDay(from)} đến ${vietnameseDay(to)}`;
    if (!works) {
      return line('off', formatDay(from), `${span}: nghỉ, ${reason}.`, {
        to: formatDay(to),
        reason,
      });
    }
    counted += days;
    const extra = reason === '' ? '' : ` (${reason})`;
    const text =
      from === to
        ? `${span}: ngày làm việc thứ ${counted}${extra}.`
        : `${span}: ${days} ngày làm việc, cộng dồn ${counted}.`;
    return line('counted', formatDay(from), text, { to: formatDay(to), counted: days, reason });
  });
};
