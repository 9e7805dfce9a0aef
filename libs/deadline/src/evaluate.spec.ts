import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';

import { evaluateLine } from './evaluate.ts';
import { measureOf, termInWords, termSchema } from './term.ts';

const calendar = calendarOf(
  parse(readFileSync(new URL('../../../processes/calendars/vn.yaml', import.meta.url), 'utf8')),
);
const good = {
  id: 'a',
  acceptedAt: '2023-06-05T08:00:00+07:00',
  term: { value: 2, unit: 'working-day' },
};
const hold = { type: 'hold', at: '2023-06-06T09:00+07:00', reason: 'payment' };
const codeOf = (line: unknown): string | undefined => {
  const answer = evaluateLine(calendar, line);
  return 'error' in answer ? answer.error : undefined;
};

describe('a line of clock evaluate', () => {
  it('is answered with standing exactly when it is finished', () => {
    expect(evaluateLine(calendar, good)).toEqual({
      id: 'a',
      due: '2023-06-07T17:00:00+07:00',
      originalDue: '2023-06-07T17:00:00+07:00',
      heldMinutes: 0,
    });
    expect(
      evaluateLine(calendar, { ...good, finishedAt: '2023-06-07T23:59:59+07:00' }),
    ).toHaveProperty('standing', 'on-time');
  });

  it.each([
    ['no line', 5],
    ['a list', []],
    ['no id', { ...good, id: undefined }],
    ['an id that is an object', { ...good, id: {} }],
    ['no acceptedAt', { ...good, acceptedAt: undefined }],
    ['an instant without offset', { ...good, acceptedAt: '2023-06-05T08:00:00' }],
    ['a day that does not exist', { ...good, acceptedAt: '2023-02-30T08:00:00+07:00' }],
    ['no term', { ...good, term: undefined }],
    ['an unknown unit', { ...good, term: { value: 1, unit: 'week' } }],
    ['a unit of the language', { ...good, term: { value: 1, unit: 'constructor' } }],
    ['no value', { ...good, term: { unit: 'working-day' } }],
    ['a value of NaN', { ...good, term: { value: NaN, unit: 'working-day' } }],
    ['an infinite value', { ...good, term: { value: Infinity, unit: 'working-day' } }],
    ['a value in quotes', { ...good, term: { value: '1', unit: 'working-day' } }],
    ['a value of 0', { ...good, term: { value: 0, unit: 'working-hour' } }],
    ['half a calendar day', { ...good, term: { value: 0.5, unit: 'calendar-day' } }],
    ['a part of a minute', { ...good, term: { value: 0.001, unit: 'working-hour' } }],
    ['a cutoff of 9:00', { ...good, term: { ...good.term, cutoff: '9:00' } }],
    ['a cutoff of 24:00', { ...good, term: { ...good.term, cutoff: '24:00' } }],
    ['a cutoff as a number', { ...good, term: { ...good.term, cutoff: 15 } }],
    ['events that are no list', { ...good, events: {} }],
    ['events of null', { ...good, events: null }],
    ['an event that is no object', { ...good, events: ['hold'] }],
    ['an unknown event', { ...good, events: [{ ...hold, type: 'close' }] }],
    ['a hold without reason', { ...good, events: [{ ...hold, reason: undefined }] }],
    ['an event without at', { ...good, events: [{ ...hold, at: undefined }] }],
    ['an extension without due', { ...good, events: [{ ...hold, type: 'extend' }] }],
    ['an unknown judge', { ...good, judge: 'day' }],
    ['a broken finish', { ...good, finishedAt: 'today' }],
  ])('with %s is bad input', (_what, line) => expect(codeOf(line)).toBe('bad-input'));

  it('keeps its id in an error where it has one', () => {
    expect(evaluateLine(calendar, { id: 7, acceptedAt: '' })).toMatchObject({ id: 7 });
    expect(evaluateLine(calendar, { acceptedAt: '' })).toMatchObject({ id: null });
  });

  it.each([
    [
      'an event out of order',
      { ...good, events: [{ ...hold, at: '2023-06-05T07:59+07:00' }] },
      'order',
    ],
    [
      'a finish before the last event',
      { ...good, events: [hold], finishedAt: good.acceptedAt },
      'order',
    ],
    ['the same minute twice', { ...good, finishedAt: '2023-06-05T08:00:59+07:00' }, undefined],
    [
      'seconds out of order within a minute',
      { ...good, acceptedAt: '2023-06-05T08:00:59+07:00', finishedAt: '2023-06-05T08:00:01+07:00' },
      undefined,
    ],
    [
      'a finish beyond the calendar',
      { ...good, finishedAt: '2027-01-01T00:00:00+07:00' },
      'CalendarEnds',
    ],
    [
      'the last minute of the calendar',
      { ...good, finishedAt: '2026-12-31T23:59:59+07:00' },
      undefined,
    ],
    [
      'a bad term and an event beyond the calendar',
      { ...good, term: 5, events: [{ ...hold, at: '2027-01-01T00:00:00Z' }] },
      'CalendarEnds',
    ],
    [
      'no appointment, accepted before the calendar',
      { ...good, term: { unit: 'none' }, acceptedAt: '2019-12-31T23:59:59+07:00' },
      'CalendarEnds',
    ],
  ])('with %s', (_what, line, code) => expect(codeOf(line)).toBe(code));
});

describe('a term', () => {
  it.each([
    [
      { value: 0.25, unit: 'working-day' },
      { by: 'minutes', count: 120, cutoff: null },
    ],
    [
      { value: 1.1, unit: 'working-hour' },
      { by: 'minutes', count: 66, cutoff: null },
    ],
    [
      { value: 3, unit: 'working-day', cutoff: '15:00' },
      { by: 'closings', count: 3, cutoff: 900 },
    ],
    [{ unit: 'same-day' }, { by: 'closings', count: 0, cutoff: null }],
    [
      { value: 7, unit: 'calendar-day', cutoff: '15:00' },
      { by: 'days', count: 7 },
    ],
    [{ unit: 'none' }, { by: 'none' }],
  ] as const)('%j is counted as %j', (term, measure) => {
    expect(measureOf(term)).toEqual(measure);
    expect(termSchema.safeParse(term).success).toBe(true);
  });

  it.each([
    [{ unit: 'working-day' }],
    [{ value: 0.5, unit: 'calendar-day' }],
    [{ value: 1, unit: 'week' }],
    [{ unit: 'same-day', cutoff: '3pm' }],
    [{ unit: 'none', days: 3 }],
  ])('%j is none', (term) => expect(termSchema.safeParse(term).success).toBe(false));

  it.each([
    [
      { value: 3, unit: 'working-day', cutoff: '15:00' },
      '3 ngày làm việc (nhận sau 15:00 tính từ ngày làm việc kế tiếp)',
    ],
    [{ value: 0.5, unit: 'working-day' }, '0,5 ngày làm việc'],
    [{ value: 7, unit: 'calendar-day' }, '7 ngày'],
    [{ unit: 'same-day' }, 'trong ngày'],
  ] as const)('%j is said: %s', (term, words) => expect(termInWords(term)).toBe(words));
});
