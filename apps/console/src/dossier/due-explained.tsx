import { useDueText } from '../session/use-due-text.ts';
import { momentText } from '../time.ts';
import type { Dossier } from './offered.ts';

/** Why the due is what it is, line by line. */
export function DueExplained({
  dossier: { due, originalDue, explanation, position },
}: {
  dossier: Dossier;
}) {
  const dueText = useDueText();
  if (explanation.length === 0) return null;
  return (
    <section className="sheet stack-close" aria-labelledby="han-tra">
      <h2 id="han-tra">Hạn trả kết quả</h2>
      <dl className="facts">
        <dt>Hẹn trả</dt>
        <dd className="strong">{due === null ? 'Không hẹn ngày' : dueText(due)}</dd>
        {originalDue !== null && originalDue !== due && (
          <>
            <dt>Hẹn lần đầu</dt>
            <dd>{dueText(originalDue)}</dd>
          </>
        )}
        {position?.acceptedAt && (
          <>
            <dt>Tiếp nhận</dt>
            <dd>{momentText(position.acceptedAt)}</dd>
          </>
        )}
        {position?.closedAt && (
          <>
            <dt>Có kết quả</dt>
            <dd>{momentText(position.closedAt)}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>Vì sao là ngày này</summary>
        <ol className="explained">
          {explanation.map((line, index) => (
            <li key={index}>{line.text}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}
