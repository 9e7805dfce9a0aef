import { useInfiniteQuery } from '@tanstack/react-query';

import { Asked } from '../parts/asked.tsx';
import { More } from '../parts/more.tsx';
import { readsPage } from '../queries.ts';
import { useAccount } from '../session/session.ts';
import { momentText } from '../time.ts';
import type { Dossier } from './offered.ts';

/** Roles of the owner that look after who sees what. */
const WATCHING = new Set(['head', 'chair', 'auditor']);

/** Who looked at who the dossier is for, and what for; for those who look after that. */
export function Reads({ dossier: { id, owner, version } }: { dossier: Dossier }) {
  const { administrator, grants } = useAccount();
  const watches =
    administrator ||
    grants.some(({ role, agency }) => agency.id === owner.id && WATCHING.has(role));
  return watches ? <Seen id={id} version={version} /> : null;
}

function Seen({ id, version }: { id: string; version: number }) {
  const query = useInfiniteQuery({
    queryKey: ['dossier', id, 'reads', version],
    queryFn: ({ pageParam, signal }) => readsPage(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <section className="sheet stack-close no-print" aria-labelledby="ai-da-xem">
      <h2 id="ai-da-xem">Ai đã xem thông tin người nộp</h2>
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="soft">Chưa ai xem.</p>;
          return (
            <>
              <ul className="changes">
                {items.map(({ id: read, actor, purposeLabel, at }) => (
                  <li key={read}>
                    {actor.name}{' '}
                    <span className="soft small">
                      {purposeLabel.toLowerCase()}, {momentText(at)}
                    </span>
                  </li>
                ))}
              </ul>
              <More query={query}>Xem thêm</More>
            </>
          );
        }}
      </Asked>
    </section>
  );
}
