import { useNavigate, useSearch } from '@tanstack/react-router';

import { Field } from '../parts/field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { agenciesOf, CLOSING, useAccount } from '../session/session.ts';
import { dayText, today } from '../time.ts';
import { Closing } from './closing.tsx';
import { DayBookView } from './day-book.tsx';

/** The end of a day: what was handed over is recorded, and the day's book shows what was. */
export function ClosingPage() {
  const account = useAccount();
  const { agency: asked, ngay: day = today() } = useSearch({ from: '/frame/chot-so' });
  const navigate = useNavigate();
  const agencies = agenciesOf(account, CLOSING);
  const agency = agencies.find(({ id }) => id === asked) ?? agencies[0];
  if (!agency)
    return (
      <>
        <PageHead title="Chốt sổ" />
        <p className="note">Tài khoản của bạn không giữ sổ trả kết quả của cơ quan nào.</p>
      </>
    );
  const show = (search: { agency?: string; ngay?: string }): void =>
    void navigate({ to: '/chot-so', search: (before) => ({ ...before, ...search }) });
  const isToday = day === today();
  return (
    <>
      <PageHead
        title="Chốt sổ"
        under={
          isToday
            ? 'Ghi những kết quả đã trao hôm nay: quét mã trên giấy hẹn, hoặc đánh dấu từng hồ sơ.'
            : `Sổ của ngày ${dayText(day)}`
        }
      >
        {agencies.length > 1 && (
          <Field label="Cơ quan">
            {(tied) => (
              <select
                {...tied}
                className="input"
                value={agency.id}
                onChange={(event) => show({ agency: event.target.value })}
              >
                {agencies.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </PageHead>
      <div className="stack">
        {isToday && <Closing key={agency.id} account={account} agency={agency.id} />}
        <DayBookView agency={agency.id} day={day} onDay={(ngay) => show({ ngay })} />
      </div>
    </>
  );
}
