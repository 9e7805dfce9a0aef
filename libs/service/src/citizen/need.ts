import type { HistoryRow } from '#lib/dossier';
import type { Hold } from '#lib/procedure';

import { inWords } from './in-words.ts';
import type { Office } from './office.ts';
import { reasonOf, type Texts } from './written-reason.ts';

/** Something the applicant has to do for the work to go on. */
export interface Need {
  title: string;
  /** Of money: how much, in words. */
  amount: string | null;
  since: string | null;
  /** What the officer wrote to the applicant. */
  reason: string | null;
  where: Office;
}

const DOSSIER = 'dossier';

const asks = ({ fact }: HistoryRow, { scope, reason }: Hold): boolean =>
  (fact.type === `request-${reason}` && 'holds' in fact && (fact.segment ?? DOSSIER) === scope) ||
  (fact.effects ?? []).some(
    (effect) => effect.type === 'held' && effect.scope === scope && effect.reason === reason,
  );

/** What an open request asks of the applicant; `where` it is brought to. */
export const needOf = (
  hold: Hold,
  rows: readonly HistoryRow[],
  texts: Texts,
  where: Office,
): Need => {
  const request = rows.findLast((row) => asks(row, hold));
  const amount = request && 'amount' in request.fact ? request.fact.amount : undefined;
  const money = amount === undefined ? null : `${amount.toLocaleString('vi-VN')} đồng`;
  const title =
    hold.reason === 'supplement'
      ? 'Bổ sung giấy tờ'
      : money === null
        ? 'Nộp tiền theo thông báo của cơ quan'
        : `Nộp tiền: ${money}`;
  return {
    title,
    amount: money,
    since: request ? inWords(request.at) : null,
    reason: reasonOf(request, texts),
    where,
  };
};
