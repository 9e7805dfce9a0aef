import type { HoldReason, Phase } from './life.ts';

/** The national status codes of a dossier and their names (regulations.md §4; TT 22/2019 Đ.4). */
export const nationalStatus = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
} as const;
export type NationalStatus = keyof typeof nationalStatus;

const statusOfPhase: Readonly<Record<Phase, NationalStatus>> = {
  submitted: 1,
  refused: 3,
  'in-hand': 4,
  withdrawn: 7,
  stopped: 8,
  finished: 9,
  sent: 9,
  returned: 10,
};

/**
 * The one status of a dossier in this phase with what is asked for and not answered, of whichever part (semantics.md §6: closed and finished
 * first, then 6, 5, 7, 8, 4). 2 is the status of the act of acceptance itself, sent with it; what is in
 * hand is 4.
 *
 * @example
 * statusOf('in-hand', ['supplement', 'payment']); // → 6
 */
export const statusOf = (phase: Phase, holds: readonly HoldReason[]): NationalStatus => {
  if (phase === 'in-hand' || phase === 'submitted') {
    if (holds.includes('payment')) return 6;
    if (holds.includes('supplement')) return 5;
  }
  return statusOfPhase[phase];
};
