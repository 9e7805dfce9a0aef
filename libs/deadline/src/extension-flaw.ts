import type { Ledger } from './ledger.ts';

/**
 * Why the due can't be put off at whatever moment, in Vietnamese; null if it can. That it has passed, or that the clock
 * stands still, is not asked: a late record may come from before.
 *
 * @example extensionFlaw(startLedger(calendar, at, { unit: 'none' })) // 'Hồ sơ không hẹn ngày trả thì không hẹn lại.'
 */
export const extensionFlaw = ({
  due,
  extended,
  policy: { maxExtensions = 1 },
}: Pick<Ledger, 'due' | 'extended' | 'policy'>): string | null => {
  if (due === null) return 'Hồ sơ không hẹn ngày trả thì không hẹn lại.';
  if (maxExtensions === 0) return 'Thủ tục này không cho hẹn lại ngày trả.';
  return extended < maxExtensions
    ? null
    : `Hồ sơ đã được hẹn lại ${maxExtensions === 1 ? 'một' : maxExtensions} lần.`;
};
