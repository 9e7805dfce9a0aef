/** A page of a list; `next` is where the next one begins, null on the last. */
export interface Page<T, Start = PageStart> {
  items: T[];
  next: Start | null;
}

/** Where a page begins: the sort value, as the database writes it, and id of the last row seen. */
export interface PageStart {
  value: string;
  id: string;
}

/** A page of rows that were asked for with one beyond the limit, to tell whether there are more. */
export const pageOf = <R, T, Start>(
  rows: readonly R[],
  limit: number,
  startAfter: (row: R) => Start,
  itemOf: (row: R) => T,
): Page<T, Start> => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(itemOf), next: last === undefined ? null : startAfter(last) };
};

/** The same for rows in the order of their ids. */
export const pageById = <R extends { id: string }>(
  rows: readonly R[],
  limit: number,
): Page<R, string> =>
  pageOf(
    rows,
    limit,
    ({ id }) => id,
    (row) => row,
  );
