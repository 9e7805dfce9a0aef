import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Mark } from '../parts/mark.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { movedQuery } from '../queries.ts';
import { momentText } from '../time.ts';
import { numberText } from '../words.ts';
import { atVersion, looksBack, MOVED, NOW, type ReportSearch } from './report-search.ts';

type Lock = Schemas['ReportLock'];

interface Shown {
  period: string;
  agency: string;
  search: ReportSearch;
  /** The version that is shown or, where none is, the last. */
  lock: Lock;
  locks: Schemas['ReportLocks'];
  onChange: (next: ReportSearch) => void;
}

/** That the figures are locked, by whom, and the way to what is known now. */
export function LockBand({ period, agency, search, lock, locks, onChange }: Shown) {
  const now = search.version === NOW;
  return (
    <section className="sheet stack-close" aria-label="Khóa số liệu">
      <div className="row row-apart">
        <p>
          <Mark tone="done">Số liệu đã khóa</Mark>
          <span className="soft"> · bản {lock.version}</span>
        </p>
        <nav className="switch no-print" aria-label="Số liệu">
          <Way search={atVersion(search, String(lock.version))} shown={!now && !looksBack(search)}>
            Theo bản đã khóa
          </Way>
          <Way search={atVersion(search, NOW)} shown={now}>
            Theo những gì nay đã biết
          </Way>
        </nav>
      </div>
      <p className="soft small">
        {lock.lockedByName ?? lock.lockedBy} khóa lúc {momentText(lock.lockedAt)}, gồm mọi điều đã
        ghi đến lúc ấy{lock.reason === null ? '' : `; phát hành lại vì “${lock.reason}”`}
      </p>
      <div className="row row-apart">
        <MovedLine
          period={period}
          agency={agency}
          lock={lock}
          onOpen={() => onChange({ cell: MOVED })}
        />
        <details className="small">
          <summary>
            Dấu của bản khóa <span className="hash">{lock.sha256.slice(0, 12)}…</span>
          </summary>
          <p className="hash">sha256 {lock.sha256}</p>
          <p className="soft">
            Của tệp JSON tải về từ bản này. Tính lại từ các lần ghi đã đọc khi khóa phải ra đúng dấu
            ấy.
          </p>
        </details>
      </div>
      {locks.locks.length > 1 && <Versions locks={locks.locks} shown={lock} search={search} />}
    </section>
  );
}

function Way({
  search,
  shown,
  children,
}: {
  search: ReportSearch;
  shown: boolean;
  children: string;
}) {
  return (
    <Link to="/bao-cao" search={search} replace aria-current={shown ? 'true' : undefined}>
      {children}
    </Link>
  );
}

/** How many dossiers are counted otherwise since. */
function MovedLine({
  period,
  agency,
  lock,
  onOpen,
}: Pick<Shown, 'period' | 'agency' | 'lock'> & { onOpen: () => void }) {
  const query = useInfiniteQuery(movedQuery(period, agency, lock.version));
  if (query.isError)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const count = query.data?.pages[0]?.dossiers;
  if (count === undefined) return <p className="soft">Đang đối chiếu với những gì nay đã biết…</p>;
  if (count === 0) return <p>Từ khi khóa, không hồ sơ nào được đếm khác.</p>;
  return (
    <p>
      Từ khi khóa,{' '}
      <button type="button" className="figure-button" onClick={onOpen}>
        {numberText(count)} hồ sơ
      </button>{' '}
      được đếm khác.
    </p>
  );
}

/** Every version that was locked, the last first. */
function Versions({
  locks,
  shown,
  search,
}: {
  locks: readonly Lock[];
  shown: Lock;
  search: ReportSearch;
}) {
  return (
    <details className="small" open={shown.version !== locks[0]?.version}>
      <summary>Đã phát hành {locks.length} bản</summary>
      <ul className="stack-close">
        {locks.map(({ version, lockedAt, reason }) => (
          <li key={version}>
            <Link to="/bao-cao" search={atVersion(search, String(version))} replace>
              Bản {version}
            </Link>
            , {momentText(lockedAt)}
            {reason !== null && <span className="soft"> · “{reason}”</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
