/** Cells of the tables that annexes are made of. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  TableCell,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { size } from './page.ts';
import { run } from './paragraphs.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'auto' };
const borders = { top: line, bottom: line, left: line, right: line };
const headGround = { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' };

/** How a cell looks; centred and plain but for these. */
export interface CellLook {
  bold?: boolean;
  /** Small and italic: the numbers of columns. */
  label?: boolean;
  align?: 'left' | 'right';
  rowSpan?: number;
  columnSpan?: number;
  /** On the light ground of heads and totals. */
  ground?: boolean;
}

/** A bordered cell with one paragraph, `width` in twips, in the middle of its height. */
export function cellOf(text: string, width: number, how: CellLook = {}): TableCell {
  const type = how.label
    ? { size: size.tableLabel, italics: true }
    : { size: size.table, bold: how.bold ?? false };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(how.rowSpan === undefined ? {} : { rowSpan: how.rowSpan }),
    ...(how.columnSpan === undefined ? {} : { columnSpan: how.columnSpan }),
    ...(how.ground ? { shading: headGround } : {}),
    children: [
      new Paragraph({
        alignment: how.align ?? AlignmentType.CENTER,
        ...(how.align === 'right' ? { indent: { right: 60 } } : {}),
        spacing: { before: 0, after: 0 },
        children: [run({ text, ...type })],
      }),
    ],
  });
}
