import type { Instant } from '#lib/dossier';
import type { ReportLock, StandingDossier } from '#lib/persistence';
import {
  buildReport,
  carriedSince,
  cutOf,
  leftInHand,
  type Period,
  PeriodNotBegun,
  periodOf,
  PeriodUnknown,
  previousPeriod,
  type Report,
  REPORT_FORM,
  reportScope,
  type StandingReport,
} from '#lib/reporting';

import { dayOf, type Desk } from './desk.ts';
import { positionsAnew } from './positions-anew.ts';
import { type CountedReport, lockedReport, lockNamed } from './report-locks/locked-report.ts';
import { type TimeAndPlace, timeAndPlaceKnownAt } from './rules-in-force.ts';

export interface ReportOrder {
  /** 2023-Q2, 2023-H1, 2023 … */
  period: string;
  agency: string;
  /** Look at the period as it stood then; absent: its end, or now for a period not over. */
  asOf?: Instant;
  /** Use only what was recorded by then; absent: everything recorded so far. */
  asKnownAt?: Instant;
  /** As it was locked, in this version; whatever was recorded since. The instants are then the lock's. */
  version?: number;
  now: Instant;
}

/** What a report is counted from: the dossiers of an agency and of all units below it, where they stood. */
export interface ReportGround {
  period: Period;
  asOf: Instant;
  asKnownAt: Instant;
  standing: readonly StandingDossier[];
  /** The calendars and agencies that were known then. */
  by: TimeAndPlace;
}

/** What is asked about besides the dossiers that count. */
interface Besides {
  /** Something else that a report made of everything recorded so far knows, and since when. */
  since?: Instant;
  /** Dossiers whose position is asked for, whatever became of them. */
  also?: readonly string[];
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
  { since = -Infinity, also = [] }: Besides = {},
): Promise<ReportGround> => {
  const period = periodOf(order.period);
  const asOf = order.asOf ?? Math.min(period.end, order.now);
  if (asOf < period.start) throw new PeriodNotBegun(period);
  const cut = cutOf(period, asOf);
  const { asKnownAt: known } = order;
  const by = await timeAndPlaceKnownAt(desk, known);
  const agencies = agenciesUnder(by, order.agency, [
    period.from,
    dayOf(Math.max(cut - 1, period.start)),
  ]);
  const asKnownAt =
    known ?? Math.max((await desk.history.lastRecorded(agencies)) ?? cut, since, by.since);
  const found = await desk.history.positionsAt({
    cut,
    knownAt: asKnownAt,
    agencies,
    from: period.start,
    also,
    petitions,
  });
  // What is stored was counted by the calendar in force.
  const standing =
    by.reference.calendar === desk.reference.calendar
      ? found
      : await countedBy(desk, by, found, cut);
  return { period, asOf, asKnownAt, standing, by };
};

/** The same dossiers where they stood by other calendars, folded anew up to the same heads. */
const countedBy = async (
  { history }: Pick<Desk, 'history'>,
  { calendars }: TimeAndPlace,
  found: readonly StandingDossier[],
  cut: Instant,
): Promise<StandingDossier[]> => {
  const anew: StandingDossier[] = [];
  for await (const { head, position } of positionsAnew(history, found, calendars, cut))
    anew.push({ ...head, position: position ?? head.position });
  return anew;
};

/**
 * The report of an agency (with all units below it) for a period, from the persisted history, or as it was locked.
 *
 * @throws PeriodUnknown, PeriodNotBegun, AgencyUnknown, IdentityBroken, ReportNotLocked
 */
export const periodReport = async (desk: Desk, order: ReportOrder): Promise<Report> =>
  (await standingReport(desk, order)).report;

/**
 * The same with the position of every dossier it was made from, and the head of history that says so.
 *
 * @param also - dossiers whose position is asked for, whatever became of them
 * @throws PeriodUnknown, PeriodNotBegun, AgencyUnknown, IdentityBroken, ReportNotLocked
 */
export const standingReport = async (
  desk: Desk,
  order: ReportOrder,
  also: readonly string[] = [],
): Promise<CountedReport> => {
  if (order.version !== undefined)
    return lockedReport(desk, await lockNamed(desk, order, order.version));
  const lock = await lockBefore(desk, order);
  const before = lock && (await lockedReport(desk, lock));
  const ground = await reportGround(desk, order, false, {
    ...(lock && { since: lock.lockedAt }),
    also: [...(before ? leftInHand(before) : []), ...also],
  });
  const { standing, by } = ground;
  return { report: reportOf(order.agency, ground, before), standing, by };
};

/** The report that follows from its ground, and from the locked report of the period before. */
export const reportOf = (
  agency: string,
  { standing, by: { directory }, ...ground }: ReportGround,
  before: StandingReport | undefined,
): Report => {
  const { period, asOf } = ground;
  const cut = cutOf(period, asOf);
  const scope = reportScope(directory, agency, period, cut);
  return buildReport({
    ...ground,
    agency,
    directory,
    positions: standing.map(({ position }) => position),
    heads: standing,
    previous: before && carriedSince(before, standing, scope, period, cut),
  });
};

/** The last lock of the period before, of those a report knows of. */
export const lockBefore = async (
  { locks }: Pick<Desk, 'locks'>,
  { period, agency, asKnownAt }: Pick<ReportOrder, 'period' | 'agency' | 'asKnownAt'>,
): Promise<ReportLock | undefined> => {
  try {
    const name = { form: REPORT_FORM, period: previousPeriod(period).id, agency };
    return await locks.latest(name, asKnownAt);
  } catch (error) {
    // The first period there is a rule for follows none; of one there is no rule for the report itself tells.
    if (error instanceof PeriodUnknown) return undefined;
    throw error;
  }
};

/**
 * The agency and all units below it on any of the days.
 *
 * @throws AgencyUnknown if it is in force on none: one that ended within a period still reports it
 */
const agenciesUnder = (
  { directory }: TimeAndPlace,
  agency: string,
  days: readonly string[],
): string[] => {
  const found = new Set([agency]);
  const last = days.at(-1);
  const inForce = days.filter((day) => directory.on(day).some(({ id }) => id === agency));
  if (inForce.length === 0) directory.agency(agency, last);
  for (const day of inForce) {
    for (const { id } of directory.below(agency, day)) found.add(id);
  }
  return [...found];
};
