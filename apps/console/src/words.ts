import type { Schemas } from './api.ts';
import type { Tone } from './due-words.ts';

/** The words of an office for what the API names in English. */
export const channelNames: Readonly<Record<Schemas['Dossier']['channel'], string>> = {
  direct: 'Trực tiếp tại một cửa',
  online: 'Trực tuyến',
  postal: 'Qua bưu chính',
};

export const phaseNames: Readonly<Record<Schemas['Dossier']['phase'], string>> = {
  submitted: 'Mới nộp, chờ tiếp nhận',
  'in-hand': 'Đang giải quyết',
  finished: 'Có kết quả, chờ trả',
  sent: 'Đang gửi qua bưu chính',
  returned: 'Đã trả kết quả',
  refused: 'Từ chối tiếp nhận',
  withdrawn: 'Công dân đã rút',
  stopped: 'Đã dừng giải quyết',
};

export const outcomeNames: Readonly<Record<NonNullable<Schemas['Dossier']['outcome']>, string>> = {
  granted: 'Chấp thuận, có kết quả',
  rejected: 'Không chấp thuận',
  'returned-unqualified': 'Trả lại vì không đủ điều kiện',
};

export const closedNames: Readonly<Record<string, string>> = {
  ...outcomeNames,
  withdrawn: 'Công dân rút hồ sơ',
  stopped: 'Dừng giải quyết',
};

export const standingNames: Readonly<
  Record<NonNullable<Schemas['Dossier']['standing']>, { text: string; tone: Tone }>
> = {
  within: { text: 'Trong hạn', tone: 'plain' },
  overdue: { text: 'Quá hạn', tone: 'late' },
  early: { text: 'Trước hạn', tone: 'done' },
  'on-time': { text: 'Đúng hạn', tone: 'done' },
  none: { text: 'Không hẹn ngày', tone: 'plain' },
};

export const roleNames = {
  desk: 'Bộ phận một cửa',
  officer: 'Công chức chuyên môn',
  head: 'Lãnh đạo đơn vị',
  chair: 'Chủ tịch (ký)',
  auditor: 'Kiểm tra, tổng hợp',
} as const satisfies Record<Schemas['Granted']['role'], string>;
export type Role = keyof typeof roleNames;

export const segmentStates: Readonly<Record<Schemas['Segment']['state'], string>> = {
  offered: 'Đã giao, chờ tiếp nhận',
  received: 'Đang thực hiện',
  finished: 'Đã xong',
  declined: 'Từ chối nhận',
  recalled: 'Bên giao thu hồi',
  expired: 'Quá hạn trả lời',
  overtaken: 'Kết thúc theo hồ sơ',
};

/**
 * Working minutes as a clerk counts them: days of eight hours, then hours and minutes. A number never parts from
 * its unit (U+00A0 between them).
 *
 * @example workText(1500) // '3\u00a0ngày 1\u00a0giờ'
 */
export const workText = (minutes: number): string => {
  const parts: [number, string][] = [
    [Math.floor(minutes / 480), 'ngày'],
    [Math.floor((minutes % 480) / 60), 'giờ'],
    [minutes % 60, 'phút'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}\u00a0${unit}`);
  return said.length === 0 ? '0\u00a0phút' : said.join(' ');
};

/** A whole number with its thousands apart. */
export const numberText = (value: number): string => value.toLocaleString('vi-VN');

/** @example signedText(-1234) // '−1.234' */
export const signedText = (value: number): string =>
  value < 0 ? `−${numberText(-value)}` : `+${numberText(value)}`;
