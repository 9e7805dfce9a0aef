import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { ProblemNote } from './problem-note.tsx';

/** What was asked of the server: its answer once it is there; until then a word, after a moment; or the problem. */
export function Asked<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <p className="waiting" role="status">
      Đang tải…
    </p>
  );
}
