/** The quarterly report as a workbook: the form itself, the notes to it, units and liên thông segments. */
import type { Report } from '#lib/reporting';
import { figureTable, type FigureTable } from './figure-table.ts';
import type { Column, ReportForm } from './form.ts';
import { notesSheet } from './notes-sheet.ts';
import { placeAndDate, type Office } from './office.ts';
import { SheetDraft, type SheetPlan } from './sheet-draft.ts';
import { putTable, tableWidths } from './sheet-table.ts';
import { writeWorkbook } from './spreadsheet.ts';
import { capitalise, namePeriod, writeDay, writeLongDay } from './vietnamese.ts';

/**
 * The report as an xlsx file: the statistical form with formulas whose cached values are the report's own,
 * "Ghi chú" with memo items, identities and evidence, one sheet of units if there are units below, one of
 * segments if there are any. A figure that its parts don't add up to is printed as the report has it, marked,
 * and named in the notes. Equal input gives equal bytes.
 */
export async function reportWorkbook(
  report: Report,
  office: Office,
  form: ReportForm,
): Promise<Uint8Array> {
  return writeWorkbook(reportSheets(report, office, form), {
    title: `${form.number} ${report.period.id}`,
    author: office.name,
    stamp: report.asKnownAt,
  });
}

/** The sheets of the workbook as data, in order. */
export function reportSheets(report: Report, office: Office, form: ReportForm): SheetPlan[] {
  const total = { name: form.labels.total, row: report.total };
  const fields = figureTable(
    form.columns,
    report.fields.map((row) => ({ name: row.field, row })),
    total,
  );
  const units = report.units?.map((row) => ({ name: row.name, row }));
  const unitTable = units && figureTable(renameNames(form.columns, form.units.name), units, total);
  const segmentTable = figureTable(
    form.segments.columns,
    report.segments.map((row) => ({ name: row.name, row })),
  );
  const sheets = [formSheet(report, office, form, fields)];
  const disagreements = [fields, ...(unitTable ? [unitTable] : []), segmentTable].flatMap(
    (table) => table.disagreements,
  );
  sheets.push(notesSheet(report, form, disagreements));
  if (unitTable) sheets.push(tableSheet(report, form.units, unitTable));
  if (report.segments.length > 0) sheets.push(tableSheet(report, form.segments, segmentTable));
  return sheets;
}

function renameNames(columns: readonly Column[], title: string): Column[] {
  return columns.map((column) => {
    if ('columns' in column) return { ...column, columns: renameNames(column.columns, title) };
    return column.value === 'name' ? { ...column, title } : column;
  });
}

/** "Quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/6/2023)". */
function periodInWords({ period: { id, from, to } }: Report): string {
  return `${capitalise(namePeriod(id))} (từ ngày ${writeDay(from)} đến ngày ${writeDay(to)})`;
}

function formSheet(
  report: Report,
  office: Office,
  form: ReportForm,
  table: FigureTable,
): SheetPlan {
  const { labels } = form;
  const draft = new SheetDraft(tableWidths(table));
  const columns = table.leaves.length;
  const left = 2;
  const right = Math.min(4, columns - left - 1);
  const middle = columns - left - right;
  const at = { left: 1, middle: left + 1, right: columns - right + 1 };
  const title = form.title.toLocaleUpperCase('vi');
  const receiving = office.superior === '' ? '…………………………' : office.superior;
  draft
    .put({
      row: 1,
      column: at.left,
      columnSpan: left,
      value: `${labels.number}: ${form.number}`,
      style: { bold: true, vertical: 'top' },
    })
    .put({
      row: 2,
      column: at.left,
      columnSpan: left,
      value: `(Ban hành kèm theo ${form.source.text})`,
      style: { size: 9, italic: true, vertical: 'top' },
    })
    .put({
      row: 1,
      column: at.middle,
      rowSpan: 2,
      columnSpan: middle,
      value: title,
      style: { size: 13, bold: true, align: 'center' },
    })
    .put({
      row: 1,
      column: at.right,
      columnSpan: right,
      value: `- ${labels.reportingUnit}: ${report.agencyName}`,
      style: { vertical: 'top' },
    })
    .put({
      row: 2,
      column: at.right,
      columnSpan: right,
      value: `- ${labels.receivingUnit}: ${receiving}`,
      style: { vertical: 'top' },
    })
    .put({
      row: 3,
      column: 1,
      columnSpan: columns,
      value: `${labels.period}: ${periodInWords(report)}`,
      style: { size: 12, italic: true, align: 'center' },
    })
    .put({
      row: 4,
      column: 1,
      columnSpan: columns,
      value: labels.unit,
      style: { italic: true, align: 'right' },
    });
  const { head, next } = putTable(draft, table, 5);
  putSignatures(draft, office, form, next + 1, columns);
  return draft.plan({ name: form.sheet, landscape: true, repeated: head });
}

function putSignatures(
  draft: SheetDraft,
  office: Office,
  { signatures }: ReportForm,
  top: number,
  columns: number,
): void {
  const right = Math.min(6, columns - 3);
  const sides = [
    { column: 1, columnSpan: columns - right - 1, ...signatures.preparer, name: office.preparer },
    {
      column: columns - right + 1,
      columnSpan: right,
      ...signatures.head,
      name: office.signer.name,
    },
  ];
  const date = placeAndDate(office, writeLongDay);
  const style = { size: 12, align: 'center' } as const;
  const [, signing] = sides;
  draft.reserve(top - 1, 8);
  if (signing) {
    const { column, columnSpan } = signing;
    draft.put({ row: top, column, columnSpan, value: date, style: { ...style, italic: true } });
  }
  for (const { column, columnSpan, title, hint, name } of sides) {
    draft
      .put({
        row: top + 1,
        column,
        columnSpan,
        value: title.toLocaleUpperCase('vi'),
        style: { ...style, bold: true },
      })
      .put({
        row: top + 2,
        column,
        columnSpan,
        value: hint,
        style: { ...style, size: 11, italic: true },
      })
      .put({ row: top + 4, column, columnSpan, value: name, style: { ...style, bold: true } });
  }
  draft.reserve(top + 3, 52);
}

function tableSheet(
  report: Report,
  { sheet, title }: { sheet: string; title: string },
  table: FigureTable,
): SheetPlan {
  const draft = new SheetDraft(tableWidths(table));
  const columnSpan = table.leaves.length;
  draft
    .put({
      row: 1,
      column: 1,
      columnSpan,
      value: title.toLocaleUpperCase('vi'),
      style: { size: 13, bold: true, align: 'center' },
    })
    .put({
      row: 2,
      column: 1,
      columnSpan,
      value: `${report.agencyName}. ${periodInWords(report)}`,
      style: { size: 12, italic: true, align: 'center' },
    })
    .reserve(3, 8);
  const { head } = putTable(draft, table, 4);
  return draft.plan({ name: sheet, landscape: true, repeated: head });
}
