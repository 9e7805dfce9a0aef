import { type CellKey, countedIn } from '#lib/reporting';
import type { Position } from '#lib/dossier';

import type { Desk } from './desk.ts';
import { type ReportOrder, standingReport } from './period-report.ts';

/** A dossier behind a figure, as it stood at the cut. */
export interface CountedDossier extends Position {
  dossier: string;
}

/**
 * The dossiers behind one figure of a report: as many as the figure says, of the very positions it was made from.
 *
 * @param row - only those of one field, or of one unit below the agency
 * @throws PeriodUnknown, PeriodNotBegun, AgencyUnknown, IdentityBroken, ReportNotLocked
 */
export const dossiersBehind = async (
  desk: Desk,
  order: ReportOrder,
  key: CellKey,
  row: { field?: string; owner?: string } = {},
): Promise<CountedDossier[]> => {
  const { report, standing } = await standingReport(desk, order);
  const cells = countedIn(report);
  return standing
    .filter(
      ({ position }) =>
        cells(position).includes(key) &&
        (row.field === undefined || position.field === row.field) &&
        (row.owner === undefined || position.owner === row.owner),
    )
    .map(({ dossier, position }) => ({ ...position, dossier }));
};
