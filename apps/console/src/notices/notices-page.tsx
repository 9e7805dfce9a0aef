import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { FreshLine } from '../dossiers/fresh-line.tsx';
import { useFresh } from '../dossiers/use-fresh.ts';
import { useRowKeys } from '../keys.ts';
import { Asked } from '../parts/asked.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { agoText, momentText } from '../time.ts';

type Notice = Schemas['Notice'];

const kindNames: Readonly<Record<Notice['kind'], string>> = {
  alert: 'Cảnh báo hạn',
  digest: 'Tổng hợp đầu ngày',
  task: 'Việc mới',
  report: 'Báo cáo',
  escalation: 'Báo lãnh đạo',
};

const noticePage = (unread: boolean, cursor: string | null, signal?: AbortSignal) =>
  answerOf(
    api.GET('/api/v1/notices', {
      params: {
        query: { ...(unread && { unread: 'true' as const }), ...(cursor !== null && { cursor }) },
      },
      ...(signal && { signal }),
    }),
  );

/** The inbox: what the system has to tell this person. */
export function NoticesPage() {
  const { xem } = useSearch({ from: '/frame/nhac-viec' });
  const all = xem === 'tat-ca';
  const client = useQueryClient();
  const list = useRef<HTMLElement>(null);
  useRowKeys(list);
  const key = ['notices', 'list', all];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => noticePage(!all, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const head = (items: readonly Notice[]) => items.map(({ id }) => id).join(' ');
  const first = query.data?.pages[0];
  const fresh = useFresh(first && head(first.items), async () =>
    head((await noticePage(!all, null)).items),
  );
  const read = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? answerOf(api.POST('/api/v1/notices/read-all', {}))
        : answerOf(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const unread = first?.unread ?? 0;
  return (
    <section ref={list}>
      <PageHead
        title="Nhắc việc"
        under={unread === 0 ? 'Không còn tin chưa đọc.' : `${unread} tin chưa đọc`}
      >
        <Link to="/nhac-viec" search={all ? {} : { xem: 'tat-ca' }} className="button">
          {all ? 'Chỉ xem chưa đọc' : 'Xem cả tin đã đọc'}
        </Link>
        {unread > 0 && (
          <button
            type="button"
            className="button"
            disabled={read.isPending}
            onClick={() => read.mutate(null)}
          >
            Đánh dấu đã đọc hết
          </button>
        )}
      </PageHead>
      {read.error && <ProblemNote error={read.error} />}
      <FreshLine fresh={fresh} onShow={() => void client.resetQueries({ queryKey: key })} />
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return <p className="empty rows">{all ? 'Hộp thư còn trống.' : 'Bạn đã đọc hết.'}</p>;
          return (
            <>
              <ul className="rows notices">
                {items.map((notice) => (
                  <NoticeItem
                    key={notice.id}
                    notice={notice}
                    onRead={() => read.mutate(notice.id)}
                  />
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

function NoticeItem({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const { kind, urgent, subject, body, dossier, createdAt, readAt } = notice;
  return (
    <li className={readAt === null ? 'unread' : undefined}>
      <div className="row row-apart">
        <p>
          {urgent ? (
            <span className="mark mark-late">Gấp · {kindNames[kind]}</span>
          ) : (
            <span className="soft small">{kindNames[kind]}</span>
          )}
        </p>
        <time className="soft small" dateTime={createdAt} title={momentText(createdAt)}>
          {agoText(createdAt)}
        </time>
      </div>
      <h2>{subject}</h2>
      <p className="notice-body">{body}</p>
      <div className="row">
        {dossier !== null && (
          <Link
            to="/ho-so/$id"
            params={{ id: dossier }}
            data-row
            onClick={() => {
              if (readAt === null) onRead();
            }}
          >
            Mở hồ sơ <span className="code">{dossier}</span>
          </Link>
        )}
        {readAt === null && (
          <button type="button" className="button button-quiet" onClick={onRead}>
            Đã đọc
          </button>
        )}
      </div>
    </li>
  );
}
