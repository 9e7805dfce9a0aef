/**
 * Counting a period (semantics.md §5): where one dossier goes and the sum of it. A dossier that was
 * reclassified (chuyển thủ tục) counts, for the whole of a period, under the procedure and field it has at the cut:
 * received, carried over and resolved alike, so that every field adds up by itself. §5 does not say; so chosen.
 */
import type { ClosedAs, Instant, Position } from '#lib/dossier';
import { addTo, noCounts } from './cells.ts';
import type { CellKey } from './cells.ts';
import type { Period } from './periods.ts';
import type { Counts } from './report.ts';

/**
 * The instant a report over the period looks at: its end, or `asOf` for a period that is not over.
 *
 * @example cutOf(periodOf('2023-Q2'), Date.parse('2026-01-01T00:00:00Z')) === periodOf('2023-Q2').end // true
 */
export const cutOf = (period: Period, asOf: Instant): Instant => Math.min(period.end, asOf);

const closedMemo: Readonly<Record<ClosedAs, readonly CellKey[]>> = {
  granted: [],
  rejected: ['memo.rejected'],
  'returned-unqualified': ['memo.returnedUnqualified'],
  withdrawn: ['memo.withdrawn'],
  stopped: ['memo.stopped'],
};

const received = (position: Position, acceptedAt: Instant, period: Period): CellKey[] => {
  // A new owner since after the acceptance took it over from another agency, which had counted it as in hand.
  const takenOver = position.ownerSince > acceptedAt;
  if (acceptedAt < period.start || takenOver) return ['carriedOver'];
  const keys: CellKey[] = ['inPeriod.total', `inPeriod.${position.channel}`];
  if (position.digitisedIntake) keys.push('memo.digitisedIntake');
  return keys;
};

const resolved = (position: Position): CellKey[] => {
  const keys: CellKey[] = ['resolved.total'];
  switch (position.standing) {
    case 'early':
      keys.push('resolved.early');
      break;
    case 'on-time':
      keys.push('resolved.onTime');
      break;
    case 'overdue':
      keys.push('resolved.overdue');
      break;
    case 'none':
      keys.push('resolved.onTime', 'memo.withoutAppointment');
      break;
    case null:
      // Closed but not judged can't come from the fact fold; it breaks an identity instead of being guessed.
      break;
  }
  if (position.closedAs) keys.push(...closedMemo[position.closedAs]);
  if (position.lateBeforeRestart) keys.push('memo.lateBeforeRestart');
  if (position.reappointed) keys.push('memo.reappointed');
  if (position.digitisedResult) keys.push('memo.digitisedResult');
  return keys;
};

const inHand = (position: Position, cut: Instant): CellKey[] => {
  const overdue = position.overdueFrom !== null && position.overdueFrom <= cut;
  const keys: CellKey[] = ['inHand.total', overdue ? 'inHand.overdue' : 'inHand.within'];
  if (position.paused) keys.push('memo.paused');
  if (position.provisional) keys.push('memo.provisional');
  if (position.withoutAppointment) keys.push('memo.withoutAppointmentInHand');
  return keys;
};

/**
 * The cells one dossier is counted in, totals and memo items included; empty if the period does not count it:
 * never accepted before the cut, or closed before the period began.
 *
 * @param position the dossier after its facts with at < cut; a close at or after the cut leaves it in hand
 * @param cut cutOf(period, asOf)
 * @example
 * classify(granted early, accepted online within the period)
 * // ['received', 'inPeriod.total', 'inPeriod.online', 'resolved.total', 'resolved.early']
 */
export const classify = (position: Position, period: Period, cut: Instant): readonly CellKey[] => {
  const { acceptedAt, closedAt } = position;
  if (acceptedAt === null || acceptedAt >= cut) return [];
  if (closedAt !== null && closedAt < period.start) return [];
  return [
    'received',
    ...received(position, acceptedAt, period),
    ...(closedAt !== null && closedAt < cut ? resolved(position) : inHand(position, cut)),
  ];
};

/**
 * The figures of a row: how many of the dossiers classify into each cell. Takes one position per dossier, of
 * one owner or of many; whose they are is the caller's choice.
 *
 * @example tally([], periodOf('2023-Q2'), periodOf('2023-Q2').end).received // 0
 */
export const tally = (positions: Iterable<Position>, period: Period, cut: Instant): Counts => {
  const counts = noCounts();
  for (const position of positions) addTo(counts, classify(position, period, cut));
  return counts;
};
