import type { Schemas } from '../api.ts';
import { momentText } from '../time.ts';
import { channelNames, closedNames, standingNames } from '../words.ts';

export type Correction = Schemas['Correction'];
type Changed = Correction['standing'][number] | Correction['entries'][number]['fields'][number];
type Value = Changed['before'];

const names: Readonly<Record<Changed['name'], string>> = {
  at: 'Xảy ra lúc',
  outcome: 'Kết quả',
  digitised: 'Số hóa',
  returnedAt: 'Trả lúc',
  finishedAt: 'Có kết quả lúc',
  due: 'Hẹn trả',
  channel: 'Kênh nộp',
  phase: 'Giai đoạn',
  owner: 'Chủ trì',
  acceptedAt: 'Tiếp nhận lúc',
  standing: 'Đánh giá',
  closedAs: 'Kết quả',
  closedAt: 'Có kết quả lúc',
  paused: 'Tạm dừng',
};

const phases: Readonly<Record<string, string>> = {
  submitted: 'mới nộp, chờ tiếp nhận',
  refused: 'từ chối tiếp nhận',
  'in-hand': 'đang giải quyết',
  closed: 'đã giải quyết',
  returned: 'đã trả kết quả',
};

const INSTANT = /^\d{4}-\d\d-\d\dT/;

const valueText = (name: Changed['name'], value: Value): string => {
  if (value === null) return 'chưa có';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (INSTANT.test(value)) return momentText(value);
  if (name === 'phase') return phases[value] ?? value;
  if (name === 'standing')
    return standingNames[value as keyof typeof standingNames].text.toLocaleLowerCase('vi');
  if (name === 'channel') return channelNames[value as keyof typeof channelNames];
  return closedNames[value] ?? value;
};

/** One value that is another now, in words: what it is, what it was, what it is now. */
export const changeWords = ({
  name,
  before,
  after,
}: Changed): { name: string; before: string; after: string } => ({
  name: names[name],
  before: valueText(name, before),
  after: valueText(name, after),
});

/** What a correction did to an entry. */
export const doneNames: Readonly<Record<Correction['entries'][number]['as'], string>> = {
  voided: 'Hủy',
  restored: 'Khôi phục',
  amended: 'Sửa',
};
