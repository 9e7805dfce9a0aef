import { createHash } from 'node:crypto';

import type { Instant } from '#lib/dossier';
import type { ReportLock } from '#lib/persistence';
import { canonicalReport, PeriodNotOver, periodOf, REPORT_FORM } from '#lib/reporting';

import type { Desk } from '../desk.ts';
import { standingReport } from '../period-report.ts';
import type { ReportOf } from './locked-report.ts';
import { strayedFrom } from './strayed-from.ts';

/**
 * What becomes of a locked report when something is learned later (semantics.md §5): the next report lists the
 * adjustments, or the report is issued again in a new version.
 */
export type AfterLock = 'adjust' | 'reissue';

/** What is to be locked, by whom. */
export interface LockOrder extends ReportOf {
  /** The actor's id. */
  by: string;
  afterLock: AfterLock;
  /** Why it is issued again. */
  reason?: string;
  /** Only if these are still the histories it is made from: sha256 of the evidence of the report that was seen. */
  evidence?: string;
  now: Instant;
}

/** The report can't be locked as it stands; nothing was written. */
export class LockRefused extends Error {
  override readonly name = 'LockRefused';

  constructor(
    readonly code: 'report-locked' | 'report-moved' | 'report-unproven' | 'reissue-reason-missing',
    message: string,
  ) {
    super(message);
  }
}

const LOCKED =
  'Số liệu kỳ này đã khóa. Điều biết thêm sau khi khóa được điều chỉnh ở báo cáo kỳ sau.';
const MOVED =
  'Từ lúc bạn xem, có hồ sơ của báo cáo này được ghi thêm. Hãy xem lại số liệu rồi khóa.';
const UNREASONED = 'Số liệu kỳ này đã khóa. Muốn phát hành lại thì phải ghi lý do.';

/**
 * Locks the report of an agency for a period that is over (khóa số liệu): waits for whoever is still writing, folds
 * the history of every dossier it is made from anew, and keeps the report's bytes with the heads it has read.
 *
 * @param told - called with the number of dossiers folded, of all
 * @throws PeriodUnknown, PeriodNotOver, AgencyUnknown, IdentityBroken
 * @throws LockRefused report-locked, report-moved, report-unproven, reissue-reason-missing
 * @example await lockReport(desk, { period: '2023-Q2', agency: 'thanh-ha', by, afterLock: 'adjust', now })
 */
export const lockReport = async (
  desk: Desk,
  { period: id, agency, by, afterLock, reason, evidence, now }: LockOrder,
  told?: (done: number, of: number) => void,
): Promise<ReportLock> => {
  const name = { form: REPORT_FORM, period: id, agency };
  const last = await desk.locks.latest(name);
  refuseLock(id, last, afterLock, now);
  if (last && reason === undefined) throw new LockRefused('reissue-reason-missing', UNREASONED);
  const asKnownAt = await desk.locks.settled();
  const counted = await standingReport(desk, { period: id, agency, asKnownAt, now });
  if (evidence !== undefined && evidence !== counted.report.evidence.sha256)
    throw new LockRefused('report-moved', MOVED);
  const strayed = await strayedFrom(desk, counted, told);
  if (strayed.length > 0) throw new LockRefused('report-unproven', unproven(strayed));
  const report = canonicalReport(counted.report);
  const lock = await desk.locks.add({
    ...name,
    version: (last?.version ?? 0) + 1,
    asKnownAt,
    lockedBy: by,
    reason: reason ?? null,
    report,
    sha256: sha256Of(report),
    reference: Object.values(counted.by.reference),
    standing: counted.standing,
  });
  // Somebody else locked it in between.
  if (!lock) throw new LockRefused('report-locked', LOCKED);
  return lock;
};

const refuseLock = (
  id: string,
  last: ReportLock | undefined,
  afterLock: AfterLock,
  now: Instant,
): void => {
  const period = periodOf(id);
  if (now < period.end) throw new PeriodNotOver(period);
  if (last && afterLock === 'adjust') throw new LockRefused('report-locked', LOCKED);
};

/**
 * Why a report can't be locked now, whoever asks; undefined: it can.
 *
 * @param last - its last lock
 * @throws PeriodUnknown
 */
export const lockBlocked = (
  period: string,
  last: ReportLock | undefined,
  afterLock: AfterLock,
  now: Instant,
): { code: string; detail: string } | undefined => {
  try {
    refuseLock(period, last, afterLock, now);
    return undefined;
  } catch (error) {
    if (error instanceof PeriodNotOver || error instanceof LockRefused)
      return { code: error.code, detail: error.message };
    throw error;
  }
};

/** The seal of a locked report: over its canonical bytes. */
export const sha256Of = (report: string): string =>
  createHash('sha256').update(report).digest('hex');

const unproven = (strayed: readonly { dossier: string }[]): string => {
  const [first] = strayed;
  return `Dữ liệu đã lưu của ${strayed.length} hồ sơ (${first?.dossier ?? ''}${strayed.length > 1 ? ' …' : ''}) khác với kết quả tính lại từ lịch sử: hãy chạy \`motcua verify\` rồi khóa lại.`;
};
