/** Sheets of a statistical form: the form as it is signed, and tables under the same columns. */
import { periodName, type Report } from '#lib/reporting';
import { figureTable, type FigureTable, type NamedRow } from './figure-table.ts';
import type { Column, StatisticalForm } from './form.ts';
import { placeAndDate, type Office } from './office.ts';
import { SheetDraft, type CellStyle, type SheetPlan } from './sheet-draft.ts';
import { putTable, tableWidths } from './sheet-table.ts';
import { capitalise, writeDay, writeLongDay } from './vietnamese.ts';

/** Whose figures they are, and of which period. */
export type Reported = Pick<Report, 'period' | 'agencyName'>;

/** "Quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/6/2023)". */
export function periodInWords({ period: { id, from, to } }: Pick<Report, 'period'>): string {
  return `${capitalise(periodName(id))} (từ ngày ${writeDay(from)} đến ngày ${writeDay(to)})`;
}

/** The form itself, A4 landscape: its head, the table, who made and who signed it. */
export function formSheet(
  report: Reported,
  office: Office,
  form: StatisticalForm,
  table: FigureTable,
): SheetPlan {
  const { labels } = form;
  const draft = new SheetDraft(tableWidths(table));
  const columns = table.leaves.length;
  const right = Math.min(5, columns - 2);
  const line = (row: number, value: string, style: CellStyle) =>
    draft.put({ row, column: 1, columnSpan: columns, value, style });
  const corner = (row: number, onLeft: string, onRight: string, style: CellStyle) => {
    draft
      .put({ row, column: 1, columnSpan: columns - right, value: onLeft, style })
      .put({ row, column: columns - right + 1, columnSpan: right, value: onRight });
  };
  const receiving = office.superior === '' ? '…………………………' : office.superior;
  corner(1, `${labels.number}: ${form.number}`, `${labels.reportingUnit}: ${report.agencyName}`, {
    bold: true,
  });
  corner(2, `(Ban hành kèm theo ${form.source.text})`, `${labels.receivingUnit}: ${receiving}`, {
    size: 10,
    italic: true,
  });
  draft.reserve(3, 10);
  line(4, form.title.toLocaleUpperCase('vi'), { size: 13, bold: true, align: 'center' });
  line(5, `${labels.period}: ${periodInWords(report)}`, {
    size: 12,
    italic: true,
    align: 'center',
  });
  line(6, labels.unit, { italic: true, align: 'right' });
  const { head, next } = putTable(draft, table, 7);
  putSignatures(draft, office, form, next + 1, columns);
  return draft.plan({ name: form.sheet, landscape: true, repeated: head });
}

function putSignatures(
  draft: SheetDraft,
  office: Office,
  { signatures }: Pick<StatisticalForm, 'signatures'>,
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

/** A further table with a title of its own, A4 landscape. */
export function tableSheet(
  report: Reported,
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

/**
 * The table by unit, under the form's columns with the units named in the second; undefined without units.
 *
 * @param units the units below, absent or empty for an agency that stands alone
 */
export function unitTable(
  form: StatisticalForm,
  units: readonly NamedRow[] | undefined,
  total: NamedRow,
): FigureTable | undefined {
  return units && figureTable(renameNames(form.columns, form.units.name), units, total);
}

function renameNames(columns: readonly Column[], title: string): Column[] {
  return columns.map((column) => {
    if ('columns' in column) return { ...column, columns: renameNames(column.columns, title) };
    return column.value === 'name' ? { ...column, title } : column;
  });
}
