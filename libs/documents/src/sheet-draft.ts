/** A sheet being laid out: cells with their styles, rows that grow until no text is cut. Pure data. */
import { linesIn, widthOf, type Type } from './type-metrics.ts';

export interface CellStyle {
  /** Points; 11 when absent. */
  size?: number;
  bold?: boolean;
  italic?: boolean;
  align?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'middle' | 'bottom';
  border?: boolean;
  /** Printed on a warning ground: a figure that its parts don't add up to. */
  warn?: boolean;
  /** Printed on the light ground of table heads and totals. */
  shaded?: boolean;
}

/** A cell with its value; rows and columns count from 1, spans are merged. */
export interface Cell {
  row: number;
  column: number;
  rowSpan?: number;
  columnSpan?: number;
  value: string | number;
  /** Without "="; `value` is its cached result. */
  formula?: string;
  style?: CellStyle;
}

/** A whole sheet as it will stand on A4 paper. */
export interface SheetPlan {
  name: string;
  landscape: boolean;
  /** Column widths in points. */
  widths: readonly number[];
  /** Row heights in points, from row 1. */
  heights: readonly number[];
  cells: readonly Cell[];
  /** Rows repeated at the top of each page. */
  repeated?: readonly [first: number, last: number];
  /** Whether all of it fits on one page; otherwise only its width is fitted. */
  onePage: boolean;
}

/** Margins of every sheet in points: 15 mm, and 18 mm below for the page number. */
export const sheetMargin = { side: 42.5, top: 42.5, bottom: 51 };

/** What a cell keeps free left and right of its text, in points: its own padding and an indent. */
const padding = 14;
const leading = 1.22;
/** Below this scale print is too small to read, so the sheet runs on to further pages. */
const leastScale = 0.62;

/** The type of a style. */
export function typeOf({ size = 11, bold = false }: CellStyle = {}): Type {
  return { size, bold };
}

/** Collects cells and settles row heights from the widths of the columns and the length of the texts. */
export class SheetDraft {
  readonly #cells: Cell[] = [];
  readonly #heights: number[] = [];

  constructor(readonly widths: readonly number[]) {}

  /** Adds a cell; a cell of one row makes the row as high as its text needs. */
  put(cell: Cell): this {
    this.#cells.push(cell);
    if ((cell.rowSpan ?? 1) === 1) this.reserve(cell.row, this.#needed(cell));
    return this;
  }

  /** Makes a row at least `height` points high. */
  reserve(row: number, height: number): this {
    this.#heights[row - 1] = Math.max(this.#heights[row - 1] ?? 0, height);
    return this;
  }

  /** The finished sheet. */
  plan(page: Pick<SheetPlan, 'name' | 'landscape' | 'repeated'>): SheetPlan {
    const last = Math.max(...this.#cells.map(({ row, rowSpan = 1 }) => row + rowSpan - 1));
    const heights = Array.from({ length: last }, (_, index) => this.#heights[index] ?? 16);
    for (const cell of this.#cells) {
      const { row, rowSpan = 1 } = cell;
      if (rowSpan === 1) continue;
      const rows = Array.from({ length: rowSpan }, (_, index) => row - 1 + index);
      const missing = this.#needed(cell) - rows.reduce((sum, at) => sum + (heights[at] ?? 0), 0);
      for (const at of rows) heights[at] = (heights[at] ?? 0) + Math.max(0, missing / rowSpan);
    }
    return {
      ...page,
      widths: this.widths,
      heights: heights.map((height) => Math.ceil(height * 4) / 4),
      cells: this.#cells,
      onePage: this.#scale(heights, page.landscape) >= leastScale,
    };
  }

  #needed({ value, column, columnSpan = 1, style }: Cell): number {
    const type = typeOf(style);
    const room = this.widths.slice(column - 1, column - 1 + columnSpan).reduce((a, b) => a + b, 0);
    const lines = linesIn(String(value), room - padding, type);
    return lines * type.size * leading + 5;
  }

  #scale(heights: readonly number[], landscape: boolean): number {
    const [across, down] = landscape ? [842, 595] : [595, 842];
    const width = this.widths.reduce((a, b) => a + b, 0);
    const height = heights.reduce((a, b) => a + b, 0);
    return Math.min(
      1,
      (across - 2 * sheetMargin.side) / width,
      (down - sheetMargin.top - sheetMargin.bottom) / height,
    );
  }
}

/** The least width in points of a column that has to show `texts` without breaking a word. */
export function widthFor(texts: readonly (readonly [text: string, type: Type])[]): number {
  const words = texts.flatMap(([text, type]) =>
    text.split(/\s+/).map((word) => widthOf(word, type)),
  );
  return Math.max(0, ...words) + padding;
}
