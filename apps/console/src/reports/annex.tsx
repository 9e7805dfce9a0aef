import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { annexQuery, type ReportOrder } from '../queries.ts';
import { useDueText } from '../session/use-due-text.ts';
import { dayText } from '../time.ts';
import { numberText, workText } from '../words.ts';
import { AnnexDownloads } from './downloads.tsx';
import { Figures } from './figures.tsx';

type Annex = Schemas['ReportAnnex'];
type Held = Annex['partsTotal']['minutes'];

/** The explanatory annex: late dossiers and whose time that was, and how long taking-part agencies had their parts. */
export function AnnexTables({ period, order }: { period: string; order: ReportOrder }) {
  const query = useQuery(annexQuery(period, order));
  return (
    <section className="stack" aria-labelledby="qua-han">
      <div className="row">
        <h2 id="qua-han">Hồ sơ quá hạn</h2>
        <AnnexDownloads period={period} order={order} />
      </div>
      <Asked query={query}>
        {(annex) => (
          <>
            {annex.overdue.length === 0 ? (
              <p className="sheet">Không có hồ sơ quá hạn.</p>
            ) : (
              <OverdueTable annex={annex} />
            )}
            {annex.parts.length > 0 && <PartsTable annex={annex} />}
          </>
        )}
      </Asked>
    </section>
  );
}

function OverdueTable({ annex: { overdue, overdueTotal } }: { annex: Annex }) {
  const dueText = useDueText();
  const { dossiers, resolved, inHand, late } = overdueTotal;
  return (
    <Figures
      caption="Thời gian trễ, tính bằng giờ làm việc (một ngày là 8 giờ)"
      label="Danh sách hồ sơ quá hạn"
      words
    >
      <thead className="whole">
        <tr>
          <th scope="col">Hồ sơ</th>
          <th scope="col">Hạn trả</th>
          <th scope="col">Có kết quả</th>
          <th scope="col">Trễ</th>
          <th scope="col">Cơ quan</th>
          <th scope="col">Chờ người nộp</th>
          <th scope="col">Chờ nhận bàn giao</th>
        </tr>
      </thead>
      <tbody>
        {overdue.map((row) => (
          <tr key={row.dossier}>
            <th scope="row">
              <Link to="/ho-so/$id" params={{ id: row.dossier }} className="code">
                {row.dossier}
              </Link>
              <p className="soft small">
                {row.procedureName} · {row.field} · {row.ownerName}
              </p>
              {row.lateBeforeRestart && (
                <p className="soft small">Quá hạn từ trước khi yêu cầu bổ sung</p>
              )}
            </th>
            <td>{row.due !== null && dueText(row.due, dayText(row.due))}</td>
            <td>{row.closedAt === null ? 'chưa' : dayText(row.closedAt)}</td>
            <td className="strong">{workText(row.late.total)}</td>
            <td className="whose">
              <Agencies late={row.late} />
            </td>
            <Waits held={row.late} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {numberText(dossiers)} hồ sơ: {numberText(resolved)} đã giải quyết, {numberText(inHand)}{' '}
            đang giải quyết
          </th>
          <td>{workText(late.total)}</td>
          <td className="whose">
            <Agencies late={late} />
          </td>
          <Waits held={late} />
        </tr>
      </tfoot>
    </Figures>
  );
}

/** The agencies' part, and which had how much where it was not one alone. */
function Agencies({ late: { agency, agencies } }: { late: Annex['overdue'][number]['late'] }) {
  return (
    <>
      {workText(agency)}
      {agencies.map(({ agency: id, name, minutes }) => (
        <p key={id} className="soft small">
          {agencies.length === 1 ? name : `${name} ${workText(minutes)}`}
        </p>
      ))}
    </>
  );
}

function Waits({ held: { applicant, transit } }: { held: Held }) {
  return (
    <>
      <td>{workText(applicant)}</td>
      <td>{workText(transit)}</td>
    </>
  );
}

function PartsTable({ annex: { parts, partsTotal } }: { annex: Annex }) {
  const cells = ({ received, minutes, declined, recalled, expired }: Annex['partsTotal']) => (
    <>
      <td className="number">{numberText(received)}</td>
      <td>{workText(minutes.total)}</td>
      <td>{workText(minutes.agency)}</td>
      <Waits held={minutes} />
      {[declined, recalled, expired].map((count, index) => (
        <td key={index} className="number">
          {numberText(count)}
        </td>
      ))}
    </>
  );
  return (
    <Figures
      caption="Thời gian và bàn giao, theo cơ quan tham gia"
      label="Thời gian và bàn giao"
      words
    >
      <thead>
        <tr>
          <th scope="col">Cơ quan</th>
          <th scope="col">Nhận</th>
          <th scope="col">Tổng thời gian</th>
          <th scope="col">Cơ quan làm</th>
          <th scope="col">Chờ người nộp</th>
          <th scope="col">Chờ nhận bàn giao</th>
          <th scope="col">Từ chối nhận</th>
          <th scope="col">Bên giao thu hồi</th>
          <th scope="col">Quá hạn trả lời</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((row) => (
          <tr key={row.agency}>
            <th scope="row">{row.name}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Tổng cộng</th>
          {cells(partsTotal)}
        </tr>
      </tfoot>
    </Figures>
  );
}
