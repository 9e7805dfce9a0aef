/** Borderless tables that hold the head and the foot of a document in place. */
import {
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type Paragraph,
} from 'docx';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noCellBorders = { top: none, bottom: none, left: none, right: none };
const noBorders = { ...noCellBorders, insideHorizontal: none, insideVertical: none };

/** Rows of cells side by side, `widths` in twips, without any border or padding; no row breaks over pages. */
export function sideBySide(
  widths: readonly number[],
  rows: readonly (readonly (readonly Paragraph[])[])[],
): Table {
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                borders: noCellBorders,
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
                children: [...children],
              }),
          ),
        }),
    ),
  });
}
