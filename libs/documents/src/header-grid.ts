/** A header tree laid out as a grid of merged cells, the same for a sheet and for a table on paper. */
import { leavesOf, type Column } from './form.ts';

/** A header cell; rows and columns count from 0. */
export interface HeaderCell {
  title: string;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

function depthOf(column: Column): number {
  return 'columns' in column ? 1 + Math.max(...column.columns.map(depthOf)) : 1;
}

/**
 * The cells of the header in reading order and its number of rows. A column without children reaches
 * down to the last row, so the cells tile the grid exactly.
 */
export function headerGrid(columns: readonly Column[]): { rows: number; cells: HeaderCell[] } {
  const rows = Math.max(...columns.map(depthOf));
  const cells: HeaderCell[] = [];
  const place = (level: readonly Column[], row: number, first: number): void => {
    let at = first;
    for (const column of level) {
      const isGroup = 'columns' in column;
      const columnSpan = isGroup ? leavesOf(column.columns).length : 1;
      cells.push({
        title: column.title,
        row,
        column: at,
        rowSpan: isGroup ? 1 : rows - row,
        columnSpan,
      });
      if (isGroup) place(column.columns, row + 1, at);
      at += columnSpan;
    }
  };
  place(columns, 0, 0);
  return { rows, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}
