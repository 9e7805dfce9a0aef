import { Mark } from '../parts/mark.tsx';
import { momentText } from '../time.ts';
import { numberText } from '../words.ts';
import type { Dossier } from './offered.ts';

type Payment = Dossier['money']['refunds'][number];

const amountText = (amount: number | null): string =>
  amount === null ? 'không ghi số tiền' : `${numberText(amount)} đồng`;

const receiptText = ({ receipt }: Payment, name: string): string =>
  receipt === null ? '' : ` · ${name} ${receipt}`;

/** What the applicant had to pay, what was paid, and what was given back. */
export function MoneySection({ dossier: { money } }: { dossier: Dossier }) {
  const { obligations, refunds, refundable } = money;
  if (obligations.length + refunds.length === 0) return null;
  return (
    <section className="sheet stack-close" aria-labelledby="tai-chinh">
      <h2 id="tai-chinh">Nghĩa vụ tài chính</h2>
      <ul className="parts">
        {obligations.map(({ seq, at, amount, payment }) => (
          <li key={seq}>
            <div>
              <p className="strong">Phải nộp: {amountText(amount)}</p>
              <p className="soft small">
                yêu cầu {momentText(at)}
                {payment &&
                  ` · nộp ${momentText(payment.at)}: ${amountText(payment.amount)}${receiptText(payment, 'biên lai')}`}
              </p>
            </div>
            <Mark tone={payment ? 'done' : 'plain'}>{payment ? 'Đã nộp' : 'Chưa nộp'}</Mark>
          </li>
        ))}
        {refunds.map((refund) => (
          <li key={refund.seq}>
            <div>
              <p className="strong">Hoàn trả: {amountText(refund.amount)}</p>
              <p className="soft small">
                {momentText(refund.at)}
                {receiptText(refund, 'chứng từ')}
              </p>
            </div>
            <Mark tone="plain">Đã hoàn trả</Mark>
          </li>
        ))}
      </ul>
      {refunds.length > 0 && <p className="soft small">Còn giữ: {numberText(refundable)} đồng.</p>}
    </section>
  );
}
