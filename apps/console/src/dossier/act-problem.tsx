import { useQuery } from '@tanstack/react-query';

import { ApiProblem } from '#lib/api-client';

import { ProblemNote } from '../parts/problem-note.tsx';
import { historyQuery } from '../queries.ts';
import { entryLine } from './history-words.ts';
import type { Dossier } from './offered.ts';

/**
 * Why an act was not done; where the dossier moved on meanwhile, what happened.
 *
 * @param since the version that was being looked at
 */
export function ActProblem({
  error,
  dossier,
  since,
}: {
  error: unknown;
  dossier: Dossier;
  since: number;
}) {
  const conflict = error instanceof ApiProblem && error.status === 409;
  const { data } = useQuery({ ...historyQuery(dossier.id), enabled: conflict });
  const meanwhile = data?.items.filter(({ seq }) => seq > since) ?? [];
  return (
    <div className="stack-close">
      <ProblemNote error={error} />
      {conflict && (
        <div className="note note-care">
          <h3>
            {meanwhile.length > 0
              ? 'Trong lúc bạn đang xem, hồ sơ đã có ghi nhận mới'
              : 'Trạng thái dưới đây là mới nhất'}
          </h3>
          <ul>
            {meanwhile.map((entry) => (
              <li key={entry.seq}>{entryLine(entry)}</li>
            ))}
          </ul>
          <p>Các nút bên dưới là những việc làm được lúc này.</p>
        </div>
      )}
    </div>
  );
}
