/** Reporting periods (kỳ báo cáo): from an id such as 2023-Q2 to days and instants, and back. */
import type { Instant } from '#lib/dossier';
import { dayAfter, dayOf, startOfDay } from './local-day.ts';
import type { Day } from './local-day.ts';
import { periodRules } from './period-rules.ts';
import type { PeriodDay, PeriodKind, PeriodSpan } from './period-rules.ts';

/** A reporting period: `from` and `to` are days that both belong to it, [start, end) the same as instants. */
export interface Period {
  id: string;
  from: Day;
  to: Day;
  /** 00:00 +07:00 of `from`. */
  start: Instant;
  /** 00:00 +07:00 of the day after `to`: the first instant that no longer belongs. */
  end: Instant;
}

/** The id names no reporting period, or one of a year for which no rule is recorded. */
export class PeriodUnknown extends Error {
  override readonly name = 'PeriodUnknown';
  readonly code = 'period-unknown';

  constructor(readonly period: string) {
    super(
      `Không có kỳ báo cáo “${period}”. Viết 2023-Q2 (quý), 2023-H1 (6 tháng đầu năm) hoặc 2023 (cả năm), từ năm ${firstYear()} trở đi.`,
    );
  }
}

/** The period begins after the instant it is looked at: nothing of it can be counted. */
export class PeriodNotBegun extends Error {
  override readonly name = 'PeriodNotBegun';
  readonly code = 'period-not-begun';

  constructor({ id, from }: Pick<Period, 'id' | 'from'>) {
    const day = from.split('-').reverse().join('/');
    super(`Kỳ báo cáo “${id}” bắt đầu ngày ${day}, sau thời điểm được hỏi: chưa có gì để đếm.`);
  }
}

/** The period is not over: what it comes to can't be locked. */
export class PeriodNotOver extends Error {
  override readonly name = 'PeriodNotOver';
  readonly code = 'period-not-over';

  constructor({ id, to }: Pick<Period, 'id' | 'to'>) {
    const day = to.split('-').reverse().join('/');
    super(`Kỳ báo cáo “${id}” hết ngày ${day} mới kết thúc: chưa khóa số liệu được.`);
  }
}

const firstYear = (): number => Math.min(...periodRules.map((rule) => rule.years.from));

const ID = /^(\d{4})(?:-(Q[1-4]|H1))?$/;

/** Ids are typed by people: anything that is not one, whatever its type, is refused the same way. */
const spanOf = (id: string): { year: number; span: PeriodSpan } => {
  const match = ID.exec(id);
  if (!match) throw new PeriodUnknown(id);
  const year = Number(match[1]);
  const kind = match[2] ?? 'year';
  const rule = periodRules.find(
    ({ years }) => years.from <= year && (years.to === null || year <= years.to),
  );
  const span = rule?.spans.find((candidate) => candidate.kind === kind);
  if (!span) throw new PeriodUnknown(id);
  return { year, span };
};

const idOf = (year: number, kind: PeriodKind): string =>
  kind === 'year' ? String(year) : `${year}-${kind}`;

const dayIn = (year: number, { year: shift, month, day }: PeriodDay): Day =>
  `${year + shift}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * The reporting period of an id: a quarter, the first six months or a year (period-rules.ts).
 *
 * @throws PeriodUnknown for any other text and for years before the first rule
 * @example periodOf('2023-Q2').from // '2023-03-15'
 * @example periodOf('2023-Q2').to // '2023-06-14'
 * @example periodOf('2023-Q1').from // '2022-12-15'
 */
export const periodOf = (id: string): Period => {
  const { year, span } = spanOf(id);
  const from = dayIn(year, span.first);
  const to = dayIn(year, span.last);
  return { id, from, to, start: startOfDay(from), end: startOfDay(dayAfter(to)) };
};

/**
 * The period whose last day is the day before this one's first: what it carried over was in hand there.
 * For a quarter the quarter before; for six months and a year the year before.
 *
 * @throws PeriodUnknown when there is no rule for it
 * @example previousPeriod('2023-Q1').id // '2022-Q4'
 * @example previousPeriod('2023-H1').id // '2022'
 */
export const previousPeriod = (id: string): Period => {
  const { year, span } = spanOf(id);
  return periodOf(idOf(year + span.previous.year, span.previous.kind));
};

/**
 * The quarter a local day belongs to.
 *
 * @throws PeriodUnknown when there is no rule for it
 * @example quarterOn('2022-12-15').id // '2023-Q1'
 */
export const quarterOn = (day: Day): Period => {
  const year = Number(day.slice(0, 4));
  for (const candidate of [year, year + 1]) {
    for (const kind of ['Q1', 'Q2', 'Q3', 'Q4'] as const) {
      if (candidate < firstYear()) continue;
      const period = periodOf(idOf(candidate, kind));
      if (period.from <= day && day <= period.to) return period;
    }
  }
  throw new PeriodUnknown(day);
};

/**
 * The quarter that contains an instant, by its local day.
 *
 * @throws PeriodUnknown when there is no rule for it
 * @example quarterAt(Date.parse('2023-06-14T23:59:00+07:00')).id // '2023-Q2'
 */
export const quarterAt = (instant: Instant): Period => quarterOn(dayOf(instant));

/**
 * The period as a Vietnamese report names it.
 *
 * @throws PeriodUnknown as periodOf does
 * @example periodName('2023-Q2') // 'quý II năm 2023'
 * @example periodName('2023-H1') // '6 tháng đầu năm 2023'
 */
export const periodName = (id: string): string => {
  const { year, span } = spanOf(id);
  return `${span.name} năm ${year}`.trim();
};
