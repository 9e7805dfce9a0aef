import type { DossierView } from '#lib/desk';
import type { Directory } from '#lib/directory';
import type { ClosedAs, HistoryRow, Parcel } from '#lib/dossier';

import { inWords } from './in-words.ts';
import { type Office, officeOf } from './office.ts';
import { reasonOf, type Texts } from './written-reason.ts';

/** How it ended. */
export interface Result {
  outcome: string;
  /** What happened when: 'Ngày có kết quả', 'Ngày rút hồ sơ' … */
  on: string;
  at: string;
  reason: string | null;
  returnedAt: string | null;
  /** Where it lies ready; null once it was handed over, or where it comes by post or online. */
  collect: Office | null;
  digital: boolean;
  /** The parcel it is in or was in, in words; null: it was not sent. */
  parcel: string | null;
}

const onWords: Readonly<Record<ClosedAs, string>> = {
  granted: 'Ngày có kết quả',
  rejected: 'Ngày có kết quả',
  'returned-unqualified': 'Ngày trả hồ sơ',
  withdrawn: 'Ngày rút hồ sơ',
  stopped: 'Ngày dừng giải quyết',
};

const outcomes: Readonly<Record<ClosedAs, string>> = {
  granted: 'Hồ sơ đã được giải quyết và có kết quả.',
  rejected: 'Hồ sơ không được chấp thuận. Văn bản trả lời nêu rõ lý do.',
  'returned-unqualified': 'Hồ sơ được trả lại vì chưa đủ điều kiện giải quyết.',
  withdrawn: 'Hồ sơ đã được rút theo yêu cầu của người nộp.',
  stopped: 'Cơ quan đã dừng giải quyết hồ sơ.',
};

/** How it ended; null while it has not. */
export const resultOf = (
  directory: Directory,
  { view, position, fold }: DossierView,
  rows: readonly HistoryRow[],
  texts: Texts,
): Result | null => {
  const { closedAs, closedAt, returnedAt } = position;
  const reasonFor = (type: 'refuse' | 'stop') =>
    reasonOf(
      rows.findLast(({ fact }) => fact.type === type),
      texts,
    );
  const office = officeOf(directory, position.receivedBy);
  if (view.phase === 'refused')
    return {
      outcome: 'Hồ sơ không được tiếp nhận.',
      on: 'Ngày trả lời',
      at: inWords(position.from),
      reason: reasonFor('refuse'),
      returnedAt: null,
      collect: null,
      digital: false,
      parcel: null,
    };
  if (closedAs === null || closedAt === null) return null;
  const { way, parcel } = fold.delivery;
  return {
    outcome: outcomes[closedAs],
    on: onWords[closedAs],
    at: inWords(closedAt),
    reason: closedAs === 'stopped' ? reasonFor('stop') : null,
    returnedAt: returnedAt === null ? null : inWords(returnedAt),
    collect: returnedAt === null && view.phase !== 'sent' && way === 'counter' ? office : null,
    digital: position.digitisedResult,
    parcel: parcel && parcelInWords(parcel),
  };
};

const parcelWords: Readonly<Record<Parcel['state'], string>> = {
  sent: 'đã giao bưu chính',
  failed: 'phát chưa thành công',
  'sent-back': 'đã chuyển hoàn',
  lost: 'bưu chính báo thất lạc',
  delivered: 'đã phát',
};

/** A parcel and how it stands. */
export const parcelInWords = ({ carrier, tracking, state, at }: Parcel): string =>
  `${carrier}${tracking === null ? '' : `, số hiệu ${tracking}`}: ${parcelWords[state]} lúc ${inWords(at)}`;
