import type { Instant } from '#lib/dossier';

import { type Period, periodOf, PeriodUnknown, previousPeriod, quarterAt } from './periods.ts';

/**
 * The periods people ask reports of: the quarters and the years up to those an instant lies in, the latest
 * first; a year follows the quarter it ends with. Fewer where the rules do not go back that far.
 *
 * @param quarters - how many quarters, the running one among them
 * @param years - how many years, the running one among them
 * @throws PeriodUnknown where there is no rule for the instant itself
 * @example recentPeriods(Date.parse('2023-06-01T08:00:00+07:00'), 2, 1).map(({ id }) => id) // ['2023', '2023-Q2', '2023-Q1']
 */
export const recentPeriods = (now: Instant, quarters: number, years: number): Period[] => {
  const quarter = quarterAt(now);
  const year = periodOf(quarter.id.slice(0, 4));
  return [...backFrom(quarter, quarters), ...backFrom(year, years)].sort(
    (a, b) => b.end - a.end || b.start - a.start,
  );
};

const backFrom = (last: Period, count: number): Period[] => {
  const found = [last];
  while (found.length < count) {
    const before = periodBefore(found.at(-1) ?? last);
    if (!before) break;
    found.push(before);
  }
  return found;
};

const periodBefore = ({ id }: Period): Period | undefined => {
  try {
    return previousPeriod(id);
  } catch (error) {
    if (error instanceof PeriodUnknown) return undefined;
    throw error;
  }
};
