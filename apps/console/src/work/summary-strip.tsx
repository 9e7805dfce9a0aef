import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Filters } from '../dossiers/filters.ts';
import type { Tone } from '../due-words.ts';
import { summaryQuery } from '../queries.ts';
import { leads, useAccount } from '../session/session.ts';
import { numberText } from '../words.ts';

const parts = [
  { key: 'overdue', label: 'Quá hạn', tone: 'late', to: { phase: 'in-hand', standing: 'overdue' } },
  {
    key: 'dueToday',
    label: 'Hạn hôm nay',
    tone: 'soon',
    to: { phase: 'in-hand', standing: 'within', due: 'today' },
  },
  {
    key: 'submitted',
    label: 'Chờ tiếp nhận',
    tone: 'soon',
    to: { phase: 'submitted', sort: 'waiting' },
  },
  { key: 'toReturn', label: 'Chờ trả kết quả', tone: 'plain', to: { phase: 'finished' } },
  { key: 'paused', label: 'Tạm dừng', tone: 'paused', to: { phase: 'in-hand', paused: '1' } },
] as const satisfies { key: string; label: string; tone: Tone; to: Filters }[];

/** The figures of the day; each opens the dossiers it counts. */
export function SummaryStrip() {
  const { data } = useQuery(summaryQuery);
  const account = useAccount();
  return (
    <ul className="strip" aria-label="Số liệu trong ngày" aria-busy={data === undefined}>
      {parts.map(({ key, label, tone, to }) => (
        <li key={key}>
          <Link to="/ho-so" search={to}>
            <span className={`figure ${data?.[key] ? `figure-${tone}` : 'figure-none'}`}>
              {data ? numberText(data[key]) : '–'}
            </span>
            <span>{label}</span>
          </Link>
        </li>
      ))}
      {data !== undefined && data.heldLong > 0 && (
        <li>
          <Link to="/ho-so" search={{ phase: 'in-hand', paused: 'long' }}>
            <span className="figure figure-soon">{numberText(data.heldLong)}</span>
            <span>Tạm dừng quá lâu</span>
          </Link>
        </li>
      )}
      {leads(account) && (
        <li>
          <Link to="/can-xac-nhan">
            <span className={`figure ${data?.questions ? 'figure-soon' : 'figure-none'}`}>
              {data ? numberText(data.questions) : '–'}
            </span>
            <span>Cần xác nhận</span>
          </Link>
        </li>
      )}
    </ul>
  );
}
