import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { ApplicantName } from '../dossiers/applicant-name.tsx';
import { grouped } from '../grouped.ts';
import { Asked } from '../parts/asked.tsx';
import { dayBookQuery } from '../queries.ts';
import { daysAfter, dayText, hourText, momentText, today } from '../time.ts';
import { outcomeNames } from '../words.ts';

type DayBook = Schemas['DayBook'];

/** The day's book: how many were returned and by whom, each of them, and what could not be recorded and why. */
export function DayBookView({
  agency,
  day,
  onDay,
}: {
  agency: string;
  day: string;
  onDay: (day: string) => void;
}) {
  const query = useQuery(dayBookQuery(agency, day));
  return (
    <section className="sheet stack" aria-labelledby="so-trong-ngay">
      <div className="row row-apart">
        <h2 id="so-trong-ngay">Sổ trả kết quả ngày {dayText(day)}</h2>
        <div className="row no-print">
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onDay(daysAfter(day, -1))}
          >
            Hôm trước
          </button>
          <button
            type="button"
            className="button button-quiet"
            disabled={day >= today()}
            onClick={() => onDay(daysAfter(day, 1))}
          >
            Hôm sau
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            In sổ
          </button>
        </div>
      </div>
      <Asked query={query}>
        {(book) => (
          <>
            <p className="strong">{summaryText(book)}</p>
            {book.returned.length > 0 && <Returned returned={book.returned} />}
            {book.refused.length > 0 && (
              <div className="note note-care">
                <h3>Chưa ghi được ({book.refused.length})</h3>
                <ul>
                  {book.refused.map(({ dossier, detail, actor, actorName, at }) => (
                    <li key={dossier}>
                      <span className="code">{dossier}</span>: {detail}{' '}
                      <span className="soft small">
                        {actorName ?? actor}, {hourText(at)}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

const summaryText = ({ returned }: DayBook): string => {
  if (returned.length === 0) return 'Chưa ghi hồ sơ nào đã trả trong ngày.';
  const byActor = grouped(returned, ({ actor, actorName }) => actorName ?? actor);
  const parts = [...byActor].map(([name, of]) => `${name} ${of.length}`);
  return `Đã trả ${returned.length} hồ sơ: ${parts.join(', ')}.`;
};

function Returned({ returned }: { returned: DayBook['returned'] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Hồ sơ đã trả trong ngày">
      <table className="day-book">
        <thead>
          <tr>
            <th scope="col">Số</th>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Người nộp</th>
            <th scope="col">Thủ tục</th>
            <th scope="col">Trả lúc</th>
            <th scope="col">Người ghi</th>
          </tr>
        </thead>
        <tbody>
          {returned.map((one, index) => (
            <tr key={one.dossier}>
              <td>{index + 1}</td>
              <td>
                <Link to="/ho-so/$id" params={{ id: one.dossier }} className="code">
                  {one.dossier}
                </Link>
              </td>
              <td>
                <ApplicantName applicant={one.applicant} />
              </td>
              <td>
                {one.procedure.name}
                {one.outcome !== null && (
                  <span className="soft small"> · {outcomeNames[one.outcome]}</span>
                )}
              </td>
              <td>{momentText(one.returnedAt)}</td>
              <td>{one.actorName ?? one.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
