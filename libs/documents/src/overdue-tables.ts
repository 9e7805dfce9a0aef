/** The two tables of the annex on late dossiers, the same for a page and for a sheet. */
import { markDue } from '#lib/deadline';
import type { Annex, HeldMinutes, OverdueRow, PartRow } from '#lib/reporting';
import { writeCount, writeDay, writeWork } from './vietnamese.ts';

/** What stands in a cell: words, a number of things, or working minutes. */
export type ListCell = string | { count: number } | { minutes: number };

export interface ListColumn {
  title: string;
  /** In centimetres; together they are the text of a landscape page wide. */
  width: number;
  align: 'left' | 'center' | 'right';
}

/** A table of lines, numbered in its first column, with its sums below. */
export interface ListTable {
  title: string;
  columns: readonly ListColumn[];
  rows: readonly (readonly ListCell[])[];
  /** The words of the total stand over the columns that add up to nothing. */
  total: { words: string; cells: readonly ListCell[] };
  /** What is said where there is no row. */
  none: string;
}

/** What the annex is called. */
export const OVERDUE_TITLE = 'Giải trình hồ sơ quá hạn';

/** How its times are to be read, and whose layout it is. */
export const overdueNotes: readonly string[] = [
  'Thời gian là giờ làm việc, một ngày là 8 giờ. Thời gian trễ tính từ hết hạn trả đến khi có kết quả hoặc đến lúc chốt số liệu; mỗi phút thuộc đúng một bên: cơ quan đang làm, chờ người nộp, hoặc đã bàn giao mà chưa ai nhận.',
  'Thời gian của phần việc liên thông tính từ lúc được bàn giao đến khi xong hoặc đến lúc chốt số liệu, kể cả phần trước kỳ báo cáo.',
  'Chưa có mẫu quy định cho phụ lục này; cách trình bày là của hệ thống.',
];

const times: readonly ListColumn[] = [
  { title: 'Cơ quan giải quyết', width: 1.9, align: 'right' },
  { title: 'Chờ người nộp', width: 1.9, align: 'right' },
  { title: 'Chờ nhận bàn giao', width: 1.9, align: 'right' },
];

/** Every late dossier, the longest late first. */
export function overdueTable({ overdue, overdueTotal }: Annex): ListTable {
  const { dossiers, resolved, inHand, late } = overdueTotal;
  return {
    title: 'Hồ sơ quá hạn',
    columns: [
      { title: 'STT', width: 1, align: 'center' },
      { title: 'Mã hồ sơ', width: 2.9, align: 'left' },
      { title: 'Thủ tục (lĩnh vực)', width: 4, align: 'left' },
      { title: 'Cơ quan chủ trì', width: 2.2, align: 'left' },
      { title: 'Hạn trả', width: 2.2, align: 'center' },
      { title: 'Có kết quả', width: 2.2, align: 'center' },
      { title: 'Trễ', width: 1.9, align: 'right' },
      ...times,
      { title: 'Trong đó từng cơ quan', width: 3.6, align: 'left' },
    ],
    rows: overdue.map((row, index) => [
      { count: index + 1 },
      row.dossier,
      subjectOf(row),
      row.ownerName,
      row.due === null ? '' : markDue(writeDay(row.due.slice(0, 10)), row.provisional),
      row.closedAt === null ? '–' : writeDay(row.closedAt.slice(0, 10)),
      ...heldCells(row.late),
      agenciesIn(row.late),
    ]),
    total: {
      words: `Tổng cộng ${writeCount(dossiers)} hồ sơ: đã giải quyết ${writeCount(resolved)}, đang giải quyết ${writeCount(inHand)}`,
      cells: [...heldCells(late), agenciesIn(late)],
    },
    none: 'Không có hồ sơ quá hạn.',
  };
}

/** What each taking-part agency had, and the offers nobody took. */
export function partsTable({ parts, partsTotal }: Annex): ListTable {
  const cells = ({
    received,
    minutes,
    declined,
    recalled,
    expired,
  }: Omit<PartRow, 'agency' | 'name'>) => [
    { count: received },
    ...heldCells(minutes),
    { count: declined },
    { count: recalled },
    { count: expired },
  ];
  return {
    title: 'Thời gian và bàn giao theo cơ quan tham gia',
    columns: [
      { title: 'STT', width: 1, align: 'center' },
      { title: 'Cơ quan tham gia', width: 6.5, align: 'left' },
      { title: 'Phần việc đã nhận', width: 2.2, align: 'right' },
      { title: 'Tổng thời gian', width: 2.4, align: 'right' },
      ...times.map((column) => ({ ...column, width: 2.4 })),
      { title: 'Từ chối nhận', width: 2.1, align: 'right' },
      { title: 'Bên giao thu hồi', width: 2.1, align: 'right' },
      { title: 'Quá hạn trả lời', width: 2.1, align: 'right' },
    ],
    rows: parts.map((row, index) => [{ count: index + 1 }, row.name, ...cells(row)]),
    total: { words: 'Tổng cộng', cells: cells(partsTotal) },
    none: 'Không có phần việc liên thông.',
  };
}

const heldCells = ({ total, agency, applicant, transit }: HeldMinutes): ListCell[] =>
  [total, agency, applicant, transit].map((minutes) => ({ minutes }));

const subjectOf = ({ procedureName, field, lateBeforeRestart }: OverdueRow): string =>
  `${procedureName} (${field})${lateBeforeRestart ? '; quá hạn từ trước khi yêu cầu bổ sung' : ''}`;

const agenciesIn = ({ agencies }: OverdueRow['late']): string =>
  agencies.map(({ name, minutes }) => `${name}: ${writeWork(minutes)}`).join('; ');
