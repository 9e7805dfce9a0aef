/** The cells of a report row by name, so that counting, checking and explaining speak of the same figures. */
import type { Counts } from './report.ts';

/** A figure of a report row, as a dotted path into Counts. */
export type CellKey =
  | 'received'
  | 'carriedOver'
  | `inPeriod.${keyof Counts['inPeriod']}`
  | `resolved.${keyof Counts['resolved']}`
  | `inHand.${keyof Counts['inHand']}`
  | `memo.${keyof Counts['memo']}`;

/** Every cell, with its name in Vietnamese, in the order of the form. */
export const cellLabels: Readonly<Record<CellKey, string>> = {
  received: 'Tổng số tiếp nhận',
  carriedOver: 'Từ kỳ trước chuyển qua',
  'inPeriod.total': 'Mới tiếp nhận trong kỳ',
  'inPeriod.online': 'Tiếp nhận trực tuyến',
  'inPeriod.direct': 'Tiếp nhận trực tiếp',
  'inPeriod.postal': 'Tiếp nhận qua dịch vụ bưu chính',
  'resolved.total': 'Đã giải quyết',
  'resolved.early': 'Giải quyết trước hạn',
  'resolved.onTime': 'Giải quyết đúng hạn',
  'resolved.overdue': 'Giải quyết quá hạn',
  'inHand.total': 'Đang giải quyết',
  'inHand.within': 'Đang giải quyết, trong hạn',
  'inHand.overdue': 'Đang giải quyết, quá hạn',
  'memo.paused': 'Tạm dừng (trong số đang giải quyết)',
  'memo.provisional': 'Hạn trả tạm tính (trong số đang giải quyết)',
  'memo.returnedUnqualified': 'Trả lại do không đủ điều kiện (trong số đã giải quyết)',
  'memo.rejected': 'Từ chối giải quyết (trong số đã giải quyết)',
  'memo.withdrawn': 'Người nộp rút hồ sơ (trong số đã giải quyết)',
  'memo.stopped': 'Dừng giải quyết (trong số đã giải quyết)',
  'memo.lateBeforeRestart': 'Quá hạn trước khi yêu cầu bổ sung (trong số đã giải quyết)',
  'memo.reappointed': 'Đã hẹn lại ngày trả (trong số đã giải quyết)',
  'memo.withoutAppointment': 'Không hẹn ngày trả (trong số giải quyết đúng hạn)',
  'memo.withoutAppointmentInHand': 'Không hẹn ngày trả (trong số đang giải quyết)',
  'memo.digitisedIntake': 'Số hóa khi tiếp nhận (trong số mới tiếp nhận)',
  'memo.digitisedResult': 'Số hóa khi trả kết quả (trong số đã giải quyết)',
};

/** Every cell key, in the order of the form. */
export const cellKeys = Object.keys(cellLabels) as readonly CellKey[];

/** A row in which nothing has been counted. */
export const noCounts = (): Counts => ({
  received: 0,
  carriedOver: 0,
  inPeriod: { total: 0, online: 0, direct: 0, postal: 0 },
  resolved: { total: 0, early: 0, onTime: 0, overdue: 0 },
  inHand: { total: 0, within: 0, overdue: 0 },
  memo: {
    paused: 0,
    provisional: 0,
    returnedUnqualified: 0,
    rejected: 0,
    withdrawn: 0,
    stopped: 0,
    lateBeforeRestart: 0,
    reappointed: 0,
    withoutAppointment: 0,
    withoutAppointmentInHand: 0,
    digitisedIntake: 0,
    digitisedResult: 0,
  },
});

type Numbers = Record<string, number>;

/** Each key taken apart once: counting asks for cells many times per dossier. */
const paths = new Map(cellKeys.map((key) => [key, key.split('.')] as const));

/** The group a cell lies in and its name there: the one place that trusts CellKey to be a path into Counts. */
const placeOf = (counts: Counts, key: CellKey): { group: Numbers; name: string } => {
  const [head = '', name] = paths.get(key) ?? [];
  const holder = counts as unknown as Numbers & Record<string, Numbers>;
  return name === undefined
    ? { group: holder, name: head }
    : { group: holder[head] as Numbers, name };
};

/**
 * The figure in a cell: a whole number of dossiers.
 *
 * @example cellOf(noCounts(), 'resolved.early') // 0
 */
export const cellOf = (counts: Counts, key: CellKey): number => {
  const { group, name } = placeOf(counts, key);
  return group[name] ?? 0;
};

/** Adds one dossier to each of the cells, in place. */
export const addTo = (counts: Counts, keys: readonly CellKey[]): void => {
  for (const key of keys) {
    const { group, name } = placeOf(counts, key);
    group[name] = (group[name] ?? 0) + 1;
  }
};
