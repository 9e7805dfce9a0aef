import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';

import type { Schemas } from '../api.ts';
import { FreshLine } from '../dossiers/fresh-line.tsx';
import { useFresh } from '../dossiers/use-fresh.ts';
import { useKeys, useRowKeys } from '../keys.ts';
import { Asked } from '../parts/asked.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { taskPage, waitingAt, waitingQuery } from '../queries.ts';
import { desksOf, mayTakeIn, useAccount } from '../session/session.ts';
import { dayText, today, weekdayOf } from '../time.ts';
import { groupNames, groupsOf } from './groups.ts';
import { SummaryStrip } from './summary-strip.tsx';
import { TaskRow } from './task-row.tsx';
import { Waiting } from './waiting.tsx';

const PAGE = 100;

/** Whose tasks are shown, by the word in the address. */
const whose = {
  toi: { name: 'Của tôi', holder: 'me', none: 'Bạn chưa giữ việc nào.' },
  chua: { name: 'Chưa ai nhận', holder: 'nobody', none: 'Việc nào cũng đã có người nhận.' },
} as const;

const headOf = (
  items: readonly Pick<Schemas['ListedTask'], 'dossier' | 'task' | 'version' | 'holder'>[],
): string =>
  items
    .map(
      ({ dossier, task, version, holder }) => `${dossier}/${task}:${version}:${holder?.id ?? ''}`,
    )
    .join(' ');

const waitingHead = (items: readonly Pick<Schemas['ListedDossier'], 'id'>[]): string =>
  items.map(({ id }) => id).join(' ');

/** Takes the task of the row that has the focus. */
const claimFocused = (): void =>
  document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-claim]')?.click();

const rowKeys = { g: claimFocused };

/** The day of whoever is logged in: what waits, the most urgent first. */
export function WorkPage() {
  const { q, giu } = useSearch({ from: '/frame/' });
  const of = giu === 'toi' || giu === 'chua' ? whose[giu] : undefined;
  const account = useAccount();
  const client = useQueryClient();
  const list = useRef<HTMLElement>(null);
  useRowKeys(list);
  useKeys(rowKeys);
  const key = ['tasks', q ?? '', of?.holder ?? ''];
  const asked = { limit: PAGE, ...(q !== undefined && { q }), ...(of && { holder: of.holder }) };
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      taskPage({ ...asked, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  // Nobody holds what is not accepted yet.
  const desks = giu === 'toi' ? [] : desksOf(account).map(({ id }) => id);
  const waiting = useQuery(waitingQuery(desks, q));
  const first = query.data?.pages[0];
  const fresh = useFresh(
    first && waiting.data && headOf(first.items) + waitingHead(waiting.data.items),
    async () => {
      const [tasks, unaccepted] = await Promise.all([taskPage(asked), waitingAt(desks, q)]);
      return headOf(tasks.items) + waitingHead(unaccepted.items);
    },
  );
  const show = (): void => {
    void client.invalidateQueries({ queryKey: ['dossiers'] });
    void client.resetQueries({ queryKey: key });
  };
  const day = today();
  return (
    <section ref={list}>
      <PageHead title="Việc của tôi" under={`Hôm nay ${weekdayOf(day)}, ${dayText(day)}`}>
        <TaskSearch q={q} giu={giu} />
        {mayTakeIn(account) && (
          <Link to="/tiep-nhan" className="button button-usual">
            Tiếp nhận hồ sơ mới
          </Link>
        )}
      </PageHead>
      <SummaryStrip />
      <Whose q={q} giu={giu} />
      <FreshLine fresh={fresh} onShow={show} />
      <Asked query={query}>
        {({ pages }) => {
          const tasks = pages.flatMap(({ items }) => items);
          const groups = groupsOf(tasks, Date.now());
          return (
            <>
              <Groups groups={groups.filter(([name]) => name === 'late')} />
              <Asked query={waiting}>{(found) => <Waiting {...found} />}</Asked>
              <Groups groups={groups.filter(([name]) => name !== 'late')} />
              {tasks.length === 0 && waiting.data?.items.length === 0 && (
                <p className="empty rows">
                  {q === undefined
                    ? (of?.none ?? 'Không có việc nào đang chờ bạn.')
                    : `Không có việc nào khớp với “${q}”.`}
                </p>
              )}
              <More query={query}>Xem thêm việc</More>
            </>
          );
        }}
      </Asked>
    </section>
  );
}

const Groups = ({ groups }: { groups: ReturnType<typeof groupsOf> }) =>
  groups.map(([name, group]) => (
    <section key={name} className="group">
      <h2>
        {groupNames[name]} <span className="soft">{group.length} việc</span>
      </h2>
      <ul className="rows">
        {group.map((task) => (
          <li key={`${task.dossier}/${task.task}/${task.segment ?? ''}`}>
            <TaskRow task={task} />
          </li>
        ))}
      </ul>
    </section>
  ));

/** Whose tasks to look at: the whole room's, one's own, those nobody has taken. */
function Whose({ q, giu }: { q: string | undefined; giu: string | undefined }) {
  const ways = [
    ['', 'Cả phòng'],
    ['toi', whose.toi.name],
    ['chua', whose.chua.name],
  ] as const;
  return (
    <nav className="pages-tabs" aria-label="Việc của ai">
      {ways.map(([way, name]) => (
        <Link
          key={way}
          to="/"
          search={{ ...(q !== undefined && { q }), ...(way !== '' && { giu: way }) }}
          aria-current={(giu ?? '') === way ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

function TaskSearch({ q, giu }: { q: string | undefined; giu: string | undefined }) {
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? '');
  const search = (event?: SubmitEvent): void => {
    event?.preventDefault();
    const sought = text.trim();
    const search = { ...(giu !== undefined && { giu }), ...(sought !== '' && { q: sought }) };
    void navigate({ to: '/', search, replace: true });
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
