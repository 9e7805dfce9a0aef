import { dueInWords } from '#lib/deadline';
import { type DossierView, explainDue } from '#lib/desk';
import { type HistoryRow, type Instant, minuteOf } from '#lib/dossier';

import { inWords } from './in-words.ts';
import { reasonOf, type Texts } from './written-reason.ts';

/** The appointment, and what moved it. */
export interface Appointment {
  /** Marked where it is provisional; null: none was made, and `note` says why. */
  due: string | null;
  provisional: boolean;
  /** The first appointment, where it is not the one that counts now. */
  before: string | null;
  /** Why it moved or will move, a sentence each. */
  because: string[];
  note: string | null;
}

/** A due of a dossier in words, marked where it is provisional. */
export const promised = ({ fold }: Pick<DossierView, 'fold'>, due: Instant): string =>
  fold.clock ? dueInWords(fold.clock.value.calendar, minuteOf(due)) : inWords(due);

/** Lines of the explanation that say why the appointment moved. */
const moving = new Set(['restart', 'release', 'extend', 'vary']);

/** The appointment as it stands. */
export const appointmentOf = (
  dossier: DossierView,
  rows: readonly HistoryRow[],
  texts: Texts,
): Appointment => {
  const { due, originalDue, provisional } = dossier.position;
  const before =
    originalDue !== null && due !== originalDue ? promised(dossier, originalDue) : null;
  const lines = explainDue(dossier).filter(({ kind }) => moving.has(kind));
  const extension = reasonOf(
    rows.findLast(({ fact }) => fact.type === 'extend'),
    texts,
  );
  return {
    due: due === null ? null : promised(dossier, due),
    provisional,
    before,
    because:
      before !== null
        ? [
            ...lines.map(({ text }) => text),
            ...(extension === null ? [] : [`Lý do hẹn lại: ${extension}`]),
          ]
        : [],
    note: noteOf(dossier),
  };
};

const noteOf = ({ view, position, now }: DossierView): string | null => {
  if (position.acceptedAt === null)
    return view.phase === 'submitted'
      ? 'Ngày hẹn trả được tính từ khi cơ quan tiếp nhận hồ sơ.'
      : 'Không có ngày hẹn trả.';
  if (position.due === null) return 'Thủ tục này không hẹn ngày trả kết quả.';
  if (view.phase !== 'in-hand') return null;
  if (position.paused)
    return 'Thời hạn đang tạm dừng. Ngày hẹn được tính lại khi việc đang chờ đã xong.';
  if (position.overdueFrom !== null && position.overdueFrom <= now)
    return 'Đã quá ngày hẹn. Ông/bà có thể hỏi cơ quan đang giữ hồ sơ.';
  return null;
};
