/** What was learned of a period after its report was locked, dossier by dossier (semantics.md §5, locking). */
import { type CellKey, cellKeys, cellLabels, cellOf } from './cells.ts';
import type { Standing } from './annex-cases.ts';
import type { StandingReport } from './carried-since.ts';
import { countedIn } from './counted-in.ts';
import { canonicalJson } from './evidence.ts';
import { periodOf } from './periods.ts';
import { type ReportScope } from './roll-up.ts';
import { segmentTable } from './segments.ts';

/** What a report counts of one dossier. */
export interface CountedAs {
  field: string;
  owner: string;
  cells: readonly CellKey[];
}

/** A dossier of which a locked report would say something else today; null where it does not count it. */
export interface MovedDossier {
  dossier: string;
  /** The last act of its history that the locked report has read; null if none. */
  seq: number | null;
  locked: CountedAs | null;
  now: CountedAs | null;
  /** The segment table counts its parts otherwise. */
  segments: boolean;
}

/** A figure of the total that would be another today. */
export interface MovedFigure {
  key: CellKey;
  label: string;
  locked: number;
  now: number;
}

export interface Moved {
  dossiers: MovedDossier[];
  figures: MovedFigure[];
}

/**
 * The dossiers that a locked report would count otherwise today, by code, and the figures of its total that follow.
 *
 * @param locked - as it was locked
 * @param now - the report of the same period as known today, of every dossier either of them counts
 * @param scope - of both, for the segment table
 * @example movedSince(locked, locked, scope) // { dossiers: [], figures: [] }
 */
export const movedSince = (
  locked: StandingReport<Standing & { seq: number }>,
  now: StandingReport,
  scope: Pick<ReportScope, 'takesPart' | 'nameOf'>,
): Moved => {
  const then = ofReport(locked, scope);
  const today = ofReport(now, scope);
  const unseen = new Map(locked.standing.map((one) => [one.dossier, one]));
  const moved: MovedDossier[] = [];
  const compare = (
    dossier: string,
    was: (Standing & { seq: number }) | undefined,
    is: Standing | undefined,
  ): void => {
    if (was && is && canonicalJson(was.position) === canonicalJson(is.position)) return;
    const [before, after] = [then.countedAs(was), today.countedAs(is)];
    const segments = then.segments(was) !== today.segments(is);
    if (segments || canonicalJson(before) !== canonicalJson(after))
      moved.push({ dossier, seq: was?.seq ?? null, locked: before, now: after, segments });
  };
  for (const one of now.standing) {
    compare(one.dossier, unseen.get(one.dossier), one);
    unseen.delete(one.dossier);
  }
  for (const [dossier, was] of unseen) compare(dossier, was, undefined);
  moved.sort((a, b) => (a.dossier < b.dossier ? -1 : 1));
  const figures = cellKeys
    .map((key) => ({
      key,
      label: cellLabels[key],
      locked: cellOf(locked.report.total, key),
      now: cellOf(now.report.total, key),
    }))
    .filter((figure) => figure.locked !== figure.now);
  return { dossiers: moved, figures };
};

/** How a report counts one position. */
const ofReport = (
  { report }: StandingReport,
  { takesPart, nameOf }: Pick<ReportScope, 'takesPart' | 'nameOf'>,
) => {
  const cells = countedIn(report);
  const period = periodOf(report.period.id);
  const cut = Date.parse(report.asOf);
  return {
    countedAs: (one?: Standing): CountedAs | null => {
      const counted = one ? cells(one.position) : [];
      return one && counted.length > 0
        ? { field: one.position.field, owner: one.position.owner, cells: counted }
        : null;
    },
    segments: (one?: Standing): string =>
      canonicalJson(one ? segmentTable([one.position], period, cut, takesPart, nameOf) : []),
  };
};
