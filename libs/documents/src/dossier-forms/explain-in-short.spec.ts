import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf, parseInstant } from '#lib/calendar';
import { advance, type ClockEvent, explain, startLedger, type Term } from '#lib/deadline';

import { explainInShort } from './explain-in-short.ts';

const calendar = calendarOf(parse(readFileSync('processes/calendars/vn.yaml', 'utf8')));
const at = (local: string) => parseInstant(`2023-${local}:00+07:00`);

const told = (accepted: string, term: Term, events: readonly ClockEvent[] = []) =>
  explainInShort(explain(events.reduce(advance, startLedger(calendar, at(accepted), term))));

it.each<[string, Term, ClockEvent[], string]>([
  [
    '06-10T09:00',
    { unit: 'same-day' },
    [],
    'Tiếp nhận lúc 09:00 ngày 10/06/2023 (Thứ bảy), thời hạn trong ngày; bắt đầu tính từ 07:30 ngày 12/06/2023.',
  ],
  [
    '04-27T09:00',
    { value: 3, unit: 'working-day' },
    [],
    'Tiếp nhận lúc 09:00 ngày 27/04/2023, thời hạn 3 ngày làm việc. Không tính 2 ngày nghỉ hằng tuần; ' +
      '01/05/2023 (Ngày Quốc tế Lao động); 02/05/2023 (Nghỉ bù Giỗ Tổ Hùng Vương (thứ bảy 29/4)); ' +
      '03/05/2023 (Nghỉ bù Ngày Chiến thắng (chủ nhật 30/4)).',
  ],
  [
    '06-05T08:00',
    { value: 2, unit: 'working-day' },
    [
      { type: 'hold', at: at('06-06T09:00'), reason: 'supplement' },
      { type: 'restart', at: at('06-19T09:00') },
    ],
    'Nhận đủ hồ sơ bổ sung lúc 09:00 ngày 19/06/2023, tính lại từ đầu, thời hạn 2 ngày làm việc.',
  ],
  [
    '06-05T08:00',
    { value: 3, unit: 'working-day' },
    [{ type: 'extend', at: at('06-07T09:00'), due: at('06-14T17:00') }],
    'Tiếp nhận lúc 08:00 ngày 05/06/2023, thời hạn 3 ngày làm việc. Hẹn lại lúc 09:00 ngày 07/06/2023: ' +
      'hạn trả 17:00 ngày 14/06/2023 (trước đó 17:00 ngày 08/06/2023).',
  ],
])('accepted %s, term %j, then %j', (accepted, term, events, said) => {
  expect(told(accepted, term, events)).toBe(said);
});

it('has nothing to say before acceptance', () => {
  expect(explainInShort([])).toBeNull();
});
