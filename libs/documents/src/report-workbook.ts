/** The quarterly report as a workbook: the form itself, the notes to it, units and liên thông segments. */
import type { Report } from '#lib/reporting';
import { figureTable, type FigureTable } from './figure-table.ts';
import { figureOf } from './figures.ts';
import type { ReportForm } from './form.ts';
import { formSheet, tableSheet, unitTable } from './form-sheet.ts';
import { notesSheet } from './notes-sheet.ts';
import type { Office } from './office.ts';
import type { SheetPlan } from './sheet-draft.ts';
import { writeWorkbook } from './spreadsheet.ts';

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
  const units = unitTable(
    form,
    report.units?.map((row) => ({ name: row.name, row })),
    total,
  );
  const segmentTable = figureTable(
    form.segments.columns,
    report.segments.map((row) => ({ name: row.name, row })),
  );
  const sheets = [formSheet(report, office, form, fields)];
  const named: [sheet: string, table: FigureTable | undefined][] = [
    [form.sheet, fields],
    [form.units.sheet, units],
    [form.segments.sheet, segmentTable],
  ];
  const disagreements = named.flatMap(
    ([sheet, table]) => table?.disagreements.map((text) => `${sheet}: ${text}`) ?? [],
  );
  const memo = form.memo.map(({ title, value, within, withinTitle }) => ({
    title,
    within: `${withinTitle} (${figureOf(report.total, within)})`,
    count: figureOf(report.total, value),
  }));
  sheets.push(notesSheet(report, form, memo, disagreements));
  if (units) sheets.push(tableSheet(report, form.units, units));
  if (report.segments.length > 0) sheets.push(tableSheet(report, form.segments, segmentTable));
  return sheets;
}
