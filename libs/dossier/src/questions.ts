/**
 * Open questions (điều cần xác nhận): where what was recorded leaves something unsaid. A step that was open
 * when the result was recorded as given was skipped or done outside the system; a finding of the fact fold is
 * a breach of order. Both are derived from the history each time, and vanish when a correction answers them.
 *
 * Whoever owns the step, or the dossier, may answer; the answer is a note about a question, not an act. It
 * adds no step, moves no clock and changes no report, so it is no fact and stands outside the history: were it
 * one, the system would be inventing the steps it was told about afterwards (semantics.md §6).
 */
import type { Fold } from './fold.ts';
import type { HistoryRow } from './history.ts';
import { isoOf } from './instants.ts';

export interface Question {
  /** Names it within the dossier for as long as it is derived: `step/tham-tra#3`, `finding/returned-twice#7`. */
  key: string;
  kind: 'skipped-step' | 'finding';
  /** The entry that raised it. */
  seq: number;
  /** When that was recorded, ISO 8601. */
  raisedAt: string;
  /** Who is asked: the agency and role of the step; of a finding, the owner. */
  agency: string;
  role: string | null;
  step: string | null;
  /** What the fold found, in Vietnamese; null for a step. */
  text: string | null;
}

/** Acts that say the business was done, whatever was still open. */
const donePast = new Set(['record-returned', 'finish']);

/** The open questions of a dossier, in the order of what raised them. */
export const questionsOf = (rows: readonly HistoryRow[], fold: Fold): Question[] => {
  // What a dossier leaves unsaid is asked where it is owned.
  if (fold.positions.at(-1)?.hostedBy !== undefined) return [];
  const raised = (seq: number) => isoOf(rows[seq - 1]?.recordedAt ?? 0);
  const skipped = fold.tasks.flatMap(({ step, agency, role, openedSeq, closedSeq, closedAs }) =>
    closedAs === 'overtaken' &&
    closedSeq !== null &&
    donePast.has(rows[closedSeq - 1]?.fact.type ?? '')
      ? [
          {
            key: `step/${step}#${openedSeq}`,
            kind: 'skipped-step' as const,
            seq: closedSeq,
            raisedAt: raised(closedSeq),
            agency,
            role,
            step,
            text: null,
          },
        ]
      : [],
  );
  const owner = fold.positions.at(-1)?.owner ?? '';
  const found = new Map(
    fold.findings.map(({ seq, code, text }) => [
      `finding/${code}#${seq}`,
      {
        key: `finding/${code}#${seq}`,
        kind: 'finding' as const,
        seq,
        raisedAt: raised(seq),
        agency: owner,
        role: null,
        step: null,
        text,
      },
    ]),
  );
  return [...skipped, ...found.values()].sort((a, b) => a.seq - b.seq || (a.key < b.key ? -1 : 1));
};
