/** The segment table: what each agency did in liên thông dossiers, its own or another owner's. */
import type { Instant, Position, SegmentPosition } from '#lib/dossier';
import type { Period } from './periods.ts';
import type { SegmentRow } from './report.ts';

const emptyRow = (agency: string, name: string): SegmentRow => ({
  agency,
  name,
  received: 0,
  resolved: { total: 0, early: 0, onTime: 0, overdue: 0, withoutBudget: 0 },
  inHand: { total: 0, within: 0, overdue: 0 },
  declined: 0,
});

const resolve = (row: SegmentRow, segment: SegmentPosition): void => {
  row.resolved.total += 1;
  switch (segment.standing) {
    case 'early':
      row.resolved.early += 1;
      break;
    case 'on-time':
      row.resolved.onTime += 1;
      break;
    case 'overdue':
      row.resolved.overdue += 1;
      break;
    case 'none':
    case null:
      row.resolved.withoutBudget += 1;
      break;
  }
};

/** How a period counts a segment: as received, or as offered and not taken. */
export type SegmentCount = 'received' | 'declined' | 'recalled' | 'expired';

/**
 * How a period counts a segment as it stood at the cut: received in it or open before it, or not taken in it, and
 * how; null if not at all.
 *
 * @example segmentCount({ ...declined, endedAt: before the period }, period, cut) // null
 */
export const segmentCount = (
  { state, receivedAt, endedAt }: SegmentPosition,
  period: Period,
  cut: Instant,
): SegmentCount | null => {
  const ended = endedAt !== null && endedAt < cut;
  if (ended && endedAt < period.start) return null;
  if (ended && state === 'declined') return state;
  if (receivedAt !== null && receivedAt < cut) return 'received';
  return ended && (state === 'recalled' || state === 'expired') ? state : null;
};

/** Counts one segment into its row; false if it is in no figure of it. */
const countInto = (
  row: SegmentRow,
  segment: SegmentPosition,
  period: Period,
  cut: Instant,
): boolean => {
  const as = segmentCount(segment, period, cut);
  if (as === 'declined') row.declined += 1;
  if (as !== 'received') return as === 'declined';
  row.received += 1;
  const { endedAt, overdueFrom } = segment;
  if (endedAt !== null && endedAt < cut) {
    resolve(row, segment);
  } else {
    row.inHand.total += 1;
    row.inHand[overdueFrom !== null && overdueFrom <= cut ? 'overdue' : 'within'] += 1;
  }
  return true;
};

/**
 * One row per agency that took part, sorted by nothing yet: segments received in the period or open before it,
 * split into resolved (finished or overtaken in the period, by standing) and in hand at the cut. A segment
 * offered but not yet received is in no figure; a declined one only in `declined`. An agency with several
 * segments in one dossier counts each.
 *
 * @param counts whether a segment belongs in this report, by its dossier and its agency
 * @param nameOf the name an agency is printed with
 * @example segmentTable([], periodOf('2023-Q2'), periodOf('2023-Q2').end, () => true, (id) => id) // []
 */
export const segmentTable = (
  positions: Iterable<Position>,
  period: Period,
  cut: Instant,
  counts: (position: Position, segment: SegmentPosition) => boolean,
  nameOf: (agency: string) => string,
): SegmentRow[] => {
  const rows = new Map<string, SegmentRow>();
  for (const position of positions) {
    for (const segment of position.segments) {
      if (!counts(position, segment)) continue;
      const row = rows.get(segment.agency) ?? emptyRow(segment.agency, nameOf(segment.agency));
      if (countInto(row, segment, period, cut)) rows.set(segment.agency, row);
    }
  }
  return [...rows.values()];
};
