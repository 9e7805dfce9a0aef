/** The annex on late dossiers as a workbook: a sheet for each table, times in minutes so that they can be reckoned with. */
import { periodName, type Annex } from '#lib/reporting';
import { evidenceOf } from './evidence.ts';
import type { Office } from './office.ts';
import {
  OVERDUE_TITLE,
  overdueNotes,
  overdueTable,
  partsTable,
  type ListCell,
  type ListTable,
} from './overdue-tables.ts';
import { SheetDraft, type CellStyle, type SheetPlan } from './sheet-draft.ts';
import { letterOf } from './sheet-table.ts';
import { writeWorkbook } from './spreadsheet.ts';
import { capitalise } from './vietnamese.ts';

const pointsPerCentimetre = 72 / 2.54;
const head: CellStyle = { bold: true, align: 'center', border: true, shaded: true };
const sums: CellStyle = { bold: true, border: true, shaded: true };

/** The annex as an xlsx file. Equal input gives equal bytes. */
export async function overdueWorkbook(annex: Annex, office: Office): Promise<Uint8Array> {
  return writeWorkbook(
    [
      listSheet(annex, 'Hồ sơ quá hạn', overdueTable(annex)),
      listSheet(annex, 'Cơ quan tham gia', partsTable(annex)),
    ],
    {
      title: `${OVERDUE_TITLE} ${annex.period.id}`,
      author: office.name,
      stamp: annex.asKnownAt,
    },
  );
}

function listSheet(annex: Annex, name: string, table: ListTable): SheetPlan {
  const { columns, rows, total } = table;
  const draft = new SheetDraft(columns.map(({ width }) => width * pointsPerCentimetre));
  const columnSpan = columns.length;
  const line = (row: number, value: string, style: CellStyle): unknown =>
    draft.put({ row, column: 1, columnSpan, value, style });
  line(1, table.title.toLocaleUpperCase('vi'), { size: 13, bold: true, align: 'center' });
  line(2, `${annex.agencyName}. ${capitalise(periodName(annex.period.id))}`, {
    size: 12,
    italic: true,
    align: 'center',
  });
  line(3, 'Thời gian: phút làm việc', { italic: true, align: 'right' });
  const top = 4;
  columns.forEach(({ title }, index) =>
    draft.put({ row: top, column: index + 1, value: title, style: head }),
  );
  rows.forEach((cells, index) => {
    cells.forEach((cell, at) =>
      draft.put({
        row: top + 1 + index,
        column: at + 1,
        value: valueOf(cell),
        style: { border: true, align: columns[at]?.align ?? 'left' },
      }),
    );
  });
  const last = top + rows.length;
  const merged = columns.length - total.cells.length;
  draft.put({ row: last + 1, column: 1, columnSpan: merged, value: total.words, style: sums });
  total.cells.forEach((cell, index) => {
    const column = merged + 1 + index;
    const adds = typeof cell !== 'string' && rows.length > 0;
    draft.put({
      row: last + 1,
      column,
      value: valueOf(cell),
      style: sums,
      ...(adds && { formula: `SUM(${letterOf(column)}${top + 1}:${letterOf(column)}${last})` }),
    });
  });
  const notes = [...overdueNotes, ...evidenceOf(annex).map(([what, value]) => `${what}: ${value}`)];
  draft.reserve(last + 2, 8);
  notes.forEach((text, index) => line(last + 3 + index, text, { size: 10 }));
  return draft.plan({ name, landscape: true, repeated: [top, top] });
}

const valueOf = (cell: ListCell): string | number => {
  if (typeof cell === 'string') return cell;
  return 'count' in cell ? cell.count : cell.minutes;
};
