import { dayOf } from '#lib/calendar';
import type { Procedure } from '#lib/procedure';

import { effectiveRows } from './corrections.ts';
import type { Fold } from './fold.ts';
import type { HistoryRow } from './history.ts';
import { minuteOf } from './instants.ts';
import type { Instant } from './position.ts';

const day = (at: Instant) => dayOf(minuteOf(at));

/**
 * Whether the result was promised at once (trả ngay) by an act, so that nobody needs an appointment; where it is
 * due on another day, they do.
 *
 * @param procedure - the one the dossier was under at the act
 */
export const isGivenAtOnce = (
  { immediate }: Pick<Procedure, 'immediate'>,
  { positions }: Pick<Fold, 'positions'>,
  { at }: Pick<HistoryRow, 'at'>,
): boolean => {
  const due = positions.findLast(({ from }) => from <= at)?.due ?? null;
  return immediate !== undefined && due !== null && day(due) === day(at);
};

/**
 * Whether the applicant was given a receipt (giấy tiếp nhận và hẹn trả): the dossier was accepted, and its result
 * was for another day.
 *
 * @param procedure - the one it is under now: a receipt is given anew when that changes
 */
export const hasReceipt = (
  procedure: Pick<Procedure, 'immediate'>,
  rows: readonly HistoryRow[],
  fold: Pick<Fold, 'positions'>,
): boolean => {
  const given = effectiveRows(rows).findLast(
    ({ fact }) =>
      fact.type === 'accept' || (fact.type === 'reclassify' && fact.inForce !== undefined),
  );
  return given !== undefined && !isGivenAtOnce(procedure, fold, given);
};

/** Said to whoever would report a receipt lost that nobody was given. */
export const NO_RECEIPT = {
  code: 'not-allowed',
  message: 'Hồ sơ không có giấy hẹn trả kết quả nên không báo mất được.',
} as const;
