import { standingOf } from './told-words.ts';

const notice = {
  id: '43',
  seq: 6,
  event: 'moved',
  label: 'Ngày hẹn trả đổi',
  channel: 'sms',
  channelLabel: 'Tin nhắn SMS',
  suppressedAs: null,
  via: null,
  template: 1,
  attempts: 0,
  failure: null,
  createdAt: '2026-11-24T21:14:00+07:00',
  notBefore: '2026-11-25T07:00:00+07:00',
  sentAt: null,
} as const;
const sentAt = '2026-11-25T07:00:00+07:00';

it.each([
  [{ state: 'sent', via: 'http', sentAt }, 'told', 'gửi lúc 07:00, 25/11/2026'],
  [{ state: 'sent', via: 'log', sentAt }, 'failed', 'chưa nối dịch vụ gửi, chỉ ghi nhật ký'],
  [{ state: 'waiting' }, 'coming', 'gửi từ 07:00, 25/11/2026'],
  [{ state: 'waiting', failure: 'Hết giờ' }, 'failed', 'Hết giờ; thử lại lúc 07:00, 25/11/2026'],
  [{ state: 'given-up', failure: 'Hết giờ', attempts: 5 }, 'failed', 'thôi gửi sau 5 lần: Hết giờ'],
  [{ state: 'suppressed', suppressedAs: 'no-address' }, 'left', 'không có địa chỉ nhận'],
] as const)('a notice that is %j belongs under %s', (so, group, words) => {
  expect(standingOf({ ...notice, ...so })).toEqual({ group, words });
});
