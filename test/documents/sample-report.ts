/** The seed's quarter as a report: real totals, its split over fields made up so that everything adds up. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Counts, FieldRow, Report } from '#lib/reporting';
import { parseNarrative, parseReportForm, type Narrative, type ReportForm } from '#lib/documents';

const read = (path: string): unknown =>
  parse(readFileSync(new URL(`../../processes/reports/${path}`, import.meta.url), 'utf8'));

export const formData = () => read('ii-06.yaml') as Record<string, unknown>;
export const narrativeData = () =>
  read('narratives/2023-Q2-thanh-ha.yaml') as Record<string, unknown>;
export const sampleForm = (): ReportForm => parseReportForm(formData());
export const sampleNarrative = (): Narrative => parseNarrative(narrativeData());

const noMemo: Counts['memo'] = {
  paused: 0,
  provisional: 0,
  returnedUnqualified: 0,
  rejected: 0,
  withdrawn: 0,
  stopped: 0,
  lateBeforeRestart: 0,
  reappointed: 0,
  withoutAppointment: 0,
  withoutAppointmentInHand: 0,
  digitisedIntake: 0,
  digitisedResult: 0,
};

/** A row from its independent figures; the sums are made. */
export function counts(
  [carriedOver, online, direct, postal]: readonly [number, number, number, number],
  [early, onTime, overdue]: readonly [number, number, number],
  [within, late]: readonly [number, number],
  memo: Partial<Counts['memo']> = {},
): Counts {
  const total = online + direct + postal;
  return {
    received: carriedOver + total,
    carriedOver,
    inPeriod: { total, online, direct, postal },
    resolved: { total: early + onTime + overdue, early, onTime, overdue },
    inHand: { total: within + late, within, overdue: late },
    memo: { ...noMemo, ...memo },
  };
}

const fields: FieldRow[] = [
  ['Bảo trợ xã hội', counts([2, 31, 2, 0], [28, 5, 0], [2, 0], { paused: 1 })],
  ['Chứng thực', counts([0, 520, 52, 0], [572, 0, 0], [0, 0])],
  ['Đất đai', counts([1, 12, 5, 0], [14, 4, 0], [0, 0], { returnedUnqualified: 1 })],
  ['Hộ tịch', counts([0, 240, 15, 0], [250, 5, 0], [0, 0])],
  ['Người có công', counts([0, 28, 3, 0], [30, 1, 0], [0, 0])],
  [
    'Thi đua - Khen thưởng',
    counts([0, 23, 3, 0], [26, 0, 0], [0, 0], { digitisedIntake: 933, digitisedResult: 859 }),
  ],
].map(([field, row]) => ({ field: field as string, ...(row as Counts) }));

/** The report of quarter II 2023, fresh at each call. */
export function sampleReport(change: Partial<Report> = {}): Report {
  return structuredClone({
    form: 'II.06/VPCP/KSTT',
    period: { id: '2023-Q2', from: '2023-03-15', to: '2023-06-14' },
    agency: 'thanh-ha',
    agencyName: 'UBND thị trấn Thanh Hà',
    asOf: '2023-06-15T00:00:00+07:00',
    asKnownAt: '2023-06-15T08:30:00+07:00',
    total: counts([3, 854, 80, 0], [920, 15, 0], [2, 0], {
      paused: 1,
      returnedUnqualified: 1,
      digitisedIntake: 933,
      digitisedResult: 859,
    }),
    fields,
    segments: [],
    identities: [
      { id: 'resolved', text: 'đã giải quyết 935 = trước hạn 920 + đúng hạn 15', holds: true },
    ],
    evidence: { sha256: 'ab'.repeat(32), dossiers: 937, events: 4821 },
    ...change,
  });
}
