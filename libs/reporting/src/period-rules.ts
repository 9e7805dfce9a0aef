/** The reporting periods as data: which days each spans, by whose rule, from which reporting year. */

/** A day of a reporting year; `year` is 0 for the year itself, -1 for the year before. */
export interface PeriodDay {
  year: -1 | 0;
  month: number;
  day: number;
}

export type PeriodKind = 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'H1' | 'year';

/** One kind of period: both days belong to it. */
export interface PeriodSpan {
  kind: PeriodKind;
  /** As a report calls it, before "năm 2023" (for the year itself: empty). */
  name: string;
  first: PeriodDay;
  last: PeriodDay;
  /** The period that ends on the day before the first. */
  previous: { year: -1 | 0; kind: PeriodKind };
}

/** The rule of a run of reporting years, both ends included; `to` null while it is in force. */
export interface PeriodRule {
  years: { from: number; to: number | null };
  source: string;
  /** V seen in a source, S seen in a secondary source only, U from general knowledge. */
  certainty: 'V' | 'S' | 'U';
  note: string;
  spans: readonly PeriodSpan[];
}

const december15: PeriodDay = { year: -1, month: 12, day: 15 };

const cutOn15: readonly PeriodSpan[] = [
  {
    kind: 'Q1',
    name: 'quý I',
    first: december15,
    last: { year: 0, month: 3, day: 14 },
    previous: { year: -1, kind: 'Q4' },
  },
  {
    kind: 'Q2',
    name: 'quý II',
    first: { year: 0, month: 3, day: 15 },
    last: { year: 0, month: 6, day: 14 },
    previous: { year: 0, kind: 'Q1' },
  },
  {
    kind: 'Q3',
    name: 'quý III',
    first: { year: 0, month: 6, day: 15 },
    last: { year: 0, month: 9, day: 14 },
    previous: { year: 0, kind: 'Q2' },
  },
  {
    kind: 'Q4',
    name: 'quý IV',
    first: { year: 0, month: 9, day: 15 },
    last: { year: 0, month: 12, day: 14 },
    previous: { year: 0, kind: 'Q3' },
  },
  {
    kind: 'H1',
    name: '6 tháng đầu',
    first: december15,
    last: { year: 0, month: 6, day: 14 },
    previous: { year: -1, kind: 'year' },
  },
  {
    kind: 'year',
    name: '',
    first: december15,
    last: { year: 0, month: 12, day: 14 },
    previous: { year: -1, kind: 'year' },
  },
];

/**
 * The reporting periods in force, by reporting year (quarter I of 2023 begins on 15/12/2022 and belongs to
 * 2023). A change of the law is a further row here, and the `to` of the row before.
 *
 * The cut on the 15th is seen (V) for the administrative-reform reports, which share it; for
 * TT 01/2020/TT-VPCP itself it is general knowledge (U), though the seed's office reports by it.
 */
export const periodRules: readonly PeriodRule[] = [
  {
    years: { from: 2020, to: 2025 },
    source: 'Thông tư 01/2020/TT-VPCP ngày 21/10/2020',
    certainty: 'U',
    note: 'Ngày chốt số liệu chung với báo cáo cải cách hành chính; áp dụng cả các kỳ năm 2020 trước khi thông tư có hiệu lực.',
    spans: cutOn15,
  },
  {
    years: { from: 2026, to: null },
    source: 'Thông tư 5/2025/TT-VPCP, hiệu lực 15/02/2026',
    certainty: 'U',
    note: 'Chưa thấy văn bản: tạm giữ các kỳ của Thông tư 01/2020/TT-VPCP.',
    spans: cutOn15,
  },
];
