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
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Report } from '#lib/reporting';
import { evidenceOf } from './evidence.ts';
import { figureTable, type FigureRow, type FigureTable } from './figure-table.ts';
import type { ReportForm } from './form.ts';
import { headerGrid, type HeaderCell } from './header-grid.ts';
import type { Office } from './office.ts';
import { landscape, size, textWidth, twips } from './page.ts';
import { centred } from './paragraphs.ts';
import { tableWidths } from './sheet-table.ts';
import { capitalise, namePeriod, writeCount, writeDay, writeLongDay } from './vietnamese.ts';

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
    centred(`${capitalise(namePeriod(period.id))} (${days})`, italics),
    centred(`(Kèm theo Báo cáo số ${number} ${date} của ${office.name})`, italics, {
      spacing: { before: 0, after: twips(6) },
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 0, after: twips(3) },
      children: [
        new TextRun({
          text: `${form.labels.number} ${form.number}. ${form.labels.unit}`,
          ...italics,
          size: size.table,
        }),
      ],
    }),
    formTable(table),
    ...notes(report, table),
  ];
}

function notes(report: Report, { disagreements }: FigureTable): Paragraph[] {
  const evidence = evidenceOf(report).map(([name, value]) => `${name}: ${value}`);
  const small = (text: string, run: { bold?: boolean; before?: number } = {}) =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      spacing: { before: run.before ?? 0, after: 0, line: 252, lineRule: LineRuleType.AUTO },
      children: [new TextRun({ text, size: size.table, bold: run.bold ?? false })],
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

function formTable(table: FigureTable): Table {
  const points = tableWidths(table);
  const scale = textWidth(landscape) / points.reduce((a, b) => a + b, 0);
  const widths = points.map((width) => Math.floor(width * scale));
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
    margins: { top: 30, bottom: 30, left: 60, right: 60 },
    rows: [
      ...headRows.map((cells) => row(cells, true)),
      row(labels, true),
      ...table.rows.map((printed, index) =>
        row(figureCells(table, printed, String(index + 1), widths)),
      ),
      ...(table.total ? [row(figureCells(table, table.total, '', widths, true))] : []),
    ],
  });
}

function figureCells(
  { leaves }: FigureTable,
  printed: FigureRow,
  ordinal: string,
  widths: readonly number[],
  bold = false,
): TableCell[] {
  return leaves.map((leaf, index) => {
    const width = widths[index] ?? 0;
    const figure = printed.figures.find((cell) => cell.leaf === leaf);
    if (figure) return cellOf(writeCount(figure.value), width, { bold, align: 'right' });
    if (leaf.value === 'name') return cellOf(printed.name, width, { bold, align: 'left' });
    return cellOf(ordinal, width, { bold });
  });
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
  const run = how.label
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
        spacing: { before: 0, after: 0 },
        children: [new TextRun({ text, ...run })],
      }),
    ],
  });
}
