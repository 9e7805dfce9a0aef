import type { ReportLock, ReportName, StandingDossier } from '#lib/persistence';
import { type Report, REPORT_FORM, type StandingReport } from '#lib/reporting';

import type { Desk } from '../desk.ts';
import { type TimeAndPlace, timeAndPlaceIn } from '../rules-in-force.ts';

/** Whose report of which period. */
export type ReportOf = Pick<ReportName, 'period' | 'agency'>;

/** A report with the positions it was made from, and the calendars and agencies it was made by. */
export interface CountedReport extends StandingReport<StandingDossier> {
  by: TimeAndPlace;
}

/** No such report was locked. */
export class ReportNotLocked extends Error {
  override readonly name = 'ReportNotLocked';
  readonly code = 'report-not-locked';

  constructor({ period, agency }: ReportOf, version?: number) {
    super(
      `Số liệu kỳ ${period} của ${agency} chưa khóa${version === undefined ? '' : ` bản ${version}`}.`,
    );
  }
}

/**
 * A lock by its report and version.
 *
 * @param version - absent: the last
 * @throws ReportNotLocked
 */
export const lockNamed = async (
  { locks }: Pick<Desk, 'locks'>,
  { period, agency }: ReportOf,
  version?: number,
): Promise<ReportLock> => {
  const name = { form: REPORT_FORM, period, agency };
  const lock = await (version === undefined ? locks.latest(name) : locks.version(name, version));
  if (!lock) throw new ReportNotLocked(name, version);
  return lock;
};

/** A report as it was locked, where each of its dossiers stood, and the calendars and directory of then. */
export const lockedReport = async (desk: Desk, lock: ReportLock): Promise<CountedReport> => {
  const [{ report, reference }, standing] = await Promise.all([
    desk.locks.sealed(lock.id),
    desk.locks.standing(lock.id),
  ]);
  return {
    report: JSON.parse(report) as Report,
    standing,
    by: await timeAndPlaceIn(desk, reference),
  };
};
