/** The annex (Phụ lục): the statistical form on a landscape page and the evidence of its figures. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { periodName, type Report } from '#lib/reporting';
import { evidenceOf } from './evidence.ts';
import { figureTable, type FigureRow, type FigureTable } from './figure-table.ts';
import type { ReportForm } from './form.ts';
import { headerGrid, type HeaderCell } from './header-grid.ts';
import type { Office } from './office.ts';
import { landscape, size, textWidth, twips } from './page.ts';
import { centred, run } from './paragraphs.ts';
import { tableWidths } from './sheet-table.ts';
import { capitalise, writeCount, writeDay, writeLongDay } from './vietnamese.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'auto' };
const borders = { top: line, bottom: line, left: line, right: line };
const headGround = { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' };

/** Everything on the annex's pages, in order. */
export function annex(report: Report, office: Office, form: ReportForm): (Paragraph | Table)[] {
  const { period, fields, total } = report;
  const table = figureTable(
    form.columns,
    fields.map((row) => ({ name: row.field, row })),
    { name: form.labels.total, row: total },
  );
  const number = `${office.number === '' ? '…' : office.number}/${office.sign}`;
  const date = office.date === undefined ? 'ngày … tháng … năm …' : writeLongDay(office.date);
  const days = `từ ngày ${writeDay(period.from)} đến ngày ${writeDay(period.to)}`;
  const bold = { bold: true, size: size.body };
  const italics = { italics: true, size: size.recipientsHead };
  return [
    centred('Phụ lục', bold),
    centred(form.title.toLocaleUpperCase('vi'), { bold: true, size: size.nation }),
    centred(`${capitalise(periodName(period.id))} (${days})`, italics),
    centred(`(Kèm theo Báo cáo số ${number} ${date} của ${office.name})`, italics, {
      spacing: { before: 0, after: twips(6) },
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 0, after: twips(3) },
      children: [
        run({
          text: `${form.labels.number} ${form.number}. ${form.labels.unit}`,
          ...italics,
          size: size.table,
        }),
      ],
    }),
    formTable(table),
    ...evidenceNotes(report, table.disagreements),
  ];
}

/** From what the figures come, and which sums don't hold, in small print below a table. */
export function evidenceNotes(
  report: Parameters<typeof evidenceOf>[0],
  disagreements: readonly string[],
): Paragraph[] {
  const evidence = evidenceOf(report).map(([name, value]) => `${name}: ${value}`);
  const small = (text: string, type: { bold?: boolean; before?: number } = {}) =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      spacing: { before: type.before ?? 0, after: 0, line: 252, lineRule: LineRuleType.AUTO },
      children: [run({ text, size: size.table, bold: type.bold ?? false })],
    });
  const sha = evidence.at(-1) ?? '';
  return [
    small('Căn cứ số liệu', { bold: true, before: twips(8) }),
    small(`${evidence.slice(0, 2).join('; ')}.`),
    small(`${evidence.slice(2, 4).join('; ')}.`),
    small(sha),
    ...disagreements.map((text) => small(`Không khớp: ${text}`, { bold: true })),
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

function cellOf(
  text: string,
  width: number,
  how: {
    bold?: boolean;
    label?: boolean;
    align?: 'left' | 'right';
    rowSpan?: number;
    columnSpan?: number;
    ground?: boolean;
  },
): TableCell {
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
