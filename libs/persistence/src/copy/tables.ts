/** Name of a table in schema public. */
export type TableName = string;

/** A name as SQL takes it, whatever is in it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Tables in an order in which each comes after those it refers to, by name where that leaves a choice.
 *
 * @throws RangeError if they refer to each other in a circle
 * @example inOrderOfReference(['history', 'dossier'], [{ from: 'history', to: 'dossier' }]) // ['dossier', 'history']
 */
export const inOrderOfReference = (
  tables: readonly TableName[],
  references: readonly { from: TableName; to: TableName }[],
): TableName[] => {
  const ordered: TableName[] = [];
  let waiting = [...tables].sort();
  while (waiting.length > 0) {
    const ready = waiting.filter((table) =>
      references.every(({ from, to }) => from !== table || to === table || ordered.includes(to)),
    );
    if (ready.length === 0)
      throw new RangeError(`tables refer to each other: ${waiting.join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
};
