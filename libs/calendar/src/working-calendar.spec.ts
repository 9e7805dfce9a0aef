import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { parse } from 'yaml';

import { CalendarEnds } from './calendar-ends.ts';
import { calendarOf } from './calendar-of.ts';
import type { Day, Minute } from './instant.ts';
import { dayOf, formatDay, formatInstant, parseDay, parseInstant, startOfDay } from './instant.ts';
import type { CalendarTable } from './table.ts';

const table = parse(
  readFileSync(new URL('../../../processes/calendars/vn.yaml', import.meta.url), 'utf8'),
) as CalendarTable;
const calendar = calendarOf(table);

const at = (text: string): Minute => parseInstant(`${text}:00+07:00`);
const local = (minute: Minute): string => formatInstant(minute).slice(0, 16);

describe('the national table', () => {
  it.each([
    [2020, 252],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 250 + 1],
    [2025, 249 + 1],
    [2026, 247 + 2],
  ])('%i has %i working days', (year, days) => {
    let count = 0;
    for (
      let day = parseDay(`${year}-01-01`);
      day <= parseDay(`${year}-12-31`);
      day = (day + 1) as Day
    ) {
      if (calendar.isWorkingDay(day)) count += 1;
    }
    expect(count).toBe(days);
  });

  it('says of each row why, from where and how sure', () => {
    for (const row of [...table.offDays, ...table.workingDays]) {
      expect(row.certainty).toBe(row.date < '2022' ? 'unverified' : 'verified');
      expect(table.sources[row.source]).toBeDefined();
    }
    expect(calendar.noteOf(parseDay('2024-05-04'))).toEqual({
      kind: 'make-up',
      reason: 'Làm bù cho thứ hai 29/4',
      certainty: 'verified',
    });
    expect(calendar.noteOf(parseDay('2026-11-24')).reason).toBe('Ngày Văn hóa Việt Nam');
  });

  it.each([
    ['a day twice', { offDays: [table.offDays[0], table.offDays[0]] }],
    ['a day off that is off anyway', { offDays: [{ ...table.offDays[0], date: '2023-06-10' }] }],
    [
      'a working Saturday on a Monday',
      { workingDays: [{ ...table.offDays[0], date: '2023-06-05' }] },
    ],
    ['a day that does not exist', { offDays: [{ ...table.offDays[0], date: '2023-02-30' }] }],
    ['a day outside the known days', { offDays: [{ ...table.offDays[0], date: '2027-01-01' }] }],
    ['a source nobody wrote', { offDays: [{ ...table.offDays[0], source: 'x' }] }],
    ['an afternoon before the morning', { hours: [...table.hours].reverse() }],
    ['an unknown field', { holidays: [] }],
  ])('refuses %s', (_what, change) => expect(() => calendarOf({ ...table, ...change })).toThrow());
});

describe('opening', () => {
  it.each([
    ['2023-06-05T07:29', '2023-06-05T07:30'],
    ['2023-06-05T07:30', '2023-06-05T07:30'],
    ['2023-06-05T11:29', '2023-06-05T11:29'],
    ['2023-06-05T11:30', '2023-06-05T13:00'],
    ['2023-06-05T12:15', '2023-06-05T13:00'],
    ['2023-06-05T16:59', '2023-06-05T16:59'],
    ['2023-06-05T17:00', '2023-06-06T07:30'],
    ['2023-06-09T17:00', '2023-06-12T07:30'],
    ['2023-06-10T09:00', '2023-06-12T07:30'],
    ['2023-04-28T18:00', '2023-05-04T07:30'],
    ['2024-05-03T17:00', '2024-05-04T07:30'],
    ['2022-12-30T17:00', '2023-01-03T07:30'],
  ])('of %s is %s', (t, opening) => expect(local(calendar.opening(at(t)))).toBe(opening));

  it('needs the day after the last and does not have it', () => {
    expect(local(calendar.opening(at('2026-12-31T16:59')))).toBe('2026-12-31T16:59');
    expect(() => calendar.opening(at('2026-12-31T17:00'))).toThrow(CalendarEnds);
  });
});

describe('working minutes', () => {
  it.each([
    ['2023-06-05T11:00', '2023-06-05T13:30', 60],
    ['2023-06-05T11:30', '2023-06-05T13:00', 0],
    ['2023-06-09T16:00', '2023-06-12T08:30', 120],
    ['2023-06-12T08:30', '2023-06-09T16:00', 0],
    ['2023-01-19T17:00', '2023-01-27T07:30', 0],
    ['2024-05-04T00:00', '2024-05-05T00:00', 480],
  ])('in [%s, %s) are %i', (a, b, minutes) =>
    expect(calendar.workingMinutes(at(a), at(b))).toBe(minutes),
  );

  it.each([
    ['2023-06-05T11:30', 60, '2023-06-05T14:00'],
    ['2023-06-05T10:30', 60, '2023-06-05T11:30'],
    ['2023-06-05T11:30', 0, '2023-06-05T13:00'],
    ['2023-06-05T07:30', 480, '2023-06-05T17:00'],
    ['2023-06-05T07:30', 481, '2023-06-06T07:31'],
    ['2023-06-10T09:00', 1, '2023-06-12T07:31'],
    ['2026-12-31T16:00', 60, '2026-12-31T17:00'],
  ])('%s + %i is %s', (t, minutes, u) =>
    expect(local(calendar.addWorkingMinutes(at(t), minutes))).toBe(u),
  );

  it('end with the calendar', () => {
    expect(() => calendar.addWorkingMinutes(at('2026-12-31T16:00'), 61)).toThrow(CalendarEnds);
    expect(() => calendar.addWorkingMinutes(at('2026-12-31T16:00'), 1e300)).toThrow(CalendarEnds);
    expect(() => calendar.workingMinutes(at('2019-12-31T23:59'), at('2020-01-02T08:00'))).toThrow(
      new CalendarEnds(parseDay('2019-12-31'), calendar.from, calendar.to),
    );
  });

  const minute = fc
    .integer({ min: at('2020-01-01T00:00'), max: at('2026-12-28T00:00') })
    .map((value) => value as Minute);

  it('added are the earliest instant with so many between', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 400 }), (t, minutes) => {
        const u = calendar.addWorkingMinutes(t, minutes);
        expect(calendar.workingMinutes(calendar.opening(t), u)).toBe(minutes);
        expect(calendar.workingMinutes(calendar.opening(t), (u - 1) as Minute)).toBe(minutes - 1);
      }),
    );
  });

  it('add up over any split', () => {
    fc.assert(
      fc.property(fc.tuple(minute, minute, minute), (three) => {
        const [a, b, c] = three.sort((x, y) => x - y);
        expect(calendar.workingMinutes(a, b) + calendar.workingMinutes(b, c)).toBe(
          calendar.workingMinutes(a, c),
        );
      }),
    );
  });

  it('are the minutes one by one', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 3000 }), (a, length) => {
        let count = 0;
        for (let t = a; t < a + length; t = (t + 1) as Minute)
          if (calendar.opening(t) === t) count += 1;
        expect(calendar.workingMinutes(a, (a + length) as Minute)).toBe(count);
      }),
      { numRuns: 30 },
    );
  });
});

describe('working days', () => {
  it.each([
    ['2023-04-27', 1, '2023-04-28'],
    ['2023-04-27', 2, '2023-05-04'],
    ['2023-06-10', 0, '2023-06-10'],
    ['2024-04-26', 2, '2024-05-03'],
    ['2024-04-26', 3, '2024-05-04'],
  ])('after %s the %ith is %s', (day, n, expected) =>
    expect(formatDay(calendar.workingDayAfter(parseDay(day), n))).toBe(expected),
  );

  it.each([
    ['2023-06-05', '2023-06-05', 0],
    ['2023-06-05', '2023-06-06', 1],
    ['2023-06-09', '2023-06-12', 1],
    ['2023-06-12', '2023-06-09', 0],
    ['2023-01-19', '2023-01-27', 1],
  ])('in (%s, %s] are %i', (a, b, days) =>
    expect(calendar.workingDaysBetween(parseDay(a), parseDay(b))).toBe(days),
  );

  it('have closings, days off do not', () => {
    expect(local(calendar.closing(parseDay('2023-06-09')))).toBe('2023-06-09T17:00');
    expect(local(calendar.closingFrom(parseDay('2023-06-10')))).toBe('2023-06-12T17:00');
    expect(() => calendar.closing(parseDay('2023-06-10'))).toThrow(RangeError);
    expect(() => calendar.workingDayAfter(parseDay('2026-12-30'), 2)).toThrow(CalendarEnds);
    expect(() => calendar.closingFrom(parseDay('2027-01-01'))).toThrow(CalendarEnds);
  });
});

describe('an agency has its own arrangements', () => {
  const half = [{ from: '07:30', to: '11:30' }];
  const own = calendarOf(table, [
    { kind: 'weekly', from: '2023-07-01', reason: 'Sáng thứ bảy', weekdays: [6], hours: half },
    {
      kind: 'hours',
      from: '2023-07-01',
      to: '2023-08-31',
      reason: 'Giờ mùa hè',
      hours: [
        { from: '07:00', to: '11:30' },
        { from: '13:30', to: '17:00' },
      ],
    },
    { kind: 'closed', from: '2023-07-20', to: '2023-07-21', reason: 'Chuyển trụ sở' },
    { kind: 'open', from: '2023-07-23', to: '2023-07-23', reason: 'Làm bù nội bộ' },
  ]);

  it.each([
    ['2023-06-24T08:00', '2023-06-26T07:30'],
    ['2023-07-03T06:00', '2023-07-03T07:00'],
    ['2023-07-03T11:30', '2023-07-03T13:30'],
    // The season leaves the half-day as it is.
    ['2023-07-20T08:00', '2023-07-22T07:30'],
    ['2023-07-22T11:30', '2023-07-23T07:30'],
    ['2023-07-22T17:00', '2023-07-23T07:30'],
    ['2023-09-09T06:00', '2023-09-09T07:30'],
    ['2023-09-09T11:30', '2023-09-11T07:30'],
    // A national working Saturday has full hours, a national day off stays off.
    ['2024-05-04T12:00', '2024-05-04T13:00'],
    ['2024-05-01T08:00', '2024-05-02T07:30'],
  ])('opening of %s is %s', (t, opening) => expect(local(own.opening(at(t)))).toBe(opening));

  it('and says why', () => {
    expect(own.noteOf(parseDay('2023-07-20')).reason).toBe('Chuyển trụ sở');
    expect(own.noteOf(parseDay('2023-07-20')).kind).toBe('closed');
  });
});

describe('the provisional view', () => {
  const view = calendar.provisional();

  it('knows weekends and fixed holidays beyond the table', () => {
    expect(view.isWorkingDay(parseDay('2027-01-01'))).toBe(false);
    expect(view.isWorkingDay(parseDay('2027-01-02'))).toBe(false);
    expect(view.isWorkingDay(parseDay('2027-01-04'))).toBe(true);
    expect(view.isWorkingDay(parseDay('2028-11-24'))).toBe(false);
    // The 24th of November is a day off from 2026 on, not before the table began.
    expect(view.isWorkingDay(parseDay('2017-11-24'))).toBe(true);
    expect(local(view.opening(at('2026-12-31T17:00')))).toBe('2027-01-04T07:30');
  });

  it('is the table within it, and says which days are not known', () => {
    for (let day = calendar.from; day <= calendar.to; day = (day + 1) as Day) {
      expect(view.noteOf(day)).toBe(calendar.noteOf(day));
    }
    expect(view.isProvisional(parseDay('2027-01-04'))).toBe(true);
    expect(view.isProvisional(parseDay('2026-12-31'))).toBe(false);
    expect(view.provisional()).toBe(view);
    expect(calendar.provisional()).toBe(view);
    expect(view.covers(startOfDay(parseDay('2030-01-01')))).toBe(true);
    expect(calendar.covers(startOfDay(parseDay('2030-01-01')))).toBe(false);
  });

  it('is small in JSON, as every calendar', () => {
    expect(JSON.stringify(calendar).length).toBeLessThan(100);
    expect(dayOf(at('2020-01-01T00:00'))).toBe(calendar.knownFrom);
  });
});
