/** The figures of a report by name: what forms and narratives refer to instead of typing numbers. */
import type { Counts, PetitionCounts, SegmentRow } from '#lib/reporting';

/** Every figure a row of the report holds (a lĩnh vực, a unit, the total). */
export const countKeys = [
  'received',
  'carriedOver',
  'inPeriod.total',
  'inPeriod.online',
  'inPeriod.direct',
  'inPeriod.postal',
  'resolved.total',
  'resolved.early',
  'resolved.onTime',
  'resolved.overdue',
  'inHand.total',
  'inHand.within',
  'inHand.overdue',
  'memo.paused',
  'memo.provisional',
  'memo.returnedUnqualified',
  'memo.rejected',
  'memo.withdrawn',
  'memo.stopped',
  'memo.lateBeforeRestart',
  'memo.reappointed',
  'memo.withoutAppointment',
  'memo.withoutAppointmentInHand',
  'memo.digitisedIntake',
  'memo.digitisedResult',
] as const;

/** The figures of one agency's part in liên thông dossiers. */
export const segmentKeys = [
  'received',
  'resolved.total',
  'resolved.early',
  'resolved.onTime',
  'resolved.overdue',
  'resolved.withoutBudget',
  'inHand.total',
  'inHand.within',
  'inHand.overdue',
  'declined',
] as const;

/** A row of figures of any form. */
export type FigureSource = Counts | SegmentRow | PetitionCounts;

export type CountKey = (typeof countKeys)[number];
export type SegmentKey = (typeof segmentKeys)[number];

/**
 * One figure of a row, a whole number of dossiers.
 *
 * @throws RangeError for a name the row does not hold: names are checked where forms are parsed
 */
export function figureOf(row: Counts, key: CountKey): number;
export function figureOf(row: SegmentRow, key: SegmentKey): number;
export function figureOf(row: FigureSource, key: string): number;
export function figureOf(row: FigureSource, key: string): number {
  let found: unknown = row;
  for (const part of key.split('.')) {
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === part)?.[1]
        : undefined;
  }
  if (typeof found !== 'number') throw new RangeError(`no figure ${key}`);
  return found;
}
