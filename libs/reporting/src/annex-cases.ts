/** Which dossiers and segments an annex tells the time of: those its report has counted, and no others. */
import type { Directory } from '#lib/directory';
import type { Position, SegmentPosition } from '#lib/dossier';
import { periodOf } from './periods.ts';
import type { Report } from './report.ts';
import { reportScope } from './roll-up.ts';
import { type SegmentCount, segmentCount } from './segments.ts';
import { classify } from './tally.ts';

/** A dossier as it stood at the cut of a report. */
export interface Standing {
  dossier: string;
  position: Position;
}

/** A segment that counts, by its place among those of its dossier. */
export interface CountedSegment {
  dossier: string;
  place: number;
  segment: SegmentPosition;
  as: SegmentCount;
}

/** What an annex is about. */
export interface AnnexCases {
  resolved: Standing[];
  inHand: Standing[];
  segments: CountedSegment[];
  nameOf: (agency: string) => string;
}

/**
 * The dossiers a report counts as overdue, and the segments it counts or whose offer came to nothing in the period.
 *
 * @param standing - the positions the report was made from
 */
export const annexCases = (
  report: Report,
  standing: readonly Standing[],
  directory?: Directory,
): AnnexCases => {
  const period = periodOf(report.period.id);
  const cut = Date.parse(report.asOf);
  const scope = reportScope(directory, report.agency, period, cut);
  const countedIn = (key: 'resolved.overdue' | 'inHand.overdue'): Standing[] =>
    standing.filter(
      ({ position }) => scope.owns(position) && classify(position, period, cut).includes(key),
    );
  const segments = standing.flatMap(({ dossier, position }) =>
    position.segments.flatMap((segment, place): CountedSegment[] => {
      const as = scope.takesPart(position, segment) ? segmentCount(segment, period, cut) : null;
      return as === null ? [] : [{ dossier, place, segment, as }];
    }),
  );
  return {
    resolved: countedIn('resolved.overdue'),
    inHand: countedIn('inHand.overdue'),
    segments,
    nameOf: scope.nameOf,
  };
};

/** The dossiers whose histories tell the times of these, each once. */
export const dossiersToTime = ({ resolved, inHand, segments }: AnnexCases): Set<string> =>
  new Set(
    [...resolved, ...inHand, ...segments.filter(({ as }) => as === 'received')].map(
      ({ dossier }) => dossier,
    ),
  );
