/** What the author's facts of a dossier (definition, `facts`) were said to be. */
import type { FactValue } from '#lib/procedure';

import { effectiveRows } from './corrections.ts';
import type { HistoryRow } from './history.ts';
import type { Instant } from './position.ts';

/**
 * The values said by an instant: of the rows as they now count, those with at < `cut`, in order of happening. A
 * default of the definition is nothing anybody said and is not in it; another procedure's values replace all before.
 *
 * Of a dossier owned elsewhere it knows only what was recorded here.
 *
 * @param rows - the history in order of seq, up to what is taken to be known
 * @example saidBy([submitted, classified], cut)['ve-viec'] // 'hanh-vi'
 */
export const saidBy = (
  rows: readonly HistoryRow[],
  cut: Instant,
): Readonly<Record<string, FactValue>> =>
  effectiveRows(rows)
    .filter(({ at }) => at < cut)
    .sort((a, b) => a.at - b.at || a.seq - b.seq)
    .reduce<Record<string, FactValue>>(
      (said, { fact }) =>
        fact.type === 'reclassify' ? { ...fact.values } : { ...said, ...fact.values },
      {},
    );
