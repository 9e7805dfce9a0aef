/** "Ghi chú": what is inside the totals, whether the identities hold, and from what the figures come. */
import { periodName, type Report } from '#lib/reporting';
import { evidenceOf } from './evidence.ts';
import type { StatisticalForm } from './form.ts';
import { SheetDraft, type CellStyle, type SheetPlan } from './sheet-draft.ts';

const heading: CellStyle = { size: 12, bold: true };
const head: CellStyle = { bold: true, align: 'center', border: true, shaded: true };
const body: CellStyle = { border: true };
const widths = [40, 232, 130, 96];

/** A figure inside another one. */
export interface MemoLine {
  title: string;
  /** What it lies inside, with its number. */
  within: string;
  count: number;
}

/** What the notes speak of. */
export type Noted = Pick<
  Report,
  'period' | 'agencyName' | 'identities' | 'previous' | 'asOf' | 'asKnownAt' | 'evidence'
> & { total: Pick<Report['total'], 'carriedOver'> };

/**
 * The notes sheet, A4 portrait.
 *
 * @param memo figures inside the totals, never added to them
 * @param disagreements sums on the other sheets that don't hold, in Vietnamese
 */
export function notesSheet(
  report: Noted,
  form: Pick<StatisticalForm, 'labels' | 'number'>,
  memo: readonly MemoLine[],
  disagreements: readonly string[],
): SheetPlan {
  const draft = new SheetDraft(widths);
  const columnSpan = widths.length;
  const title = `GHI CHÚ ${form.labels.number.toLocaleUpperCase('vi')} ${form.number}`;
  const subtitle = `${report.agencyName}, ${periodName(report.period.id)}`;
  draft
    .put({
      row: 1,
      column: 1,
      columnSpan,
      value: title,
      style: { size: 13, bold: true, align: 'center' },
    })
    .put({
      row: 2,
      column: 1,
      columnSpan,
      value: subtitle,
      style: { size: 12, italic: true, align: 'center' },
    })
    .reserve(3, 8);
  let row = 4;
  const section = (text: string): void => {
    if (row > 4) draft.reserve(row++, 8);
    draft.put({ row: row++, column: 1, columnSpan, value: text, style: heading });
  };

  section('1. Chỉ tiêu nằm trong tổng số, không cộng thêm');
  ['STT', 'Chỉ tiêu', 'Nằm trong', 'Số hồ sơ'].forEach((value, index) =>
    draft.put({ row, column: index + 1, value, style: head }),
  );
  memo.forEach(({ title: name, within, count }, index) => {
    row += 1;
    draft
      .put({ row, column: 1, value: index + 1, style: { ...body, align: 'center' } })
      .put({ row, column: 2, value: name, style: body })
      .put({ row, column: 3, value: within, style: body })
      .put({ row, column: 4, value: count, style: body });
  });
  row += 1;

  section('2. Kiểm tra đẳng thức');
  draft
    .put({ row, column: 1, value: 'STT', style: head })
    .put({ row, column: 2, columnSpan: 2, value: 'Đẳng thức', style: head })
    .put({ row, column: 4, value: 'Kết quả', style: head });
  report.identities.forEach(({ text, holds }, index) => {
    row += 1;
    const verdict = holds ? 'Đúng' : 'KHÔNG ĐÚNG';
    draft
      .put({ row, column: 1, value: index + 1, style: { ...body, align: 'center' } })
      .put({ row, column: 2, columnSpan: 2, value: text, style: body })
      .put({
        row,
        column: 4,
        value: verdict,
        style: { ...body, align: 'center', ...(holds ? {} : { warn: true, bold: true }) },
      });
  });
  for (const text of disagreements) {
    row += 1;
    draft.put({ row, column: 1, columnSpan: 3, value: text, style: { ...body, warn: true } }).put({
      row,
      column: 4,
      value: 'KHÔNG ĐÚNG',
      style: { ...body, align: 'center', warn: true, bold: true },
    });
  }
  row += 1;

  if (report.previous !== undefined) {
    const { period, inHand, adjustments } = report.previous;
    section('3. Số liệu kỳ trước chuyển qua');
    const lines: [string, number][] = [
      [`Đang giải quyết theo báo cáo đã khóa ${periodName(period)}`, inHand],
      ...adjustments.map(({ reason, change }): [string, number] => [
        `Điều chỉnh số liệu kỳ trước: ${reason}`,
        change,
      ]),
      ['Từ kỳ trước chuyển qua', report.total.carriedOver],
    ];
    for (const [text, count] of lines) {
      draft
        .put({ row, column: 1, columnSpan: 3, value: text, style: body })
        .put({ row, column: 4, value: count, style: body });
      row += 1;
    }
  }

  section(`${report.previous === undefined ? 3 : 4}. Căn cứ số liệu`);
  for (const [name, value] of evidenceOf(report)) {
    if (value === report.evidence.sha256) {
      const style = { ...body, size: 10 };
      draft.put({ row, column: 1, columnSpan, value: `${name}: ${value}`, style });
    } else {
      draft
        .put({ row, column: 1, columnSpan: 2, value: name, style: body })
        .put({ row, column: 3, columnSpan: 2, value, style: body });
    }
    row += 1;
  }
  return draft.plan({ name: 'Ghi chú', landscape: false });
}
