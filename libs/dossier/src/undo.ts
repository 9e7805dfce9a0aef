import type { Procedure } from '#lib/procedure';

import type { HistoryRow } from './history.ts';
import type { Instant } from './position.ts';

/** Seconds in which whoever recorded an act may take it back, where the definition says nothing; policy. */
export const UNDO_SECONDS = 30;

/** The window a definition gives, in seconds; 0: none. */
export const undoSecondsOf = ({ policies }: Pick<Procedure, 'policies'>): number =>
  policies.undoSeconds ?? UNDO_SECONDS;

/** The reason that is recorded with an undo. */
export const undoReason = (seconds: number): string => `Hoàn tác trong ${seconds} giây`;

/**
 * Why an actor may not take an entry back, in Vietnamese; null if they may. An undo (hoàn tác) is a correction
 * that voids the last entry of a dossier, by whoever recorded it, within a window of the database's clock. A
 * submission is not taken back (it is refused or withdrawn), nor is a correction (it is corrected).
 *
 * @param seconds - the window, see {@link undoSecondsOf}
 */
export const undoFlaw = (
  rows: readonly HistoryRow[],
  { seq, actor, fact, recordedAt }: HistoryRow,
  by: string,
  now: Instant,
  seconds: number,
): string | null => {
  if (seq !== rows.length) return 'Sau lần ghi này hồ sơ đã có ghi nhận khác, không hoàn tác được.';
  if (actor !== by) return 'Chỉ người vừa ghi mới hoàn tác được lần ghi này.';
  if (fact.type === 'submit')
    return 'Lần nộp hồ sơ không hoàn tác được: hãy từ chối hoặc rút hồ sơ.';
  if (fact.type === 'correct') return 'Đính chính không hoàn tác được: hãy đính chính lại.';
  if (now - recordedAt > seconds * 1000) {
    return `Đã quá ${seconds} giây từ lúc ghi: lãnh đạo cơ quan chủ trì đính chính được.`;
  }
  return null;
};

/** What somebody may take back now. */
export interface Undoable {
  seq: number;
  /** The last instant at which they may. */
  until: Instant;
}

/** The entry an actor may take back as the dossier stands; undefined if none. */
export const undoableBy = (
  rows: readonly HistoryRow[],
  by: string,
  now: Instant,
  seconds: number,
): Undoable | undefined => {
  const last = rows.at(-1);
  if (!last || undoFlaw(rows, last, by, now, seconds) !== null) return undefined;
  return { seq: last.seq, until: last.recordedAt + seconds * 1000 };
};

/** Whether a correction was an undo: it voids the one entry before it, of the same actor, within the window. */
export const isUndo = (rows: readonly HistoryRow[], row: HistoryRow, seconds: number): boolean => {
  const { seq, fact, actor, recordedAt } = row;
  const before = rows[seq - 2];
  return (
    before !== undefined &&
    fact.type === 'correct' &&
    fact.configuration === undefined &&
    fact.amend.length === 0 &&
    fact.void.length === 1 &&
    before.seq === fact.void[0] &&
    undoFlaw(rows.slice(0, seq - 1), before, actor, recordedAt, seconds) === null
  );
};
