/** The annex (Phụ lục): the statistical form on a landscape page and the evidence of its figures. */
import {
  AlignmentType,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
  type TableCell,
} from 'docx';
import type { Report } from '#lib/reporting';
import { annexHead, evidenceNotes, smallText } from './annex-head.ts';
import { figureTable, type FigureRow, type FigureTable } from './figure-table.ts';
import type { ReportForm } from './form.ts';
import { headerGrid, type HeaderCell } from './header-grid.ts';
import type { Office } from './office.ts';
import { landscape, size, textWidth, twips } from './page.ts';
import { run } from './paragraphs.ts';
import { tableWidths } from './sheet-table.ts';
import { cellOf } from './table-cell.ts';
import { writeCount } from './vietnamese.ts';

/** Everything on the annex's pages, in order. */
export function annex(report: Report, office: Office, form: ReportForm): (Paragraph | Table)[] {
  const { period, fields, total } = report;
  const table = figureTable(
    form.columns,
    fields.map((row) => ({ name: row.field, row })),
    { name: form.labels.total, row: total },
  );
  return [
    ...annexHead(form.title, period, office),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 0, after: twips(3) },
      children: [
        run({
          text: `${form.labels.number} ${form.number}. ${form.labels.unit}`,
          italics: true,
          size: size.table,
        }),
      ],
    }),
    formTable(table),
    ...figureNotes(report, table.disagreements),
  ];
}

/** From what the figures come, and which sums don't hold, in small print below a table. */
export function figureNotes(
  report: Parameters<typeof evidenceNotes>[0],
  disagreements: readonly string[],
): Paragraph[] {
  return [
    ...evidenceNotes(report),
    ...disagreements.map((text) => smallText(`Không khớp: ${text}`, { bold: true })),
  ];
}

/** A table of figures across a landscape page, its head repeated on each. */
export function formTable(table: FigureTable): Table {
  const points = tableWidths(table);
  const widths = fitted(table, points.map(twips), textWidth(landscape));
  const header = headerGrid(table.columns);
  const headRows = Array.from({ length: header.rows }, (_, row) =>
    header.cells.filter((cell) => cell.row === row).map((cell) => headCell(cell, widths)),
  );
  const labels = table.leaves.map((leaf, index) =>
    cellOf(leaf.label ?? `(${leaf.no})`, widths[index] ?? 0, { label: true }),
  );
  const row = (children: TableCell[], tableHeader = false) =>
    new TableRow({ cantSplit: true, tableHeader, children });
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: [
      ...headRows.map((cells) => row(cells, true)),
      row(labels, true),
      ...table.rows.map((printed, index) => row(figureCells(table, printed, index + 1, widths))),
      ...(table.total ? [row(totalCells(table, table.total, widths))] : []),
    ],
  });
}

/** The widths with the column of names taking what is left of `room`, but never less than 4 cm. */
function fitted({ leaves }: FigureTable, widths: number[], room: number): number[] {
  const names = leaves.findIndex(({ value }) => value === 'name');
  const others = widths.reduce((sum, width, index) => (index === names ? sum : sum + width), 0);
  const least = 2268;
  const scale = Math.min(1, (room - least) / others);
  return widths.map((width, index) =>
    Math.floor(index === names ? Math.max(least, room - others) : width * scale),
  );
}

function figureCells(
  { leaves }: FigureTable,
  printed: FigureRow,
  ordinal: number,
  widths: readonly number[],
): TableCell[] {
  return leaves.map((leaf, index) => {
    const width = widths[index] ?? 0;
    const figure = printed.figures.find((cell) => cell.leaf === leaf);
    if (figure) return cellOf(writeCount(figure.value), width, { align: 'right' });
    if (leaf.value === 'name') return cellOf(printed.name, width, { align: 'left' });
    return cellOf(String(ordinal), width, {});
  });
}

function totalCells(
  { leaves }: FigureTable,
  total: FigureRow,
  widths: readonly number[],
): TableCell[] {
  const heads = leaves.length - total.figures.length;
  const width = widths.slice(0, heads).reduce((a, b) => a + b, 0);
  return [
    cellOf(total.name, width, { bold: true, columnSpan: heads, ground: true }),
    ...total.figures.map(({ value }, index) =>
      cellOf(writeCount(value), widths[heads + index] ?? 0, {
        bold: true,
        align: 'right',
        ground: true,
      }),
    ),
  ];
}

function headCell({ title, rowSpan, column, columnSpan }: HeaderCell, widths: number[]): TableCell {
  const width = widths.slice(column, column + columnSpan).reduce((a, b) => a + b, 0);
  return cellOf(title, width, { bold: true, rowSpan, columnSpan, ground: true });
}
