import { attributionOf, foldFacts, type Instant, minuteOf, pinsOf } from '#lib/dossier';
import type { StandingDossier } from '#lib/persistence';
import {
  type Annex,
  annexCases,
  buildAnnex,
  dossiersToTime,
  type DossierTime,
} from '#lib/reporting';

import type { Desk } from './desk.ts';
import { type ReportOrder, standingReport } from './period-report.ts';

/**
 * The explanatory annex of an agency's report for a period: of the same positions, and of the histories of those it
 * tells about, up to the very heads the report has read. So it can be computed again for any past date too.
 *
 * @throws PeriodUnknown, AgencyUnknown, IdentityBroken, ReportNotLocked
 */
export const reportAnnex = async (desk: Desk, order: ReportOrder): Promise<Annex> => {
  const { report, standing, by } = await standingReport(desk, order);
  const { calendars, directory } = by;
  const cases = annexCases(report, standing, directory);
  const timed = dossiersToTime(cases);
  return buildAnnex({
    report,
    cases,
    times: await timesOf(
      { ...desk, calendars },
      standing.filter(({ dossier }) => timed.has(dossier)),
      Date.parse(report.asOf),
    ),
    workingMinutes: (agency, from, to) =>
      calendars.of(agency).workingMinutes(minuteOf(from), minuteOf(to)),
  });
};

/** Whose time each dossier's was, of what had happened by the cut. */
const timesOf = async (
  { history, models, calendars }: Desk,
  heads: readonly StandingDossier[],
  cut: Instant,
): Promise<Map<string, DossierTime>> => {
  const times = new Map<string, DossierTime>();
  const procedures = new Map(heads.map(({ dossier, position }) => [dossier, position.procedure]));
  for await (const { dossier, rows } of history.historiesUpTo(heads)) {
    const pins = pinsOf(rows);
    await models.load(pins);
    const code = procedures.get(dossier) ?? '';
    // A later reclassification may be known that the cut does not see.
    const pin = pins.findLast((one) => models.model(one).procedure.code === code);
    times.set(dossier, {
      procedureName: pin === undefined ? code : models.model(pin).procedure.name,
      attribution: attributionOf(foldFacts(rows, calendars, cut), calendars, cut),
    });
  }
  return times;
};
