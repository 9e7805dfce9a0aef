import type { Schemas } from '../api.ts';
import { Mark } from '../parts/mark.tsx';
import { momentText } from '../time.ts';

type Offer = Schemas['Offer'];

const answers: Readonly<Record<NonNullable<Offer['answer']>['as'], string>> = {
  received: 'Đã tiếp nhận',
  declined: 'Từ chối nhận',
  recalled: 'Bên giao thu hồi',
  expired: 'Quá hạn trả lời',
  overtaken: 'Kết thúc theo hồ sơ',
};

/** Every hand-over with what both sides keep of it: who, until when, and how it was answered. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  return (
    <section className="sheet stack-close" aria-labelledby="ban-giao">
      <h2 id="ban-giao">Bàn giao</h2>
      <ul className="parts">
        {offers.map((offer) => (
          <li key={`${offer.segment}${offer.seq}`}>
            <div>
              <p className="strong">{offer.name}</p>
              <p className="small">
                {offer.from.agency.name} → {offer.to.agency.name}
                {offer.budget !== null && ` · thời hạn ${offer.budget}`}
              </p>
              <p className="soft small">
                giao {momentText(offer.offeredAt)}
                {offer.answer
                  ? ` · trả lời ${momentText(offer.answer.at)}, lần ghi ${offer.answer.seq}`
                  : offer.answerBy !== null && ` · trả lời trước ${momentText(offer.answerBy)}`}
              </p>
              <p className="soft small">
                Lần ghi {offer.seq}, mã <span className="code">{offer.hash.slice(0, 12)}</span>
              </p>
            </div>
            <div>
              {offer.answer ? (
                <Mark tone={offer.answer.as === 'received' ? 'done' : 'plain'}>
                  {answers[offer.answer.as]}
                </Mark>
              ) : (
                <Mark tone={offer.lapsed ? 'late' : 'plain'}>
                  {offer.lapsed ? 'Quá hạn trả lời' : 'Chờ trả lời'}
                </Mark>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
