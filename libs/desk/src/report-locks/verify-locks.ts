import type { ReportLock } from '#lib/persistence';
import { canonicalReport, IdentityBroken, periodName, periodOf } from '#lib/reporting';

import type { Desk } from '../desk.ts';
import type { Mismatch } from '../mismatch.ts';
import { lockBefore, reportOf } from '../period-report.ts';
import { sha256Of } from './lock-report.ts';
import { type CountedReport, lockedReport } from './locked-report.ts';
import { strayedFrom } from './strayed-from.ts';

/** Makes every locked report again from the heads it has read, and compares: byte for byte. */
export const verifyLocks = async (
  desk: Desk,
): Promise<{ locks: number; mismatches: Mismatch[] }> => {
  const locks = await desk.locks.all();
  const mismatches: Mismatch[] = [];
  for (const lock of locks) mismatches.push(...(await mismatchesOf(desk, lock)));
  return { locks: locks.length, mismatches };
};

const mismatchesOf = async (desk: Desk, lock: ReportLock): Promise<Mismatch[]> => {
  const { period, agency, version, sha256 } = lock;
  const which = `báo cáo đã khóa ${periodName(period)} của ${agency}, bản ${version}`;
  const { report } = await desk.locks.sealed(lock.id);
  if (sha256Of(report) !== sha256) {
    return [{ dossier: '', seq: null, code: 'lock-changed', text: `Nội dung ${which} đã bị sửa.` }];
  }
  const counted = await lockedReport(desk, lock);
  const found: Mismatch[] = (await strayedFrom(desk, counted)).map(({ dossier, seq, what }) => ({
    dossier,
    seq,
    code: `lock-${what}-differs`,
    text: `${what === 'head' ? 'Lần ghi' : 'Vị trí tại ngày cuối kỳ'} mà ${which} đã đọc khác với lịch sử.`,
  }));
  if ((await madeAgain(desk, lock, counted)) !== report) {
    const text = `Tính lại ${which} từ các lần ghi đã đọc cho kết quả khác.`;
    found.push({ dossier: '', seq: null, code: 'lock-report-differs', text });
  }
  return found;
};

/** The bytes the report comes to today; undefined where its figures would not even add up. */
const madeAgain = async (
  desk: Desk,
  { period: id, agency, asKnownAt }: ReportLock,
  { standing, by }: CountedReport,
): Promise<string | undefined> => {
  const period = periodOf(id);
  const before = await lockBefore(desk, { period: id, agency, asKnownAt });
  const ground = { period, asOf: period.end, asKnownAt, standing, by };
  try {
    const previous = before && (await lockedReport(desk, before));
    return canonicalReport(reportOf(agency, ground, previous));
  } catch (error) {
    if (error instanceof IdentityBroken) return undefined;
    throw error;
  }
};
