/** What a report that is made counts a dossier in. */
import type { Position } from '#lib/dossier';
import type { CellKey } from './cells.ts';
import { periodOf } from './periods.ts';
import type { Report } from './report.ts';
import { classify } from './tally.ts';

/**
 * The cells of a report a dossier is counted in, as it stood at the report's cut; none for another owner's.
 *
 * @example countedIn(report)({ ...position, owner: 'elsewhere' }) // []
 */
export const countedIn = ({
  agency,
  units = [],
  period: { id },
  asOf,
}: Pick<Report, 'agency' | 'units' | 'period' | 'asOf'>): ((
  position: Position,
) => readonly CellKey[]) => {
  const period = periodOf(id);
  const cut = Date.parse(asOf);
  const owners = new Set([agency, ...units.map((unit) => unit.agency)]);
  return (position) =>
    position.hostedBy === undefined && owners.has(position.owner)
      ? classify(position, period, cut)
      : [];
};
