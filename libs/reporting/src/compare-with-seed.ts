/** Our report beside a printed one, figure by figure. */
import { cellKeys, cellLabels, cellOf } from './cells.ts';
import type { CellKey } from './cells.ts';
import type { Report } from './report.ts';
import type { SeedFigures } from './seed-figures.ts';

/** One line of the comparison; counts of dossiers. */
export interface Comparison {
  key: CellKey;
  /** What the figure is, in Vietnamese. */
  figure: string;
  ours: number;
  seed: number;
  equal: boolean;
}

/** The printed figure of a cell, null where the text is silent or has no such figure. */
const printed = (seed: SeedFigures, key: CellKey): number | null => {
  let found: unknown = seed.counts;
  for (const part of key.split('.')) {
    found =
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)[part]
        : undefined;
  }
  return typeof found === 'number' ? found : null;
};

/**
 * Every figure the printed report gives, in the order of the form, with ours beside it. Figures it does not
 * print are left out: silence is neither equal nor different.
 *
 * @example compareWithSeed(report, seed).every(({ equal }) => equal) // true for the demo
 */
export const compareWithSeed = (report: Pick<Report, 'total'>, seed: SeedFigures): Comparison[] =>
  cellKeys.flatMap((key) => {
    const theirs = printed(seed, key);
    if (theirs === null) return [];
    const ours = cellOf(report.total, key);
    return [{ key, figure: cellLabels[key], ours, seed: theirs, equal: ours === theirs }];
  });
