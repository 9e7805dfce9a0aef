/** Which units a report of an agency covers, and what everyone in it is called. */
import type { Directory } from '#lib/directory';
import type { Instant, Position, SegmentPosition } from '#lib/dossier';
import { type Day, dayOf } from './local-day.ts';
import type { Period } from './periods.ts';

/** The agencies a report counts, and the names to print. */
export interface Scope {
  name: string;
  /** Whether dossiers of this owner are counted: the agency itself or a unit below it. */
  covers: (agency: string) => boolean;
  /** Short name of any agency, its id where the directory knows none. */
  nameOf: (agency: string) => string;
}

/** The scope of the report of a period, with what it counts. */
export interface ReportScope extends Scope {
  /** Whether a dossier counts here: what another deployment owns is counted there, and here only in the segment table. */
  owns: (position: Position) => boolean;
  /** Whether a segment belongs in the segment table: of a dossier of ours, or of an agency of ours. */
  takesPart: (position: Position, segment: SegmentPosition) => boolean;
}

/**
 * The scope of the report of a period, looked at from a cut.
 *
 * @throws AgencyUnknown (directory) for an agency that is not in force on any day of the period until then
 */
export const reportScope = (
  directory: Directory | undefined,
  agency: string,
  period: Period,
  cut: Instant,
): ReportScope => {
  const asOfDay = dayOf(cut - 1);
  const scope = scopeOf(
    directory,
    agency,
    period.from,
    asOfDay < period.from ? period.from : asOfDay,
  );
  return {
    ...scope,
    owns: ({ owner, hostedBy }) => hostedBy === undefined && scope.covers(owner),
    takesPart: ({ owner }, segment) => scope.covers(owner) || scope.covers(segment.agency),
  };
};

/**
 * The scope of a report over the days from…to. A unit belongs where it stood on its last day in the period: a
 * unit abolished or moved within it is counted under one parent, never under none or two. Without a directory
 * the agency stands alone.
 *
 * @throws AgencyUnknown (directory) for an agency that is not in force on any day of the period
 * @example scopeOf(undefined, 'thanh-ha', '2023-03-15', '2023-06-14').covers('thanh-son') // false
 */
export const scopeOf = (
  directory: Directory | undefined,
  agency: string,
  from: Day,
  to: Day,
): Scope => {
  if (!directory) {
    return { name: agency, covers: (id) => id === agency, nameOf: (id) => id };
  }
  const lastDays = lastDaysIn(directory, from, to);
  const covered = new Set([agency]);
  for (const [id, day] of lastDays) {
    if (isBelow(directory, id, agency, day)) covered.add(id);
  }
  const known = new Set(directory.agencies.map(({ id }) => id));
  return {
    name: directory.agency(agency, lastDays.get(agency) ?? to).name,
    covers: (id) => covered.has(id),
    nameOf: (id) => (known.has(id) ? directory.agency(id, lastDays.get(id)).shortName : id),
  };
};

/** For each agency in force on some day of from…to, the last such day. */
const lastDaysIn = (directory: Directory, from: Day, to: Day): ReadonlyMap<string, Day> => {
  const days = new Map<string, Day>();
  for (const { id, effective } of directory.agencies) {
    const last = effective.to !== undefined && effective.to < to ? effective.to : to;
    if (effective.from > to || last < from) continue;
    if (last > (days.get(id) ?? '')) days.set(id, last);
  }
  return days;
};

const isBelow = (directory: Directory, id: string, agency: string, day: Day): boolean => {
  let above = directory.parentOf(id, day);
  while (above !== null && above.id !== agency) above = directory.parentOf(above.id, day);
  return above !== null;
};
