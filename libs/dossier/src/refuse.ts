/** What the machine takes and is still refused, for what the other rows say; each throws a DossierRefusal. */
import { vietnameseInstant } from '#lib/calendar';
import { isPetition, type View } from '#lib/procedure';

import { holdKey } from './clock.ts';
import type { CommandOf } from './command.ts';
import { astray } from './control.ts';
import type { Fact } from './facts.ts';
import type { Fold } from './fold.ts';
import type { HistoryRow } from './history.ts';
import { isoOf, minuteOf } from './instants.ts';
import { moneyOf } from './money.ts';
import { askedName } from './opinions.ts';
import type { Instant } from './position.ts';
import { DossierRefusal } from './refusals.ts';
import { holdOf, scopeOf } from './requests.ts';
import { isBorneOut } from './restated.ts';
import type { Model } from './world.ts';

/** A desk asks one agency at a time, and somebody; a log may not know whom. */
export const refuseAskingNobody = ({
  agency,
  outside,
  source,
}: CommandOf<'request-opinion'>): void => {
  if (agency !== undefined && outside !== undefined) {
    throw new DossierRefusal(
      'bad-input',
      'Mỗi lần xin ý kiến một cơ quan: trong danh mục, hoặc ngoài danh mục.',
    );
  }
  // A log of another system may not know whom it asked.
  if (source === 'log' || agency !== undefined || outside !== undefined) return;
  throw new DossierRefusal('bad-input', 'Phải nêu cơ quan được xin ý kiến.');
};

/** What was asked for cannot have come before it was asked for: the clock would stand still for ever. */
export const refuseBeforeAsked = (
  fact: Fact,
  at: Instant,
  { holds, opinions }: Pick<Fold, 'holds' | 'opinions'>,
): void => {
  if (fact.type !== 'supplement' && fact.type !== 'payment' && fact.type !== 'opinion') return;
  const key = ({ scope, reason, from }: ReturnType<typeof holdOf>) => holdKey(scope, reason, from);
  const awaited = key(holdOf(fact, fact.type));
  const hold = holds.findLast((one) => one.until === null && key(one) === awaited);
  const opinion =
    fact.type === 'opinion'
      ? opinions.findLast(
          ({ closedSeq, scope, agency, outside }) =>
            closedSeq === null &&
            scope === scopeOf(fact) &&
            (agency ?? outside ?? undefined) === askedName(fact),
        )
      : undefined;
  const asked = hold?.since ?? opinion?.askedAt;
  if (asked === undefined || asked <= at) return;
  throw new DossierRefusal(
    'order',
    `Việc này không thể xảy ra trước khi được yêu cầu, lúc ${vietnameseInstant(minuteOf(asked))}.`,
    { at: isoOf(at), asked: isoOf(asked) },
  );
};

/** Nothing is done about a dossier before it was handed in; that the citizen has the result is taken all the same. */
export const refuseBeforeSubmitted = (
  { type }: Fact,
  at: Instant,
  { positions: [first] }: Pick<Fold, 'positions'>,
): void => {
  if (!first || first.from <= at || isReality(type)) return;
  throw new DossierRefusal(
    'order',
    `Việc này không thể xảy ra trước khi hồ sơ được nộp, lúc ${vietnameseInstant(minuteOf(first.from))}.`,
    { at: isoOf(at), submitted: isoOf(first.from) },
  );
};

/** What has happened whatever the record says: a result in the citizen's hands, or what another deployment did. */
export const isReality = (type: Fact['type']): boolean =>
  type === 'record-returned' || type === 'return' || type === 'host';

/** Another procedure is another code, and a petition stays one. */
export const refuseReclassifying = ({ procedure: from }: Model, { procedure: to }: Model): void => {
  if (from.code === to.code) {
    throw new DossierRefusal(
      'not-allowed',
      'Hồ sơ đang theo chính thủ tục này; đổi trường hợp thời hạn thì dùng “Đổi trường hợp thời hạn”.',
      { procedure: to.code },
    );
  }
  if (isPetition(from.code) !== isPetition(to.code)) {
    throw new DossierRefusal(
      'not-allowed',
      'Hồ sơ thủ tục hành chính và phản ánh, kiến nghị không chuyển sang nhau: mỗi loại vào một sổ riêng.',
      { procedure: to.code },
    );
  }
};

/** What was recorded after a reclassification, or a stated state, happened after it; what before, before. */
export const refuseAstray = ({ seq, fact }: HistoryRow, rows: readonly HistoryRow[]): void => {
  const other = astray(rows);
  if (!other) return;
  const side =
    'Việc ghi trước lần chuyển thủ tục, hay lần đính chính nêu trạng thái, phải xảy ra trước đó; việc ghi sau phải ' +
    'xảy ra sau đó';
  if (fact.type === 'correct') {
    throw new DossierRefusal('correction-illegal', `${side}: xem lần ghi số ${other.seq}.`, {
      seq: other.seq,
    });
  }
  throw new DossierRefusal('order', `${side}.`, { seq });
};

/** No more is given back than was paid, whichever act would make it so. */
export const refuseOverpaying = ({ fact }: HistoryRow, rows: readonly HistoryRow[]): void => {
  if (fact.type !== 'refund' && fact.type !== 'correct') return;
  const { refundable } = moneyOf(rows);
  if (fact.type === 'refund' && fact.amount <= 0) {
    throw new DossierRefusal('bad-input', 'Số tiền hoàn trả phải lớn hơn 0.');
  }
  if (refundable >= 0) return;
  if (fact.type === 'correct') {
    throw new DossierRefusal(
      'correction-illegal',
      'Sau đính chính, số đã hoàn trả nhiều hơn số đã nộp; hãy đính chính cả lần hoàn trả.',
    );
  }
  const left = refundable + fact.amount;
  throw new DossierRefusal(
    'refund-exceeds',
    `Chỉ hoàn trả được tối đa ${left.toLocaleString('vi-VN')} đồng: đó là số đã nộp và chưa hoàn trả.`,
    { refundable: left },
  );
};

/** A correction states where the dossier stands; the entries that count must tell of the same time of its life. */
export const refuseUnborne = ({ fact }: HistoryRow, after: Fold, stated: View): void => {
  if (fact.type !== 'correct' || fact.configuration === undefined) return;
  if (isBorneOut(after, stated)) return;
  throw new DossierRefusal(
    'correction-illegal',
    'Trạng thái nêu trong đính chính không khớp với các lần ghi còn giá trị: hãy hủy hoặc bổ sung lần ghi để hồ sơ ' +
      'đúng là đang ở giai đoạn đó.',
    { stated: stated.phase, told: after.positions.at(-1)?.phase },
  );
};
