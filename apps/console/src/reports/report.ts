/** What the console reads of a report answer: Biểu II.06 as data. */
import type { Schemas } from '../api.ts';
import type { CellKey } from '../queries.ts';

export interface Counts {
  received: number;
  carriedOver: number;
  inPeriod: { total: number; online: number; direct: number; postal: number };
  resolved: { total: number; early: number; onTime: number; overdue: number };
  inHand: { total: number; within: number; overdue: number };
  memo: Record<string, number>;
}

export interface ReportRow {
  name: string;
  /** What narrows a figure of this row to its dossiers. */
  of: { field?: string; owner?: string };
  counts: Counts;
}

export interface SegmentRow {
  agency: string;
  name: string;
  received: number;
  resolved: {
    total: number;
    early: number;
    onTime: number;
    overdue: number;
    withoutBudget: number;
  };
  inHand: { total: number; within: number; overdue: number };
  declined: number;
}

/** What the locked report of the period before left in hand, and what of it is not carried over, or is besides. */
export interface PreviousInHand {
  period: string;
  inHand: number;
  adjustments: { reason: string; change: number; dossiers: string[] }[];
}

export interface Report {
  period: { id: string; from: string; to: string };
  agency: string;
  agencyName: string;
  asOf: string;
  asKnownAt: string;
  total: Counts;
  fields: (Counts & { field: string })[];
  units?: (Counts & { agency: string; name: string })[];
  segments: SegmentRow[];
  previous?: PreviousInHand;
  identities: { id: string; text: string; holds: boolean }[];
  evidence: { sha256: string; dossiers: number; events: number };
}

/** The answer, by the shape the server guarantees (the report's own JSON form). */
export const reportOf = (answer: Schemas['Report']): Report => answer as unknown as Report;

/** The figure in a cell of a row; several cells are added, as the form itself does in column 5. */
export const figureOf = (counts: Counts, keys: readonly CellKey[]): number =>
  keys.reduce((sum, key) => sum + one(counts, key), 0);

const one = (counts: Counts, key: CellKey): number => {
  const value = key
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], counts);
  return typeof value === 'number' ? value : 0;
};

export interface Column {
  keys: readonly CellKey[];
  label: string;
  /** Number of the column in the form. */
  number: string;
}

/** The columns of Biểu II.06 in their groups. */
export const columnGroups: readonly { label: string; columns: readonly Column[] }[] = [
  {
    label: 'Số hồ sơ nhận',
    columns: [
      { keys: ['received'], label: 'Tổng số', number: '3' },
      { keys: ['inPeriod.online'], label: 'Trực tuyến', number: '4' },
      { keys: ['inPeriod.direct', 'inPeriod.postal'], label: 'Trực tiếp, bưu chính', number: '5' },
      { keys: ['carriedOver'], label: 'Kỳ trước chuyển qua', number: '6' },
    ],
  },
  {
    label: 'Đã giải quyết',
    columns: [
      { keys: ['resolved.total'], label: 'Tổng số', number: '7' },
      { keys: ['resolved.early'], label: 'Trước hạn', number: '8' },
      { keys: ['resolved.onTime'], label: 'Đúng hạn', number: '9' },
      { keys: ['resolved.overdue'], label: 'Quá hạn', number: '10' },
    ],
  },
  {
    label: 'Đang giải quyết',
    columns: [
      { keys: ['inHand.total'], label: 'Tổng số', number: '11' },
      { keys: ['inHand.within'], label: 'Trong hạn', number: '12' },
      { keys: ['inHand.overdue'], label: 'Quá hạn', number: '13' },
    ],
  },
];

/** Figures inside the others, with their names. */
export const memoCells: readonly { key: CellKey; label: string }[] = [
  { key: 'memo.paused', label: 'Tạm dừng (trong số đang giải quyết)' },
  { key: 'memo.provisional', label: 'Hạn trả tạm tính (đang giải quyết)' },
  { key: 'memo.withoutAppointmentInHand', label: 'Không hẹn ngày trả (đang giải quyết)' },
  { key: 'memo.returnedUnqualified', label: 'Trả lại do không đủ điều kiện (đã giải quyết)' },
  { key: 'memo.rejected', label: 'Không chấp thuận (đã giải quyết)' },
  { key: 'memo.withdrawn', label: 'Người nộp rút hồ sơ (đã giải quyết)' },
  { key: 'memo.stopped', label: 'Dừng giải quyết (đã giải quyết)' },
  { key: 'memo.lateBeforeRestart', label: 'Quá hạn trước khi yêu cầu bổ sung (đã giải quyết)' },
  { key: 'memo.reappointed', label: 'Đã hẹn lại ngày trả (đã giải quyết)' },
  { key: 'memo.withoutAppointment', label: 'Không hẹn ngày trả (giải quyết đúng hạn)' },
  { key: 'memo.digitisedIntake', label: 'Số hóa khi tiếp nhận (mới tiếp nhận)' },
  { key: 'memo.digitisedResult', label: 'Số hóa kết quả (đã giải quyết)' },
];

/** Every key that may stand in an address. */
export const cellKeys: readonly CellKey[] = [
  ...columnGroups.flatMap(({ columns }) => columns.flatMap(({ keys }) => keys)),
  'inPeriod.total',
  ...memoCells.map(({ key }) => key),
];
