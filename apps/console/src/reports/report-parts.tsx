import { dayText, momentText } from '../time.ts';
import { numberText } from '../words.ts';
import { Figure, type OpenFigure } from './figure-table.tsx';
import { Figures } from './figures.tsx';
import { type Counts, figureOf, memoCells, type Report, type SegmentRow } from './report.ts';
import { periodText } from './report-search.ts';

/** Figures inside the others, never added to them. */
export function Memo({ total, onOpen }: { total: Counts; onOpen: OpenFigure }) {
  return (
    <section className="sheet stack-close" aria-labelledby="trong-do">
      <h2 id="trong-do">Trong đó</h2>
      <dl className="memo">
        {memoCells.map(({ key, label }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd className="number">
              <Figure
                value={figureOf(total, [key])}
                label={label}
                onOpen={() => onOpen([key], {})}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The parts other agencies had in these dossiers. */
export function SegmentTable({ segments }: { segments: readonly SegmentRow[] }) {
  if (segments.length === 0) return null;
  return (
    <Figures caption="Phần việc liên thông, theo cơ quan tham gia" label="Liên thông">
      <thead>
        <tr>
          <th scope="col">Cơ quan</th>
          <th scope="col">Nhận</th>
          <th scope="col">Đã xong</th>
          <th scope="col">Trước hạn</th>
          <th scope="col">Đúng hạn</th>
          <th scope="col">Quá hạn</th>
          <th scope="col">Không định mức</th>
          <th scope="col">Đang làm</th>
          <th scope="col">Đang quá hạn</th>
          <th scope="col">Từ chối nhận</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((row) => (
          <tr key={row.agency}>
            <th scope="row">{row.name}</th>
            {[
              row.received,
              row.resolved.total,
              row.resolved.early,
              row.resolved.onTime,
              row.resolved.overdue,
              row.resolved.withoutBudget,
              row.inHand.total,
              row.inHand.overdue,
              row.declined,
            ].map((value, index) => (
              <td key={index} className="number">
                {numberText(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Figures>
  );
}

/** What was checked before the report was given out, and the seal of what it read. */
export function Identities({
  report: { identities, evidence },
}: {
  report: Pick<Report, 'identities' | 'evidence'>;
}) {
  const broken = identities.filter(({ holds }) => !holds);
  return (
    <section className="sheet stack-close">
      <h2>Đối chiếu số liệu</h2>
      <p>
        {broken.length === 0
          ? `Cả ${identities.length} đẳng thức đều đúng.`
          : `${broken.length} trong ${identities.length} đẳng thức không đúng.`}
      </p>
      <details open={broken.length > 0}>
        <summary>Từng đẳng thức</summary>
        <ul className="stack-close">
          {identities.map(({ id, text, holds }) => (
            <li key={id}>
              <span className={`mark mark-${holds ? 'done' : 'late'}`}>
                {holds ? 'Đúng' : 'Sai'}
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
      </details>
      <p className="soft small">
        Tính từ {numberText(evidence.dossiers)} hồ sơ, {numberText(evidence.events)} lần ghi. Dấu
        của các lần ghi: <span className="hash">{evidence.sha256}</span>
      </p>
    </section>
  );
}

/** Whose report it is, of which days, and what its figures count. */
export function ReportHead({
  report: { period, agencyName, asOf, asKnownAt },
  unit,
}: {
  report: Pick<Report, 'period' | 'agencyName' | 'asOf' | 'asKnownAt'>;
  /** What is counted. */
  unit: string;
}) {
  return (
    <header>
      <h2>
        {agencyName} · {periodText(period.id)}
      </h2>
      <p className="soft">
        Từ {dayText(period.from)} đến {dayText(period.to)} · số liệu nhìn lúc {momentText(asOf)},
        theo những gì đã ghi đến {momentText(asKnownAt)} · đơn vị tính: {unit}
      </p>
    </header>
  );
}
