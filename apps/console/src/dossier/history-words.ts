import type { Schemas } from '../api.ts';
import { collectorNames, wayNames } from '../afterlife/words.ts';
import { leftToDo } from '../left-to-do.ts';
import { dayText, momentText } from '../time.ts';
import { channelNames, closedNames } from '../words.ts';

export type Entry = Schemas['HistoryEntry'];

/** Whom the logs of other systems name by what they are. */
const actorNames: Readonly<Record<string, string>> = { citizen: 'Người nộp' };

/** Who did it, and in whose place. */
export const actorText = ({ actor, actorName, inPlaceOf }: Entry): string =>
  `${actorName ?? actorNames[actor] ?? actor}${inPlaceOf ? ` (thay ${inPlaceOf.name})` : ''}`;

/** What was done, as its button said it. */
export const labelText = ({ event, label }: Pick<Entry, 'event' | 'label'>): string =>
  event === 'step' ? leftToDo(label) : label;

/** An entry in one line: what, who, when. */
export const entryLine = (entry: Entry): string =>
  `${labelText(entry)} · ${actorText(entry)} · ${momentText(entry.at)}`;

const factNames: Readonly<Record<string, string>> = {
  channel: 'Kênh nộp',
  procedure: 'Thủ tục',
  outside: 'Cơ quan được xin ý kiến',
  outcome: 'Kết quả',
  due: 'Hẹn trả mới',
  returnedAt: 'Trả lúc',
  finishedAt: 'Có kết quả lúc',
  to: 'Cơ quan nhận',
  plan: 'Kế hoạch sắp xếp',
  amount: 'Số tiền (đồng)',
  receipt: 'Số biên lai, chứng từ',
  digitised: 'Số hóa',
  way: 'Nhận kết quả',
  carrier: 'Đơn vị chuyển phát',
  tracking: 'Số hiệu bưu gửi',
  collectedBy: 'Người nhận',
  place: 'Kho, giá',
  box: 'Hộp, cặp',
  until: 'Lưu đến hết ngày',
};

const textNames: Readonly<Record<string, string>> = {
  collectorName: 'Họ tên người nhận',
  collectorPaper: 'Giấy tờ đã xem',
};

/** What a value means, by what it is of: the same word is another thing of another. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: channelNames,
  outcome: closedNames,
  way: wayNames,
  collectedBy: collectorNames,
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** What an entry says beside who and when, as pairs of a name and words. */
export const factsOf = ({ fact, text }: Entry): [string, string][] => [
  ...Object.entries(factNames).flatMap(([key, name]): [string, string][] => {
    const value = fact[key];
    if (typeof value === 'boolean') return value ? [[name, 'có']] : [];
    if (typeof value === 'number') return [[name, value.toLocaleString('vi-VN')]];
    if (typeof value !== 'string') return [];
    if (INSTANT.test(value)) return [[name, momentText(value)]];
    if (DAY.test(value)) return [[name, dayText(value)]];
    return [[name, words[key]?.[value] ?? value]];
  }),
  ...Object.entries(textNames).flatMap(([key, name]): [string, string][] => {
    const value = text?.[key];
    return value === undefined ? [] : [[name, value]];
  }),
];
