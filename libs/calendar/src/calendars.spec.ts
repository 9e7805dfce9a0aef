import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from './calendar-of.ts';
import { calendarsOf } from './calendars.ts';
import { formatInstant, type Minute, parseDay, parseInstant } from './instant.ts';
import { type CalendarTable, calendarTableSchema } from './table.ts';

const table = parse(
  readFileSync(new URL('../../../processes/calendars/vn.yaml', import.meta.url), 'utf8'),
) as CalendarTable;

const at = (text: string): Minute => parseInstant(`${text}:00+07:00`);
const local = (minute: Minute): string => formatInstant(minute).slice(0, 16);

const saturday = {
  kind: 'weekly',
  from: '2025-08-01',
  weekdays: [6],
  hours: [{ from: '07:30', to: '11:30' }],
  reason: 'Làm việc sáng thứ bảy',
} as const;
const summer = {
  kind: 'hours',
  from: '2025-04-15',
  to: '2025-08-15',
  hours: [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
  reason: 'Giờ mùa hè',
} as const;

describe('each agency works by its own calendar', () => {
  const calendars = calendarsOf({
    ...table,
    agencies: { 'xa-a': [saturday], 'xa-b': [summer], 'xa-c': [saturday], 'xa-d': [] },
  });

  it.each([
    // The Saturday before it begins, and the first one after.
    ['xa-a', '2025-07-26T08:00', '2025-07-28T07:30'],
    ['xa-a', '2025-08-02T08:00', '2025-08-02T08:00'],
    ['xa-a', '2025-08-02T11:30', '2025-08-04T07:30'],
    ['xa-b', '2025-08-02T08:00', '2025-08-04T07:00'],
    // The season begins and ends on its days.
    ['xa-b', '2025-04-14T12:00', '2025-04-14T13:00'],
    ['xa-b', '2025-04-15T12:00', '2025-04-15T13:30'],
    ['xa-b', '2025-08-15T17:00', '2025-08-18T07:30'],
    ['ai-do', '2025-08-02T08:00', '2025-08-04T07:30'],
    [null, '2025-08-02T08:00', '2025-08-04T07:30'],
  ])('%s opens after %s at %s', (agency, t, opening) =>
    expect(local(calendars.of(agency).opening(at(t)))).toBe(opening),
  );

  it('which is the very same of those that work alike', () => {
    expect(calendars.of('xa-a')).toBe(calendars.of('xa-c'));
    expect(calendars.of('xa-d')).toBe(calendars.of(null));
    expect(calendars.of('ai-do')).toBe(calendars.of(null));
    expect(calendars.of('xa-a')).not.toBe(calendars.of(null));
  });

  it('and reaches beyond the known days, as every live one', () => {
    expect(calendars.of('xa-a').isWorkingDay(parseDay('2027-01-09'))).toBe(true);
    expect(calendars.of(null).isWorkingDay(parseDay('2027-01-09'))).toBe(false);
  });

  it.each([
    ['before', [saturday, summer]],
    ['after', [summer, saturday]],
  ])('a half-day said %s a season stays one in it', (_when, rules) => {
    const both = calendarsOf({ ...table, agencies: { xa: rules } }).of('xa');
    expect(local(both.closing(parseDay('2025-08-02')))).toBe('2025-08-02T11:30');
    expect(local(both.opening(at('2025-08-02T05:00')))).toBe('2025-08-02T07:30');
    expect(local(both.opening(at('2025-08-04T05:00')))).toBe('2025-08-04T07:00');
  });

  it('and says why a day has other hours', () => {
    expect(calendars.of('xa-a').noteOf(parseDay('2025-08-02'))).toEqual({
      kind: 'working',
      reason: 'Làm việc sáng thứ bảy',
      certainty: null,
      otherHours: 'Làm việc sáng thứ bảy',
    });
    expect(calendars.of('xa-b').noteOf(parseDay('2025-05-05'))).toEqual({
      kind: 'working',
      reason: '',
      certainty: null,
      otherHours: 'Giờ mùa hè',
    });
    expect(calendars.of(null).noteOf(parseDay('2025-05-05'))).not.toHaveProperty('otherHours');
  });
});

it('a calendar alone is everybody’s', () => {
  const calendar = calendarOf(table);
  expect(calendar.of()).toBe(calendar);
});

it('a national calendar does not ask what agencies arrange', () => {
  const own = calendarOf({ ...table, agencies: { 'xa-a': [saturday] } });
  expect(own.isWorkingDay(parseDay('2025-08-02'))).toBe(false);
});

it.each([
  ['an end before its beginning', { ...summer, to: '2025-04-14' }, 'ngày cuối trước ngày đầu'],
  ['a closure without an end', { kind: 'closed', from: '2025-08-01', reason: 'x' }, undefined],
  ['no reason', { ...saturday, reason: ' ' }, undefined],
  ['a kind nobody knows', { ...saturday, kind: 'monthly' }, 'kind phải là weekly'],
  ['a day that does not exist', { ...saturday, from: '2025-02-30' }, 'không phải ngày có thật'],
  ['spans that overlap', { ...saturday, hours: [...summer.hours, saturday.hours[0]] }, 'các buổi'],
])('arrangements are refused for %s', (_why, rule, words = '') => {
  const { success, error } = calendarTableSchema.safeParse({
    ...table,
    agencies: { 'xa-a': [rule] },
  });
  expect(success).toBe(false);
  expect(error?.issues[0]?.path.slice(0, 3)).toEqual(['agencies', 'xa-a', 0]);
  expect(error?.issues[0]?.message).toContain(words);
});
