import type { Dossier } from '../dossier/offered.ts';
import { Mark } from '../parts/mark.tsx';
import { dayText, momentText } from '../time.ts';
import { collectorNames, parcelNames, wayNames } from './words.ts';

/** How the result goes out, and where the dossier lies in the end; nothing while nothing is out of the usual. */
export function Afterlife({ dossier: { delivery, archived } }: { dossier: Dossier }) {
  const { way, parcel, receiptLostAt, reissuedAt, collectedBy } = delivery;
  const lines: [string, string | null][] = [
    ['Nhận kết quả', way === 'counter' && !collectedBy ? null : wayNames[way]],
    ['Đơn vị chuyển phát', parcel?.carrier ?? null],
    ['Số hiệu bưu gửi', parcel?.tracking ?? null],
    ['Giao bưu chính', parcel && momentText(parcel.sentAt)],
    ['Báo mất giấy hẹn', receiptLostAt && momentText(receiptLostAt)],
    ['Cấp lại kết quả', reissuedAt && momentText(reissuedAt)],
    ['Người nhận', collectedBy && collectorNames[collectedBy]],
    ['Nộp lưu', archived && momentText(archived.at)],
    ['Nơi lưu', archived && [archived.place, archived.box].filter(Boolean).join(', ')],
    [
      'Lưu đến hết',
      archived && (archived.until === null ? 'vĩnh viễn' : `ngày ${dayText(archived.until)}`),
    ],
  ];
  const said = lines.filter(([, value]) => value !== null);
  if (said.length === 0) return null;
  const stuck = parcel && ['failed', 'sent-back', 'lost'].includes(parcel.state);
  return (
    <section className="sheet stack-close" aria-labelledby="tra-va-luu">
      <h2 id="tra-va-luu">Trả kết quả, lưu trữ</h2>
      {parcel && (
        <p className="row">
          <Mark tone={stuck ? 'late' : parcel.state === 'delivered' ? 'done' : 'plain'}>
            {parcelNames[parcel.state]}
          </Mark>
          <span className="soft small">{momentText(parcel.at)}</span>
        </p>
      )}
      <dl className="facts">
        {said.map(([label, value]) => (
          <div key={label} className="facts-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {archived && (
        <p className="soft small">
          Căn cứ thời hạn: {archived.source}
          {archived.certainty === 'verified' ? '' : ' (chưa kiểm chứng)'}.
        </p>
      )}
    </section>
  );
}
