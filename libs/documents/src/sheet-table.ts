/** A table of figures on a sheet: merged head, column numbers, rows, total, formulas with cached values. */
import type { FigureCell, FigureRow, FigureTable } from './figure-table.ts';
import { holdsFigures } from './form.ts';
import { headerGrid } from './header-grid.ts';
import { widthFor, type SheetDraft } from './sheet-draft.ts';
import { writeCount } from './vietnamese.ts';

const titleStyle = { bold: true, align: 'center', border: true, shaded: true } as const;
const labelStyle = { size: 9, italic: true, align: 'center', border: true } as const;
const pointsPerCentimetre = 72 / 2.54;

/** "A" for 1, "AB" for 28. */
export function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Column widths in points at which no word, label or figure of the table is cut. */
export function tableWidths({ leaves, rows, total }: FigureTable): number[] {
  const all = total === undefined ? rows : [...rows, total];
  return leaves.map((leaf, index) => {
    const figures = all.flatMap((row) =>
      row.figures.filter((cell) => cell.leaf === leaf).map(({ value }) => writeCount(value)),
    );
    const names = leaf.value === 'name' ? all.map(({ name }) => name) : [];
    const least = leaf.width ?? (holdsFigures(leaf) ? 1.7 : 1);
    return Math.max(
      least * pointsPerCentimetre,
      widthFor([
        [leaf.title, { size: 11, bold: true }],
        [leaf.label ?? `(${index + 1})`, { size: 9 }],
        ...[...figures, ...names].map((text) => [text, { size: 11, bold: true }] as const),
      ]),
    );
  });
}

/**
 * Puts a table on a sheet from row `top` on.
 *
 * @returns its head (to be repeated on every page) and the first row below it
 */
export function putTable(
  draft: SheetDraft,
  table: FigureTable,
  top: number,
): { head: readonly [number, number]; next: number } {
  const header = headerGrid(table.columns);
  for (const { title, row, column, rowSpan, columnSpan } of header.cells) {
    draft.put({
      row: top + row,
      column: column + 1,
      rowSpan,
      columnSpan,
      value: title,
      style: titleStyle,
    });
  }
  const labels = top + header.rows;
  table.leaves.forEach((leaf, index) => {
    const value = leaf.label ?? `(${leaf.no})`;
    draft.put({ row: labels, column: index + 1, value, style: labelStyle });
  });
  const first = labels + 1;
  table.rows.forEach((row, index) => {
    putRow(draft, table, row, first + index, { value: index + 1, formula: acrossFormula });
  });
  let next = first + table.rows.length;
  if (table.total !== undefined) {
    const downFormula = (_: FigureCell, __: number, column: number): string | undefined =>
      next === first
        ? undefined
        : `SUM(${letterOf(column)}${first}:${letterOf(column)}${next - 1})`;
    putRow(draft, table, table.total, next, { value: '', bold: true, formula: downFormula });
    next += 1;
  }
  return { head: [top, labels], next };
}

/** C9 = D9+E9+F9: the sum the form prescribes within a row. */
function acrossFormula({ leaf }: FigureCell, row: number): string | undefined {
  return leaf.sum?.map((no) => `${letterOf(no)}${row}`).join('+');
}

function putRow(
  draft: SheetDraft,
  { leaves }: FigureTable,
  printed: FigureRow,
  row: number,
  how: {
    value: number | string;
    bold?: boolean;
    formula: (cell: FigureCell, row: number, column: number) => string | undefined;
  },
): void {
  const style = { border: true, ...(how.bold ? { bold: true, shaded: true } : {}) };
  leaves.forEach((leaf, index) => {
    const column = index + 1;
    if (how.value === '' && column <= 2) {
      const merged = { columnSpan: 2, style: { ...style, align: 'center' } } as const;
      if (column === 1) draft.put({ row, column, value: printed.name, ...merged });
      return;
    }
    const cell = printed.figures.find((figure) => figure.leaf === leaf);
    if (cell === undefined) {
      const value = leaf.value === 'name' ? printed.name : how.value;
      const align = leaf.value === 'name' ? 'left' : 'center';
      draft.put({ row, column, value, style: { ...style, align } });
      return;
    }
    const formula = cell.adds ? how.formula(cell, row, column) : undefined;
    draft.put({
      row,
      column,
      value: cell.value,
      ...(formula === undefined ? {} : { formula }),
      style: { ...style, ...(cell.adds ? {} : { warn: true }) },
    });
  });
}
