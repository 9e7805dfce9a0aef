import type { Scope } from '#lib/directory';
import { effectiveRows } from '#lib/dossier';
import type { ClosingStore, KeptRefusal, ListedReturn, ListQueries } from '#lib/persistence';

import { localDayOf } from './desk.ts';

/** Which book: of an agency, of the local day of an instant, as far as somebody sees its dossiers. */
export interface DayBookOrder {
  /** Of the desk. */
  agency: string;
  day: string;
  scope: Scope;
}

/** The returns a day's book shows, and what it was refused. */
export interface DayBook {
  /** Returns recorded that day that still count, with the values they have now. */
  returned: Omit<ListedReturn, 'corrections'>[];
  /** The last refusal of each code that was not recorded all the same. */
  refused: KeptRefusal[];
}

/**
 * The day's book (sổ trả kết quả trong ngày): a question to the history, so that it holds whatever was
 * recorded on whichever page, and loses what was taken back. Only refusals, of which history knows nothing,
 * are kept for it.
 *
 * @param order.day 'YYYY-MM-DD' of Việt Nam
 */
export const viewDayBook = async (
  lists: Pick<ListQueries, 'returns'>,
  closing: ClosingStore,
  { agency, day, scope }: DayBookOrder,
): Promise<DayBook> => {
  const { from, to } = localDayOf(Date.parse(`${day}T00:00:00+07:00`));
  const [listed, refusals] = await Promise.all([
    lists.returns({ scope, desk: agency, from, to }),
    closing.refusals(agency, from, to),
  ]);
  const returned = listed.flatMap(({ row, corrections, ...rest }) => {
    const rows = [row, ...corrections].sort((a, b) => a.seq - b.seq);
    const counting = effectiveRows(rows).find(({ seq }) => seq === row.seq);
    return counting ? [{ ...rest, row: counting }] : [];
  });
  const done = new Set(returned.map(({ id }) => id));
  return { returned, refused: refusals.filter(({ dossier }) => !done.has(dossier)) };
};
