import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import type { Minute } from '#lib/calendar';
import { calendarOf, parseInstant } from '#lib/calendar';

import { advance, startLedger } from './advance.ts';
import { explain } from './explain.ts';
import type { ClockEvent } from './ledger.ts';
import type { Term } from './term.ts';

const calendar = calendarOf(
  parse(readFileSync(new URL('../../../processes/calendars/vn.yaml', import.meta.url), 'utf8')),
);
const at = (text: string): Minute => parseInstant(`${text}:00+07:00`);
const texts = (accepted: string, term: Term, ...events: ClockEvent[]): string[] =>
  explain(events.reduce(advance, startLedger(calendar, at(accepted), term))).map(
    ({ text }) => text,
  );

describe('the explanation of a due date', () => {
  it('tells why the start moved', () => {
    expect(texts('2023-06-10T09:00', { unit: 'same-day' })).toEqual([
      'Tiếp nhận lúc 09:00 ngày 10/06/2023 (Thứ bảy), thời hạn trong ngày; bắt đầu tính từ 07:30 ngày 12/06/2023.',
      'Hạn trả: 17:00 ngày 12/06/2023.',
    ]);
    expect(texts('2023-06-14T15:30', { unit: 'same-day', cutoff: '15:00' })[0]).toContain(
      '(sau 15:00)',
    );
    expect(texts('2023-06-14T17:30', { unit: 'same-day' })[0]).toContain('(sau giờ làm việc)');
    expect(texts('2023-06-14T12:00', { unit: 'same-day' })[0]).toContain('(ngoài giờ làm việc)');
  });

  it('names every day counted and every day off with its reason', () => {
    expect(texts('2023-04-27T09:00', { value: 3, unit: 'working-day' })).toEqual([
      'Tiếp nhận lúc 09:00 ngày 27/04/2023, thời hạn 3 ngày làm việc.',
      '28/04/2023: ngày làm việc thứ 1.',
      'Từ 29/04/2023 đến 30/04/2023: nghỉ, Thứ bảy, Chủ nhật.',
      '01/05/2023: nghỉ, Ngày Quốc tế Lao động.',
      '02/05/2023: nghỉ, Nghỉ bù Giỗ Tổ Hùng Vương (thứ bảy 29/4).',
      '03/05/2023: nghỉ, Nghỉ bù Ngày Chiến thắng (chủ nhật 30/4).',
      '04/05/2023: ngày làm việc thứ 2.',
      '05/05/2023: ngày làm việc thứ 3.',
      'Hạn trả: 17:00 ngày 05/05/2023.',
    ]);
  });

  it('tells long terms in runs and names a working Saturday', () => {
    const lines = texts('2024-04-15T09:00', { value: 15, unit: 'working-day' });
    expect(lines).toContain('Từ 16/04/2024 đến 17/04/2024: 2 ngày làm việc, cộng dồn 2.');
    expect(lines).toContain('04/05/2024: ngày làm việc thứ 11 (Làm bù cho thứ hai 29/4).');
  });

  it('tells of each hold what it gave back, or why nothing', () => {
    const hold = (text: string): ClockEvent => ({
      type: 'hold',
      at: at(text),
      reason: 'supplement',
    });
    const release = (text: string): ClockEvent => ({
      type: 'release',
      at: at(text),
      reason: 'supplement',
    });
    const term: Term = { value: 5, unit: 'working-day' };
    const last = (...events: ClockEvent[]): string =>
      texts('2023-06-05T08:00', term, ...events).at(-2)!;
    expect(last(hold('2023-06-07T10:00'), release('2023-06-09T09:00'))).toBe(
      'Hết tạm dừng (chờ bổ sung hồ sơ) lúc 09:00 ngày 09/06/2023; đợt dừng từ 10:00 ngày 07/06/2023 được cộng 2 ngày làm việc: hạn trả 17:00 ngày 14/06/2023.',
    );
    expect(last(hold('2023-06-07T10:00'), release('2023-06-07T10:05'))).toContain(
      'không sang ngày làm việc mới nào nên không cộng',
    );
    expect(last(hold('2023-06-13T10:00'), release('2023-06-15T10:05'))).toContain(
      'bắt đầu khi đã hết hạn nên không được cộng',
    );
  });

  it('carries the same as data', () => {
    const ledger = startLedger(calendar, at('2023-01-18T08:00'), {
      value: 7,
      unit: 'calendar-day',
    });
    expect(explain(ledger).slice(1)).toEqual([
      {
        kind: 'counted',
        from: '2023-01-19',
        to: '2023-01-25',
        counted: 7,
        reason: null,
        text: 'Từ 19/01/2023 đến 25/01/2023: 7 ngày.',
      },
      {
        kind: 'rolled',
        from: '2023-01-25',
        to: '2023-01-27',
        counted: null,
        reason: 'Tết Nguyên đán Quý Mão',
        text: 'Ngày 25/01/2023 nghỉ (Tết Nguyên đán Quý Mão) nên hạn chuyển sang ngày làm việc kế tiếp 27/01/2023.',
      },
      {
        kind: 'due',
        from: '2023-01-27T17:00:00+07:00',
        to: null,
        counted: null,
        reason: null,
        text: 'Hạn trả: 17:00 ngày 27/01/2023.',
      },
    ]);
  });

  it('says what was restarted, extended and varied, and what is provisional', () => {
    const told = texts(
      '2023-06-05T08:00',
      { value: 8, unit: 'working-hour' },
      { type: 'extend', at: at('2023-06-05T09:00'), due: at('2023-06-07T11:30') },
      { type: 'hold', at: at('2023-06-08T09:00'), reason: 'supplement' },
      { type: 'restart', at: at('2023-06-09T09:00') },
      { type: 'vary', at: at('2023-06-09T10:00'), term: { unit: 'none' } },
    );
    expect(told).toEqual([
      'Tiếp nhận lúc 08:00 ngày 05/06/2023, thời hạn 8 giờ làm việc.',
      'Đếm 8 giờ làm việc: từ 08:00 ngày 05/06/2023 đến 08:00 ngày 06/06/2023.',
      'Hẹn lại lúc 09:00 ngày 05/06/2023: hạn trả 11:30 ngày 07/06/2023 (trước đó 08:00 ngày 06/06/2023).',
      'Tạm dừng từ 09:00 ngày 08/06/2023: chờ bổ sung hồ sơ.',
      'Nhận đủ hồ sơ bổ sung lúc 09:00 ngày 09/06/2023, tính lại từ đầu, thời hạn 8 giờ làm việc.',
      'Đếm 8 giờ làm việc: từ 09:00 ngày 09/06/2023 đến 09:00 ngày 12/06/2023.',
      'Từ 10/06/2023 đến 11/06/2023: nghỉ, Thứ bảy, Chủ nhật.',
      'Đổi thời hạn lúc 10:00 ngày 09/06/2023 thành không hẹn ngày trả, giữ thời điểm bắt đầu và phần đã cộng: không hẹn ngày trả (trước đó 09:00 ngày 12/06/2023).',
      'Hồ sơ đã quá hạn trước khi yêu cầu bổ sung nên vẫn là quá hạn.',
    ]);
    const beyond = startLedger(calendar.provisional(), at('2026-12-30T08:00'), {
      value: 3,
      unit: 'working-day',
    });
    const [due, why] = explain(beyond).slice(-2);
    expect(due!.text).toBe('Hạn trả: 17:00 ngày 05/01/2027 (hẹn tạm).');
    expect(why!.kind).toBe('provisional');
    const extended = advance(beyond, {
      type: 'extend',
      at: at('2026-12-31T09:00'),
      due: at('2027-01-08T17:00'),
    });
    expect(explain(extended).find(({ kind }) => kind === 'extend')!.text).toBe(
      'Hẹn lại lúc 09:00 ngày 31/12/2026: hạn trả 17:00 ngày 08/01/2027 (hẹn tạm) (trước đó 17:00 ngày 05/01/2027 (hẹn tạm)).',
    );
  });
});
