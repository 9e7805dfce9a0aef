import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import { useRowKeys } from '../keys.ts';
import { Asked } from '../parts/asked.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { dossierPage } from '../queries.ts';
import { filterCount, filterQuery, type Filters, readFilters } from './filters.ts';
import { DossierRow } from './dossier-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FreshLine } from './fresh-line.tsx';
import { useFresh } from './use-fresh.ts';

const headOf = (items: readonly { id: string; version: number }[]): string =>
  items.map(({ id, version }) => `${id}:${version}`).join(' ');

/** All dossiers one may see, narrowed and ordered by the address. */
export function DossiersPage() {
  const filters = useSearch({ from: '/frame/ho-so' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useRef<HTMLElement>(null);
  useRowKeys(list);
  const key = ['dossiers', 'list', filters];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      dossierPage(
        {
          ...filterQuery(filters, Date.now()),
          ...(pageParam !== null && { cursor: pageParam }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const first = query.data?.pages[0];
  const fresh = useFresh(first && headOf(first.items), async () =>
    headOf((await dossierPage(filterQuery(filters, Date.now()))).items),
  );
  const change = (next: Filters): void =>
    void navigate({
      to: '/ho-so',
      search: (before) => readFilters({ ...before, ...next }),
      replace: true,
    });
  return (
    <section ref={list}>
      <PageHead title="Hồ sơ">
        {filterCount(filters) > 0 && (
          <Link to="/ho-so" search={{}} className="button button-quiet">
            Bỏ mọi bộ lọc
          </Link>
        )}
      </PageHead>
      <FilterBar filters={filters} onChange={change} />
      <FreshLine fresh={fresh} onShow={() => void client.resetQueries({ queryKey: key })} />
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <p className="empty rows">
                Không có hồ sơ nào như vậy. Thử bớt một bộ lọc, hoặc tìm theo mã hồ sơ.
              </p>
            );
          return (
            <>
              <ul className="rows" aria-label="Danh sách hồ sơ">
                {items.map((dossier) => (
                  <li key={dossier.id}>
                    <DossierRow dossier={dossier} />
                  </li>
                ))}
              </ul>
              <More query={query}>Xem thêm hồ sơ</More>
            </>
          );
        }}
      </Asked>
    </section>
  );
}
