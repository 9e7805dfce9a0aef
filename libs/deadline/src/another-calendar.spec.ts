/** A dossier that goes to an agency of other days and hours: what was promised stays, what comes is counted anew. */
import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf, formatInstant, type Minute, parseInstant } from '#lib/calendar';

import { advance, startLedger } from './advance.ts';
import { explain } from './explain.ts';
import { isOverdueInHand, overdueFrom } from './in-hand.ts';
import { type ClockEvent, heldMinutes, type Ledger } from './ledger.ts';
import { standingOf } from './standing.ts';
import type { Term } from './term.ts';

const table: unknown = parse(readFileSync('processes/calendars/vn.yaml', 'utf8'));
const national = calendarOf(table);
/** Saturday mornings too, and shorter afternoons. */
const other = calendarOf(table, [
  {
    kind: 'hours',
    from: '2023-01-01',
    hours: [
      { from: '07:30', to: '11:30' },
      { from: '13:00', to: '16:00' },
    ],
    reason: 'Giờ làm việc của xã',
  },
  {
    kind: 'weekly',
    from: '2023-01-01',
    weekdays: [6],
    hours: [{ from: '07:30', to: '11:30' }],
    reason: 'Làm việc sáng thứ bảy',
  },
]);

const friday = calendarOf(table, [
  {
    kind: 'weekly',
    from: '2023-01-01',
    weekdays: [5, 6],
    hours: [{ from: '07:00', to: '11:00' }],
    reason: 'Nghỉ chiều thứ sáu, làm sáng thứ bảy',
  },
]);
const late = calendarOf(table, [
  {
    kind: 'hours',
    from: '2023-01-01',
    hours: [{ from: '08:00', to: '18:00' }],
    reason: 'Giờ muộn',
  },
]);

/** '05T08:00' is in June 2023, whose 5th is a Monday. */
const at = (text: string): Minute => parseInstant(`2023-06-${text}:00+07:00`);
const short = (minute: Minute | null): string =>
  minute === null ? '–' : formatInstant(minute).slice(8, 16);
const days = (value: number): Term => ({ value, unit: 'working-day' });
const after = (term: Term, ...events: ClockEvent[]): Ledger =>
  events.reduce(advance, startLedger(national, at('05T08:00'), term));
const moved = (time: string): ClockEvent => ({ type: 'calendar', at: at(time), calendar: other });
const hold = (time: string): ClockEvent => ({ type: 'hold', at: at(time), reason: 'payment' });
const release = (time: string): ClockEvent => ({
  type: 'release',
  at: at(time),
  reason: 'payment',
});

it('the due stays as it was promised', () => {
  const ledger = after(days(5), moved('07T09:00'));
  expect(short(ledger.due)).toBe('12T17:00');
  expect(short(ledger.originalDue)).toBe('12T17:00');
});

it.each<[string, Term, ClockEvent[], string]>([
  // Thursday to Saturday are two working days there, of which the one who had it before has but one.
  [
    'a later pause',
    days(5),
    [moved('07T09:00'), hold('08T09:00'), release('10T09:00')],
    '14T16:00',
  ],
  [
    'a pause before',
    days(5),
    [hold('08T09:00'), release('10T09:00'), moved('10T10:00')],
    '14T17:00',
  ],
  [
    'a pause over it',
    days(5),
    [hold('08T09:00'), moved('09T09:00'), release('10T09:00')],
    '14T16:00',
  ],
  [
    'hours',
    { value: 8, unit: 'working-hour' },
    // 8 h from Monday 08:00 end on Tuesday 08:00; there an hour of the stretch was working time.
    [hold('05T16:00'), moved('05T17:00'), release('06T08:30')],
    '06T09:00',
  ],
  [
    'a restart',
    days(2),
    [
      { type: 'hold', at: at('06T09:00'), reason: 'supplement' },
      moved('07T09:00'),
      { type: 'restart', at: at('09T09:00') },
    ],
    '12T16:00',
  ],
  [
    'another term',
    days(5),
    [moved('07T09:00'), { type: 'vary', at: at('07T10:00'), term: days(6) }],
    '12T16:00',
  ],
])('%s is counted as whoever has it then works', (_what, term, events, due) =>
  expect(short(after(term, ...events).due)).toBe(due),
);

it.each([
  // Due on Friday 17:00, where the new one closes at 11:00 and opens on Saturday.
  ['after the day has closed there', friday, '09T16:00', '10T07:30', '10T11:00'],
  // Due on Friday 17:00, where the new one works until 18:00.
  ['while it is open there', late, '09T16:00', '09T17:30', '09T18:00'],
])('what is stopped before its due is not late when released: %s', (_how, calendar, p, r, due) => {
  const moved: ClockEvent = { type: 'calendar', at: at('09T15:00'), calendar };
  const ledger = after(days(4), moved, hold(p), release(r));
  expect(short(ledger.due)).toBe(due);
  expect(standingOf(ledger, at(r))).not.toBe('overdue');
});

it('what was stopped is held as each of the two works', () => {
  const ledger = after(days(5), hold('09T16:00'), moved('09T17:00'), release('10T08:30'));
  expect(heldMinutes(ledger)).toBe(60 + 60);
});

it('by the instant it is overdue from the new one’s next working minute', () => {
  const sameDay: Term = { unit: 'same-day' };
  const here = after(sameDay);
  const there = after(sameDay, moved('05T16:30'));
  expect(short(here.due)).toBe('05T17:00');
  expect(short(there.due)).toBe('05T17:00');
  expect(short(overdueFrom(there))).toBe('06T07:31');
  expect(isOverdueInHand(there, at('06T07:30'))).toBe(false);
  expect(standingOf(there, at('06T07:30'))).toBe('on-time');
});

it('the explanation says so, and tells each start as it was counted', () => {
  const texts = explain(
    after(days(2), { type: 'hold', at: at('06T09:00'), reason: 'supplement' }, moved('08T09:00'), {
      type: 'restart',
      at: at('09T09:00'),
    }),
  ).map(({ text }) => text);
  expect(texts).toEqual([
    'Tiếp nhận lúc 08:00 ngày 05/06/2023, thời hạn 2 ngày làm việc.',
    '06/06/2023: ngày làm việc thứ 1.',
    '07/06/2023: ngày làm việc thứ 2.',
    'Tạm dừng từ 09:00 ngày 06/06/2023: chờ bổ sung hồ sơ.',
    'Chuyển cơ quan lúc 09:00 ngày 08/06/2023: giữ nguyên hạn trả 17:00 ngày 07/06/2023; việc cộng, tính lại sau đó theo ngày, giờ làm việc của cơ quan nhận.',
    'Nhận đủ hồ sơ bổ sung lúc 09:00 ngày 09/06/2023, tính lại từ đầu, thời hạn 2 ngày làm việc.',
    '10/06/2023: ngày làm việc thứ 1 (Làm việc sáng thứ bảy).',
    '11/06/2023: nghỉ, Chủ nhật.',
    '12/06/2023: ngày làm việc thứ 2.',
    'Hạn trả: 16:00 ngày 12/06/2023 (Giờ làm việc của xã).',
  ]);
  expect(
    explain(after(days(5), moved('07T09:00')))
      .map(({ text }) => text)
      .slice(-2),
  ).toEqual([
    'Chuyển cơ quan lúc 09:00 ngày 07/06/2023: giữ nguyên hạn trả 17:00 ngày 12/06/2023; việc cộng, tính lại sau đó theo ngày, giờ làm việc của cơ quan nhận.',
    'Hạn trả: 17:00 ngày 12/06/2023.',
  ]);
});

it('a due on a day of other hours says why it is then', () => {
  const texts = explain(startLedger(other, at('10T08:00'), { unit: 'same-day' })).map(
    ({ text }) => text,
  );
  expect(texts.at(-1)).toBe('Hạn trả: 11:30 ngày 10/06/2023 (Làm việc sáng thứ bảy).');
});
