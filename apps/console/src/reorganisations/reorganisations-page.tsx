import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { Mark } from '../parts/mark.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { reorganisationsQuery } from '../queries.ts';
import { dayText, momentText } from '../time.ts';
import { numberText } from '../words.ts';

type Reorganisation = Schemas['Reorganisation'];

/** What was merged and abolished, what became of dossiers and people, and what is left over. */
export function ReorganisationsPage() {
  const query = useQuery(reorganisationsQuery);
  return (
    <>
      <PageHead
        title="Sắp xếp cơ quan"
        under="Sáp nhập, giải thể: hồ sơ, người và thời hạn chuyển đi đâu."
      />
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty rows">Chưa có lần sắp xếp nào liên quan đến cơ quan của bạn.</p>
          ) : (
            <div className="stack">
              {items.map((one) => (
                <One key={one.id} one={one} />
              ))}
            </div>
          )
        }
      </Asked>
    </>
  );
}

function One({ one }: { one: Reorganisation }) {
  const { id, date, reason, orderedBy, startedAt, finishedAt, moved, leftOver, people } = one;
  const dossiers = moved.reduce((sum, each) => sum + each.dossiers, 0);
  const unplaced = people.filter((person) => person.unplaced);
  return (
    <section className="sheet stack-close" aria-labelledby={id}>
      <h2 id={id}>{reason}</h2>
      <p className="row">
        <span className="tag">từ {dayText(date)}</span>
        <Mark tone={finishedAt === null ? 'soon' : 'done'}>
          {finishedAt === null ? 'Chưa xong' : `Xong ${momentText(finishedAt)}`}
        </Mark>
        <span className="soft small">
          {orderedBy.name}, {momentText(startedAt)} · kế hoạch {id}
        </span>
      </p>
      <ul className="changes">
        {one.merge.map(({ from, to }) => (
          <li key={to.id}>
            {from.map(({ name }) => name).join(', ')} <span className="strong">nhập vào</span>{' '}
            {to.name}
          </li>
        ))}
        {one.abolish.length > 0 && (
          <li>
            <span className="strong">Giải thể</span>{' '}
            {one.abolish.map(({ name }) => name).join(', ')}
          </li>
        )}
        {one.kinds.map(({ kind, now }) => (
          <li key={kind}>
            Việc của {kind} <span className="strong">do</span> {now} làm
          </li>
        ))}
      </ul>
      <dl className="facts">
        <dt>Hồ sơ đã chuyển</dt>
        <dd>
          {numberText(dossiers)}
          {moved.map(({ to, dossiers: there }) => (
            <span key={to.id} className="soft small">
              {' '}
              · {to.name}: {numberText(there)}
            </span>
          ))}
        </dd>
        <dt>Chưa chuyển được</dt>
        <dd>{numberText(leftOver.length)}</dd>
        {unplaced.length > 0 && (
          <>
            <dt>Người chưa có nơi mới</dt>
            <dd>{unplaced.map(({ name }) => name).join(', ')}</dd>
          </>
        )}
      </dl>
      {leftOver.length > 0 && (
        <details open={finishedAt === null}>
          <summary>Hồ sơ chưa chuyển được và vì sao</summary>
          <ul className="changes">
            {leftOver.map(({ dossier, message }) => (
              <li key={dossier}>
                <Link to="/ho-so/$id" params={{ id: dossier }} className="code">
                  {dossier}
                </Link>{' '}
                {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
