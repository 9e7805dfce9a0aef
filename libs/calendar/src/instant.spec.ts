import fc from 'fast-check';

import type { Day, Minute } from './instant.ts';
import {
  BadInstant,
  dayOf,
  formatDay,
  formatInstant,
  minuteOfDay,
  monthDayOf,
  parseDay,
  parseInstant,
  readInstant,
  startOfDay,
  vietnameseDay,
  vietnameseInstant,
  weekdayOf,
} from './instant.ts';

describe('an instant is read from ISO 8601 with an offset and cut to its minute', () => {
  it.each([
    ['1970-01-01T07:01:59.9+07:00', '1970-01-01T07:01:00+07:00'],
    ['2023-05-05T10:00Z', '2023-05-05T17:00:00+07:00'],
    ['2023-05-05T10:00:59.999999Z', '2023-05-05T17:00:00+07:00'],
    ['2023-06-07T10:00+07:00', '2023-06-07T10:00:00+07:00'],
    ['2023-06-07T00:15:00-03:30', '2023-06-07T10:45:00+07:00'],
    ['2024-02-29T23:59:59+07:00', '2024-02-29T23:59:00+07:00'],
    ['2000-02-29T00:00:00+07:00', '2000-02-29T00:00:00+07:00'],
    ['2023-01-01T00:00:00+14:00', '2022-12-31T17:00:00+07:00'],
  ])('%s is %s', (text, written) => expect(formatInstant(parseInstant(text))).toBe(written));

  it.each([
    '2023-02-30T08:00:00+07:00',
    '2023-02-29T08:00:00+07:00',
    '1900-02-29T08:00:00+07:00',
    '2023-04-31T08:00:00+07:00',
    '2023-00-10T08:00:00+07:00',
    '2023-13-10T08:00:00+07:00',
    '2023-06-00T08:00:00+07:00',
    '2023-06-05T24:00:00+07:00',
    '2023-06-05T08:60:00+07:00',
    '2023-06-05T08:00:60+07:00',
    '2023-06-05T08:00:00+24:00',
    '2023-06-05T08:00:00+07:60',
    '2023-06-05T08:00:00',
    '2023-06-05T08:00:00+0700',
    '2023-06-05T08:00:00.+07:00',
    '2023-06-05 08:00:00+07:00',
    '2023-06-05t08:00:00z',
    '2023-06-05',
    ' 2023-06-05T08:00:00+07:00',
    '2023-06-05T08:00:00+07:00\n',
    '23-06-05T08:00:00+07:00',
    '',
  ])('%j is none', (text) => {
    expect(() => parseInstant(text)).toThrow(BadInstant);
    expect(readInstant(text)).toBeUndefined();
  });

  it.each([[20230605], [null], [undefined], [{}], [NaN]])('%p is none', (value) =>
    expect(readInstant(value)).toBeUndefined(),
  );
});

describe('days and minutes', () => {
  it('agree with the Date of the language from 1800 to 2200', () => {
    const minute = fc.integer({ min: -89_000_000, max: 121_000_000 });
    fc.assert(
      fc.property(minute, (value) => {
        const local = new Date((value + 420) * 60_000).toISOString();
        const at = value as Minute;
        expect(formatInstant(at)).toBe(`${local.slice(0, 16)}:00+07:00`);
        expect(parseInstant(formatInstant(at))).toBe(value);
        expect(parseInstant(new Date(value * 60_000).toISOString())).toBe(value);
        expect(formatDay(dayOf(at))).toBe(local.slice(0, 10));
        expect(parseDay(formatDay(dayOf(at)))).toBe(dayOf(at));
        expect(startOfDay(dayOf(at)) + minuteOfDay(at)).toBe(value);
        expect(weekdayOf(dayOf(at)) % 7).toBe(new Date(local).getUTCDay());
      }),
    );
  });

  it('are written as their examples say', () => {
    expect(parseInstant('1970-01-01T07:01:59.9+07:00')).toBe(1);
    expect(formatDay(dayOf(parseInstant('2023-05-05T17:30:00Z')))).toBe('2023-05-06');
    expect(formatInstant(startOfDay(parseDay('2023-05-05')))).toBe('2023-05-05T00:00:00+07:00');
    expect(minuteOfDay(parseInstant('2023-05-05T07:30:00+07:00'))).toBe(450);
    expect(parseDay('1970-01-02')).toBe(1);
    expect(weekdayOf(parseDay('2023-06-05'))).toBe(1);
    expect(weekdayOf(-4 as Day)).toBe(7);
    expect(monthDayOf(parseDay('2023-09-02'))).toBe('09-02');
    expect(vietnameseDay(parseDay('2023-05-05'))).toBe('05/05/2023');
    expect(vietnameseInstant(parseInstant('2023-05-05T17:00:00+07:00'))).toBe(
      '17:00 ngày 05/05/2023',
    );
    expect(() => parseDay('2023-06-31')).toThrow(BadInstant);
  });
});
