import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { Mark } from '../parts/mark.tsx';
import { historyQuery } from '../queries.ts';
import { useDueText } from '../session/use-due-text.ts';
import { momentText } from '../time.ts';
import { standingNames } from '../words.ts';
import type { Dossier } from './offered.ts';

/** What other agencies were asked, by when they are to answer, and whether they did. */
export function Opinions({ dossier: { id, opinions } }: { dossier: Dossier }) {
  const { data } = useQuery({ ...historyQuery(id), enabled: opinions.length > 0 });
  const dueText = useDueText();
  if (opinions.length === 0) return null;
  const questionOf = (seq: number): string | undefined =>
    data?.items.find((entry) => entry.seq === seq)?.text?.reason;
  return (
    <section className="sheet stack-close" aria-labelledby="y-kien">
      <h2 id="y-kien">Ý kiến cơ quan khác</h2>
      <ul className="parts">
        {opinions.map((opinion) => (
          <li key={opinion.seq}>
            <div>
              <p className="strong">{opinion.agency?.name ?? 'Không ghi cơ quan'}</p>
              {questionOf(opinion.seq) !== undefined && <p>“{questionOf(opinion.seq)}”</p>}
              <p className="soft small">
                hỏi {momentText(opinion.askedAt)}
                {opinion.closedAs === 'answered' &&
                  opinion.closedAt !== null &&
                  ` · trả lời ${momentText(opinion.closedAt)}`}
              </p>
            </div>
            <div>
              <OpinionMark opinion={opinion} />
              {opinion.due !== null && <p className="soft small">hạn {dueText(opinion.due)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpinionMark({
  opinion: { closedAs, standing, overdue },
}: {
  opinion: Schemas['Opinion'];
}) {
  if (closedAs === null)
    return (
      <Mark tone={overdue ? 'late' : 'plain'}>{overdue ? 'Chậm trả lời' : 'Chờ trả lời'}</Mark>
    );
  if (closedAs === 'overtaken') return <Mark tone="plain">Không chờ nữa</Mark>;
  if (standing === null || standing === 'none') return <Mark tone="done">Đã trả lời</Mark>;
  return <Mark tone={standingNames[standing].tone}>{standingNames[standing].text}</Mark>;
}
