import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';

import { FreshLine } from '../dossiers/fresh-line.tsx';
import { useFresh } from '../dossiers/use-fresh.ts';
import { useRowKeys } from '../keys.ts';
import { Asked } from '../parts/asked.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { taskPage } from '../queries.ts';
import { mayTakeIn, useAccount } from '../session/session.ts';
import { dayText, today, weekdayOf } from '../time.ts';
import { groupNames, groupsOf } from './groups.ts';
import { SummaryStrip } from './summary-strip.tsx';
import { TaskRow } from './task-row.tsx';

const PAGE = 100;

const headOf = (items: readonly { dossier: string; task: string; version: number }[]): string =>
  items.map(({ dossier, task, version }) => `${dossier}/${task}:${version}`).join(' ');

/** The day of whoever is logged in: what waits, the most urgent first. */
export function WorkPage() {
  const { q } = useSearch({ from: '/frame/' });
  const account = useAccount();
  const client = useQueryClient();
  const list = useRef<HTMLElement>(null);
  useRowKeys(list);
  const key = ['tasks', q ?? ''];
  const asked = { limit: PAGE, ...(q !== undefined && { q }) };
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      taskPage({ ...asked, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const first = query.data?.pages[0];
  const fresh = useFresh(first && headOf(first.items), async () =>
    headOf((await taskPage(asked)).items),
  );
  const show = (): void => {
    void client.invalidateQueries({ queryKey: ['dossiers', 'summary'] });
    void client.resetQueries({ queryKey: key });
  };
  const day = today();
  return (
    <section ref={list}>
      <PageHead title="Việc của tôi" under={`Hôm nay ${weekdayOf(day)}, ${dayText(day)}`}>
        <TaskSearch q={q} />
        {mayTakeIn(account) && (
          <Link to="/tiep-nhan" className="button button-usual">
            Tiếp nhận hồ sơ mới
          </Link>
        )}
      </PageHead>
      <SummaryStrip />
      <FreshLine fresh={fresh} onShow={show} />
      <Asked query={query}>
        {({ pages }) => {
          const tasks = pages.flatMap(({ items }) => items);
          if (tasks.length === 0)
            return (
              <p className="empty rows">
                {q === undefined
                  ? 'Không có việc nào đang chờ bạn.'
                  : `Không có việc nào khớp với “${q}”.`}
              </p>
            );
          return (
            <>
              {groupsOf(tasks, Date.now()).map(([name, of]) => (
                <section key={name} className="group">
                  <h2>
                    {groupNames[name]} <span className="soft">{of.length} việc</span>
                  </h2>
                  <ul className="rows">
                    {of.map((task) => (
                      <li key={`${task.dossier}/${task.task}/${task.segment ?? ''}`}>
                        <TaskRow task={task} />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
              <More query={query}>Xem thêm việc</More>
            </>
          );
        }}
      </Asked>
    </section>
  );
}

function TaskSearch({ q }: { q: string | undefined }) {
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? '');
  const search = (event?: SubmitEvent): void => {
    event?.preventDefault();
    const sought = text.trim();
    void navigate({ to: '/', search: sought === '' ? {} : { q: sought }, replace: true });
  };
  return (
    <form role="search" aria-label="Lọc việc của tôi" onSubmit={search}>
      <label className="seen-by-readers" htmlFor="loc-viec">
        Lọc việc theo mã hồ sơ, người nộp, thủ tục
      </label>
      <input
        id="loc-viec"
        className="input"
        type="search"
        placeholder="Lọc việc: mã, tên, thủ tục"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== (q ?? '') && search()}
      />
    </form>
  );
}
