import type { Instant } from '#lib/dossier';
import type { StandingDossier } from '#lib/persistence';
import {
  buildReport,
  cutOf,
  type Period,
  PeriodNotBegun,
  periodOf,
  type Report,
} from '#lib/reporting';

import { dayOf, type Desk } from './desk.ts';

export interface ReportOrder {
  /** 2023-Q2, 2023-H1, 2023 … */
  period: string;
  agency: string;
  /** Look at the period as it stood then; absent: its end, or now for a period not over. */
  asOf?: Instant;
  /** Use only what was recorded by then; absent: everything recorded so far. */
  asKnownAt?: Instant;
  now: Instant;
}

/** What a report is counted from: the dossiers of an agency and of all units below it, where they stood. */
export interface ReportGround {
  period: Period;
  asOf: Instant;
  asKnownAt: Instant;
  standing: StandingDossier[];
}

/**
 * The ground of a report on petitions (phản ánh, kiến nghị), or on TTHC, from the persisted history.
 *
 * @throws PeriodUnknown, PeriodNotBegun, AgencyUnknown
 */
export const reportGround = async (
  desk: Desk,
  order: ReportOrder,
  petitions: boolean,
): Promise<ReportGround> => {
  const period = periodOf(order.period);
  const asOf = order.asOf ?? Math.min(period.end, order.now);
  if (asOf < period.start) throw new PeriodNotBegun(period);
  const cut = cutOf(period, asOf);
  const agencies = agenciesUnder(desk, order.agency, [
    period.from,
    dayOf(Math.max(cut - 1, period.start)),
  ]);
  const asKnownAt = order.asKnownAt ?? (await desk.history.lastRecorded(agencies)) ?? cut;
  const standing = await desk.history.positionsAt({
    cut,
    knownAt: asKnownAt,
    agencies,
    from: period.start,
    petitions,
  });
  return { period, asOf, asKnownAt, standing };
};

/**
 * The report of an agency (with all units below it) for a period, from the persisted history.
 *
 * @throws PeriodUnknown, PeriodNotBegun, AgencyUnknown, IdentityBroken
 */
export const periodReport = async (desk: Desk, order: ReportOrder): Promise<Report> =>
  (await standingReport(desk, order)).report;

/**
 * The same with the position of every dossier it was made from, and the head of history that says so.
 *
 * @throws PeriodUnknown, AgencyUnknown, IdentityBroken
 */
export const standingReport = async (
  desk: Desk,
  order: ReportOrder,
): Promise<{ report: Report; standing: StandingDossier[] }> => {
  const { standing, ...ground } = await reportGround(desk, order, false);
  const report = buildReport({
    ...ground,
    agency: order.agency,
    directory: desk.directory,
    positions: standing.map(({ position }) => position),
    heads: standing,
  });
  return { report, standing };
};

/**
 * The agency and all units below it on any of the days.
 *
 * @throws AgencyUnknown if it is in force on none: one that ended within a period still reports it
 */
const agenciesUnder = ({ directory }: Desk, agency: string, days: readonly string[]): string[] => {
  const found = new Set([agency]);
  const last = days.at(-1);
  const inForce = days.filter((day) => directory.on(day).some(({ id }) => id === agency));
  if (inForce.length === 0) directory.agency(agency, last);
  for (const day of inForce) {
    for (const { id } of directory.below(agency, day)) found.add(id);
  }
  return [...found];
};
