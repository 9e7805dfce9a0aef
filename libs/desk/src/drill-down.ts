import { type CellKey, cutOf, drillDown, periodOf } from '#lib/reporting';
import type { Position } from '#lib/dossier';

import type { Desk } from './desk.ts';
import { periodReport, type ReportOrder } from './period-report.ts';

/** A dossier behind a figure, as it stood at the cut. */
export interface CountedDossier extends Position {
  dossier: string;
}

/**
 * The dossiers behind one figure of a report: as many as the figure says, computed from the same positions
 * under the same cut and knowledge.
 *
 * @param row - only those of one field, or of one unit below the agency
 * @throws PeriodUnknown, AgencyUnknown, IdentityBroken
 */
export const dossiersBehind = async (
  desk: Desk,
  order: ReportOrder,
  key: CellKey,
  row: { field?: string; owner?: string } = {},
): Promise<CountedDossier[]> => {
  const report = await periodReport(desk, order);
  const period = periodOf(order.period);
  const cut = cutOf(period, order.asOf ?? Math.min(period.end, order.now));
  const owners = new Set([report.agency, ...(report.units ?? []).map(({ agency }) => agency)]);
  const standing = await desk.history.positionsAt({
    cut,
    knownAt: Date.parse(report.asKnownAt),
    agencies: [...owners],
    from: period.start,
    petitions: false,
  });
  const counted = standing
    .filter(
      ({ position }) =>
        position.hostedBy === undefined &&
        owners.has(position.owner) &&
        (row.field === undefined || position.field === row.field) &&
        (row.owner === undefined || position.owner === row.owner),
    )
    .map(({ dossier, position }) => ({ ...position, dossier }));
  return drillDown(counted, period, cut, key);
};
