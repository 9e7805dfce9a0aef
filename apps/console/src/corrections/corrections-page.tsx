import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';

import { Asked } from '../parts/asked.tsx';
import { Field } from '../parts/field.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { agenciesQuery, correctionPage } from '../queries.ts';
import { reportingAgencies } from '../reports/reporting-agencies.ts';
import { useAccount } from '../session/session.ts';
import { daysAfter, momentText, today } from '../time.ts';
import { changeWords, type Correction, doneNames } from './correction-words.ts';

/** How far back one may look, in days. */
const spans = { '7': '7 ngày qua', '30': '30 ngày qua', '90': '90 ngày qua', '365': 'Một năm qua' };

/** What was corrected: who, when, why, and what stood there before. */
export function CorrectionsPage() {
  const account = useAccount();
  const { agency, ngay } = useSearch({ from: '/frame/dinh-chinh' });
  const navigate = useNavigate();
  const { data: agencies } = useQuery(agenciesQuery);
  const ours = reportingAgencies(account, agencies?.items ?? []);
  const days = ngay !== undefined && ngay in spans ? ngay : '30';
  const to = today();
  const asked = {
    from: daysAfter(to, 1 - Number(days)),
    to,
    ...(agency !== undefined && { agency }),
  };
  const query = useInfiniteQuery({
    queryKey: ['corrections', asked],
    queryFn: ({ pageParam, signal }) =>
      correctionPage({ ...asked, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  const show = (search: { agency?: string; ngay?: string }): void =>
    void navigate({
      to: '/dinh-chinh',
      search: (before) => ({ ...before, ...search }),
      replace: true,
    });
  return (
    <>
      <PageHead title="Đính chính" under="Ai sửa gì, vì sao, trước và sau. Không gì bị xóa.">
        {ours.length > 1 && (
          <Field label="Cơ quan chủ trì">
            {(tied) => (
              <select
                {...tied}
                className="input"
                value={agency ?? ''}
                onChange={(event) => show({ agency: event.target.value })}
              >
                <option value="">Tất cả</option>
                {ours.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label="Khoảng thời gian">
          {(tied) => (
            <select
              {...tied}
              className="input"
              value={days}
              onChange={(event) => show({ ngay: event.target.value })}
            >
              {Object.entries(spans).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      </PageHead>
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return <p className="empty rows">Không có đính chính nào trong khoảng này.</p>;
          return (
            <>
              <ul className="rows plain-rows" aria-label="Các đính chính">
                {items.map((correction) => (
                  <li key={`${correction.dossier} ${correction.seq}`}>
                    <CorrectionItem correction={correction} />
                  </li>
                ))}
              </ul>
              <More query={query}>Xem thêm đính chính</More>
            </>
          );
        }}
      </Asked>
    </>
  );
}

function CorrectionItem({ correction }: { correction: Correction }) {
  const { dossier, procedure, at, actor, actorName, reason, undo, entries, standing } = correction;
  return (
    <article className="stack-close">
      <p className="row">
        <Link to="/ho-so/$id" params={{ id: dossier }} className="code">
          {dossier}
        </Link>
        <span className="tag">{undo ? 'hoàn tác' : 'đính chính'}</span>
        <span className="soft small">
          {actorName ?? actor}, {momentText(at)} · {procedure.name}
        </span>
      </p>
      {!undo && reason !== null && <p>“{reason}”</p>}
      <ul className="changes">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <span className="strong">{doneNames[entry.as]}</span> lần ghi {entry.seq}: {entry.label}{' '}
            <span className="soft small">
              {entry.actorName ?? entry.actor}, {momentText(entry.at)}
            </span>
            {entry.fields.map((field) => (
              <Changed key={field.name} changed={field} />
            ))}
          </li>
        ))}
        {standing.length > 0 && (
          <li>
            <span className="soft">Hồ sơ sau đó</span>
            {standing.map((field) => (
              <Changed key={field.name} changed={field} />
            ))}
          </li>
        )}
      </ul>
    </article>
  );
}

function Changed({ changed }: { changed: Parameters<typeof changeWords>[0] }) {
  const { name, before, after } = changeWords(changed);
  return (
    <p className="small">
      {name}: <del>{before}</del> → <ins>{after}</ins>
    </p>
  );
}
