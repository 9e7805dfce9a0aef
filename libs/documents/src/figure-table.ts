/** A table of figures after a form's columns: values per row, sums, and where sums don't hold. */
import { figureOf, type FigureSource } from './figures.ts';
import { holdsFigures, leavesOf, type Column, type LeafColumn } from './form.ts';
import { writeCount } from './vietnamese.ts';

/** A row to be printed: its name and where its figures are. */
export interface NamedRow {
  name: string;
  row: FigureSource;
}

/** One figure in its place. */
export interface FigureCell {
  leaf: LeafColumn;
  value: number;
  /** False when the column is a sum and its parts give another number. */
  adds: boolean;
}

export interface FigureRow {
  name: string;
  /** From left to right, figures only. */
  figures: FigureCell[];
}

export interface FigureTable {
  columns: readonly Column[];
  leaves: LeafColumn[];
  rows: FigureRow[];
  /** Absent where there is nothing to add up to. */
  total?: FigureRow;
  /** In Vietnamese, one for each sum that doesn't hold; empty in a sound report. */
  disagreements: string[];
}

/** The value of a figure column in a row: one figure, or several taken together. */
export function valueIn(leaf: LeafColumn, row: FigureSource): number {
  return [leaf.value].flat().reduce((sum, key) => sum + figureOf(row, key), 0);
}

/**
 * The table of `rows` under a form's columns. Every value is the report's own; nothing is corrected, a sum
 * that fails is marked and named instead.
 *
 * @param total the report's own total, held against the sum of the rows; no rows, no comparison
 */
export function figureTable(
  columns: readonly Column[],
  rows: readonly NamedRow[],
  total?: NamedRow,
): FigureTable {
  const leaves = leavesOf(columns);
  const figures = leaves.filter(holdsFigures);
  const disagreements: string[] = [];
  const inRow = ({ name, row }: NamedRow): FigureRow => ({
    name,
    figures: figures.map((leaf) => {
      const value = valueIn(leaf, row);
      const parts = leaf.sum?.map((no) => {
        const part = figures.find((other) => other.no === no);
        return part === undefined ? 0 : valueIn(part, row);
      });
      const sum = parts?.reduce((a, b) => a + b, 0) ?? value;
      if (sum !== value) {
        const written = parts?.map((part) => writeCount(part)).join(' + ') ?? '';
        disagreements.push(
          `${name}, cột (${leaf.no}) ${leaf.title}: báo cáo ghi ${writeCount(value)}, ${written} = ${writeCount(sum)}.`,
        );
      }
      return { leaf, value, adds: sum === value };
    }),
  });
  const printed = rows.map(inRow);
  if (total === undefined) return { columns, leaves, rows: printed, disagreements };
  const totalRow = inRow(total);
  if (rows.length > 0) {
    totalRow.figures.forEach((cell, index) => {
      const sum = printed.reduce((all, row) => all + (row.figures[index]?.value ?? 0), 0);
      cell.adds = sum === cell.value;
      if (cell.adds) return;
      disagreements.push(
        `${total.name}, cột (${cell.leaf.no}) ${cell.leaf.title}: báo cáo ghi ${writeCount(cell.value)}, cộng các dòng được ${writeCount(sum)}.`,
      );
    });
  }
  return { columns, leaves, rows: printed, total: totalRow, disagreements };
}
