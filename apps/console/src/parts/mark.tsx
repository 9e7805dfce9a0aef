import type { Schemas } from '../api.ts';
import { type DueWords, dueWords, type Tone } from '../due-words.ts';
import { useDueText } from '../session/use-due-text.ts';
import { momentText } from '../time.ts';
import { standingNames } from '../words.ts';

/** A shape and words: how something stands. */
export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

/** A due in words over its date. */
export function DueMark({ words, due }: { words: DueWords; due: string | null }) {
  const dueText = useDueText();
  return (
    <span className="stack-due">
      <Mark tone={words.tone}>{words.text}</Mark>
      {words.date !== null && due !== null && (
        <time className="soft small" dateTime={due} title={momentText(due)}>
          {dueText(due, words.date)}
        </time>
      )}
    </span>
  );
}

/** How a listed dossier stands: its due while it is in hand, the judgement once it is done. */
export function StandingMark({
  dossier,
}: {
  dossier: Pick<Schemas['ListedDossier'], 'phase' | 'standing' | 'due' | 'holds'>;
}) {
  const { phase, standing, due, holds } = dossier;
  if (phase === 'submitted') return <Mark tone="soon">Chờ tiếp nhận</Mark>;
  if (phase === 'refused') return <Mark tone="plain">Từ chối tiếp nhận</Mark>;
  if (phase === 'in-hand') {
    const words = dueWords({ due, overdue: standing === 'overdue', paused: holds.length > 0 });
    return <DueMark words={words} due={due} />;
  }
  if (standing === null) return <Mark tone="plain">—</Mark>;
  return (
    <DueMark
      words={{
        tone: standingNames[standing].tone,
        text: standingNames[standing].text,
        date: due === null ? null : `hạn ${momentText(due).slice(7)}`,
      }}
      due={due}
    />
  );
}
