import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { OFF_WEEKDAYS, slowEvaluate, WORKING_SATURDAYS } from './slow-twin.ts';

const examples = readFileSync(new URL('./examples.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as { input: { id: string }; expected: Record<string, unknown> });

/** '06-05T08:00' is in 2023; seconds and +07:00 are added where they are missing. */
function at(short: string): string {
  const dated = /^\d\d-/.test(short) ? `2023-${short}` : short;
  return /(Z|[+-]\d\d:\d\d)$/.test(dated) ? dated : `${dated}+07:00`;
}

/** 'hold payment 06-07T10:00' and the like. */
function eventOf(text: string): Record<string, unknown> {
  const [type, ...rest] = text.split(' ');
  if (type === 'restart') return { type, at: at(rest[0]!) };
  if (type === 'extend') return { type, at: at(rest[0]!), due: at(rest[1]!) };
  return { type, reason: rest[0], at: at(rest[1]!) };
}

/** '5 working-day cutoff 15:00', 'none': a term. */
function termOf(text: string): Record<string, unknown> {
  const [, value, unit, cutoff] = /^(?:([\d.]+) )?(\S+)(?: cutoff (\S+))?$/.exec(text)!;
  return { unit, ...(value && { value: Number(value) }), ...(cutoff && { cutoff }) };
}

interface Row {
  law: string;
  /** acceptance | term | event; event; … | finish | judge */
  line: string;
  /** due held standing, or an error */
  answer: string;
}

function answerTo(text: string): string {
  const [acceptedAt, term, events, finishedAt, judge] = text.split('|').map((part) => part.trim());
  const answer = slowEvaluate({
    id: 'row',
    acceptedAt: at(acceptedAt!),
    term: termOf(term!),
    ...(events && { events: events.split(';').map((event) => eventOf(event.trim())) }),
    ...(finishedAt && { finishedAt: at(finishedAt) }),
    ...(judge && { judge }),
  });
  if (answer.error !== undefined) return answer.error as string;
  const due = ((answer.due as string | null) ?? 'null').replace(/^2023-|:00\+07:00$/g, '');
  const words = [due, answer.heldMinutes, answer.standing] as (string | number | undefined)[];
  return words.flatMap((word) => (word === undefined ? [] : String(word))).join(' ');
}

const row = (law: string, line: string, answer: string): Row => ({ law, line, answer });
const two = '06-05T08:00 | 2 working-day'; // due 06-07T17:00
const cal = '06-05T08:00 | 5 calendar-day'; // raw Saturday 06-10, due Monday 06-12T17:00

describe('the calendar as typed', () => {
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
  const off = Object.entries(OFF_WEEKDAYS).flatMap(([year, days]) =>
    days.split(' ').map((day) => `${year}-${day}`),
  );

  test('every off day is a weekday, once, and in order', () => {
    for (const date of off) expect([date, weekday(date) % 6 !== 0]).toEqual([date, true]);
    expect([...new Set(off)].sort()).toEqual(off);
  });

  test('every working Saturday is a Saturday', () => {
    expect(WORKING_SATURDAYS.map(weekday)).toEqual(WORKING_SATURDAYS.map(() => 6));
  });
});

test.each(examples)('semantics.md §7, $input.id', ({ input, expected }) => {
  const answer = slowEvaluate(input);
  if (expected.error === undefined) expect(answer).toEqual(expected);
  else expect(answer).toEqual({ ...expected, message: expect.any(String) });
});

describe('§2 terms', () => {
  test.each([
    row('a closing instant is not working time', '06-05T17:00 | same-day', '06-06T17:00 0'),
    row('the day of s, not of acceptance', '06-05T17:00 | 1 working-day', '06-07T17:00 0'),
    row('at noon the day goes on', '06-05T11:30 | same-day', '06-05T17:00 0'),
    row(
      'the cutoff says nothing of an off day',
      '06-10T16:00 | same-day cutoff 15:00',
      '06-12T17:00 0',
    ),
    row(
      'a working Saturday has a cutoff',
      '2024-05-04T15:01 | same-day cutoff 15:00',
      '2024-05-06T17:00 0',
    ),
    row('seconds are cut', '06-05T15:00:59 | same-day cutoff 15:00', '06-05T17:00 0'),
    row(
      'a cutoff before the morning opening',
      '06-05T07:00 | same-day cutoff 06:00',
      '06-06T17:00 0',
    ),
    row('Tết 2024', '2024-02-07T09:00 | 1 working-day', '2024-02-15T17:00 0'),
    row('Ngày Văn hóa 2026', '2026-11-23T09:00 | 1 working-day', '2026-11-25T17:00 0'),
    row('66 minutes are whole', '06-05T07:30 | 1.1 working-hour', '06-05T08:36 0'),
    row('61.5 minutes are not', '06-05T07:30 | 1.025 working-hour', 'bad-input'),
    row('half a day may end at a closing', '06-05T13:00 | 0.5 working-day', '06-05T17:00 0'),
    row('1.5 days are 12 hours', '06-05T08:00 | 1.5 working-day', '06-06T13:30 0'),
    row('a calendar day rolls', '06-09T18:00 | 1 calendar-day', '06-12T17:00 0'),
    row('and counts from a Sunday', '06-11T10:00 | 1 calendar-day', '06-12T17:00 0'),
    row('and has no cutoff', '06-05T16:00 | 1 calendar-day cutoff 15:00', '06-06T17:00 0'),
    row('calendar days are whole', '06-05T16:00 | 1.5 calendar-day', 'bad-input'),
    row('another offset, same instant', '2023-06-05T01:00Z | 1 working-hour', '06-05T09:00 0'),
    row(
      'the day is the one in Vietnam',
      '2023-06-05T20:00-05:00 | 1 calendar-day',
      '06-07T17:00 0',
    ),
  ])('$law: $line', ({ line, answer }) => expect(answerTo(line)).toBe(answer));
});

describe('§3 holds and credit', () => {
  test.each([
    row(
      'hours of one day are no working day',
      `${two} | hold payment 06-06T08:00; release payment 06-06T16:00`,
      '06-07T17:00 390',
    ),
    row(
      'begun a minute before the due, 8th and 9th',
      `${two} | hold payment 06-07T16:59; release payment 06-08T17:00`,
      '06-09T17:00 481',
    ),
    row(
      'begun at the due: late stays late',
      `${two} | hold payment 06-07T17:00; release payment 06-08T17:00`,
      '06-07T17:00 480',
    ),
    row(
      'split at a closing, the same as whole',
      `${two} | hold payment 06-07T16:59; release payment 06-07T17:00; hold payment 06-07T17:00; release payment 06-08T17:00`,
      '06-09T17:00 481',
    ),
    row(
      'a hold over before s',
      '06-14T15:30 | same-day cutoff 15:00 | hold payment 06-14T15:40; release payment 06-14T16:30',
      '06-15T17:00 50',
    ),
    row(
      'p moved up to s, same day',
      '06-14T15:30 | same-day cutoff 15:00 | hold payment 06-14T15:40; release payment 06-15T08:00',
      '06-15T17:00 110',
    ),
    row(
      'p moved up to s, next day',
      '06-14T15:30 | same-day cutoff 15:00 | hold payment 06-14T15:40; release payment 06-16T08:00',
      '06-16T17:00 590',
    ),
    row(
      'hours: noon is no credit, the due at a closing goes over to the morning',
      '06-05T07:30 | 8 working-hour | hold payment 06-05T11:00; release payment 06-05T13:30 | 06-06T08:30',
      '06-06T08:30 60 on-time',
    ),
    row(
      'hours: credit 0 leaves the due at its closing',
      '06-09T11:30 | 4 working-hour | hold payment 06-09T11:35; release payment 06-09T12:55',
      '06-09T17:00 0',
    ),
    row(
      'a fractional day is credited by the minute',
      '06-05T08:00 | 0.5 working-day | hold payment 06-05T09:00; release payment 06-05T10:00',
      '06-05T14:30 60',
    ),
    row(
      'calendar: credit goes to the raw count, not the rolled day',
      `${cal} | hold payment 06-09T10:00; release payment 06-11T10:00`,
      '06-12T17:00 330',
    ),
    row(
      'calendar: valid all the due day, from the day of p where it is later',
      `${cal} | hold payment 06-12T18:00; release payment 06-13T09:00`,
      '06-13T17:00 90',
    ),
    row(
      'calendar: not the day after',
      `${cal} | hold payment 06-13T00:00; release payment 06-15T09:00`,
      '06-12T17:00 1050',
    ),
    row(
      'finish ends all holds with credit',
      '06-05T08:00 | 5 working-day | hold payment 06-07T10:00; hold opinion 06-08T10:00 | 06-09T10:00',
      '06-14T17:00 960 early',
    ),
    row(
      'finish gives a late hold nothing',
      `${two} | hold opinion 06-08T09:00 | 06-09T09:00`,
      '06-07T17:00 480 overdue',
    ),
    row(
      'an open hold is held to the last event, not yet credited',
      '06-05T08:00 | 5 working-day | hold payment 06-07T10:00; hold opinion 06-08T10:00',
      '06-12T17:00 480',
    ),
    row(
      'a term none is held too',
      '06-05T08:00 | none | hold payment 06-07T10:00; release payment 06-07T11:00 | 06-09T09:00',
      'null 60 none',
    ),
    row('same reason twice', `${two} | hold x 06-06T09:00; hold x 06-06T09:00`, 'hold-open'),
    row('nothing to release', `${two} | hold x 06-06T09:00; release y 06-06T10:00`, 'no-hold'),
    row('nothing to restart', `${two} | hold x 06-06T09:00; restart 06-06T10:00`, 'no-hold'),
  ])('$law: $line', ({ line, answer }) => expect(answerTo(line)).toBe(answer));
});

describe('§3 restart', () => {
  test.each([
    row(
      'the fresh term has its own cutoff',
      '06-05T08:00 | same-day cutoff 15:00 | hold supplement 06-05T09:00; restart 06-06T15:30',
      '06-07T17:00 780',
    ),
    row(
      'calendar days start at the restart, off day or not',
      `${cal} | hold supplement 06-07T10:00; restart 06-10T10:00`,
      '06-15T17:00 1290',
    ),
    row(
      'stopped by payment when asked: not late',
      `${two} | hold payment 06-07T10:00; hold supplement 06-12T09:00; release payment 06-12T10:00; restart 06-12T11:00 | 06-12T15:00`,
      '06-14T17:00 1500 early',
    ),
    row(
      'a payment hold begun late stops nothing: late',
      `${two} | hold payment 06-08T09:00; hold supplement 06-09T09:00; release payment 06-09T10:00; restart 06-12T09:00 | 06-12T10:00`,
      '06-14T17:00 960 overdue',
    ),
    row(
      'but goes on against the new term',
      `${two} | hold payment 06-08T09:00; hold supplement 06-08T10:00; restart 06-09T09:00; release payment 06-12T09:00`,
      '06-14T17:00 960',
    ),
    row(
      'asked at the midnight after the due day: not yet late',
      `${two} | hold supplement 06-08T00:00; restart 06-09T09:00 | 06-12T10:00`,
      '06-13T17:00 570 early',
    ),
    row(
      'a minute later it is',
      `${two} | hold supplement 06-08T00:01; restart 06-09T09:00 | 06-12T10:00`,
      '06-13T17:00 570 overdue',
    ),
    row(
      'by instant late from the first working minute',
      `${two} | hold supplement 06-08T07:31; restart 06-09T09:00 | 06-12T10:00 | instant`,
      '06-13T17:00 569 overdue',
    ),
    row(
      'and not before it',
      `${two} | hold supplement 06-08T07:30; restart 06-09T09:00 | 06-12T10:00 | instant`,
      '06-13T17:00 570 early',
    ),
    row(
      'hours judged by date: late by the hour is not late',
      '06-05T08:00 | 1 working-hour | hold supplement 06-05T16:00; restart 06-06T08:00 | 06-06T08:30 | date',
      '06-06T09:00 90 on-time',
    ),
    row(
      'late once is late after every restart',
      `${two} | hold supplement 06-12T09:00; restart 06-19T09:00; hold supplement 06-20T09:00; restart 06-21T09:00 | 06-21T10:00`,
      '06-23T17:00 2880 overdue',
    ),
    row(
      'released where the log says so, supplement is like any other hold',
      `${two} | hold payment 06-07T09:00; hold supplement 06-07T10:00; release payment 06-08T09:00; release supplement 06-08T10:00 | 06-08T17:00`,
      '06-08T17:00 540 on-time',
    ),
    row(
      'a term none restarts to none',
      '06-05T08:00 | none | hold supplement 06-06T09:00; restart 06-06T10:00 | 06-06T11:00',
      'null 60 none',
    ),
  ])('$law: $line', ({ line, answer }) => expect(answerTo(line)).toBe(answer));

  test('originalDue stays', () => {
    const acceptedAt = '2023-06-05T08:00:00+07:00';
    const events = [eventOf('hold supplement 06-06T09:00'), eventOf('restart 06-07T09:00')];
    expect(slowEvaluate({ id: 'o', acceptedAt, term: { unit: 'same-day' }, events })).toEqual({
      id: 'o',
      due: '2023-06-07T17:00:00+07:00',
      originalDue: '2023-06-05T17:00:00+07:00',
      heldMinutes: 480,
    });
  });
});

describe('§3 extend', () => {
  const hour = '06-05T08:00 | 1 working-hour'; // due 09:00
  test.each([
    row(
      'a Saturday is taken as Monday closing',
      `${two} | extend 06-06T09:00 06-10T08:00`,
      '06-12T17:00 0',
    ),
    row(
      'any hour is taken as the closing',
      `${two} | extend 06-06T09:00 06-08T23:00`,
      '06-08T17:00 0',
    ),
    row('the due day itself is not later', `${two} | extend 06-06T09:00 06-07T23:00`, 'bad-input'),
    row('nor the day before', `${two} | extend 06-06T09:00 06-06T17:00`, 'bad-input'),
    row('at the due: too late', `${two} | extend 06-07T17:00 06-09T17:00`, 'extend-refused'),
    row('a minute before: in time', `${two} | extend 06-07T16:59 06-09T17:00`, '06-09T17:00 0'),
    row(
      'once',
      `${two} | extend 06-06T09:00 06-08T17:00; extend 06-06T10:00 06-09T17:00`,
      'extend-refused',
    ),
    row(
      'a restart does not renew it',
      `${two} | extend 06-06T09:00 06-08T17:00; hold supplement 06-06T10:00; restart 06-07T10:00; extend 06-07T11:00 06-13T17:00`,
      'extend-refused',
    ),
    row(
      'a restart forgets the new due',
      `${two} | extend 06-06T09:00 06-20T17:00; hold supplement 06-06T10:00; restart 06-06T11:00`,
      '06-08T17:00 60',
    ),
    row(
      'not on hold',
      `${two} | hold x 06-06T09:00; extend 06-06T10:00 06-09T17:00`,
      'extend-refused',
    ),
    row(
      'again after the release',
      `${two} | hold x 06-06T09:00; release x 06-06T10:00; extend 06-06T10:00 06-09T17:00`,
      '06-09T17:00 60',
    ),
    row('none', '06-05T08:00 | none | extend 06-06T09:00 06-08T17:00', 'extend-refused'),
    row('hours: in working time', `${hour} | extend 06-05T08:30 06-05T10:17`, '06-05T10:17 0'),
    row('hours: a closing', `${hour} | extend 06-05T08:30 06-05T11:30`, '06-05T11:30 0'),
    row('hours: noon', `${hour} | extend 06-05T08:30 06-05T12:00`, 'bad-input'),
    row('hours: an opening', `${hour} | extend 06-05T08:30 06-05T13:00`, 'bad-input'),
    row('hours: same due', `${hour} | extend 06-05T08:30 06-05T09:00`, 'bad-input'),
    row(
      'calendar: the day given is the count, the credit adds to it',
      '06-05T08:00 | 3 calendar-day | extend 06-06T09:00 06-10T08:00; hold x 06-09T10:00; release x 06-11T10:00',
      '06-12T17:00 330',
    ),
    row(
      'calendar: later, yet the same due',
      `${cal} | extend 06-06T09:00 06-11T08:00`,
      'bad-input',
    ),
  ])('$law: $line', ({ line, answer }) => expect(answerTo(line)).toBe(answer));
});

describe('§4 standing', () => {
  const friday = '06-05T08:00 | 4 working-day |'; // due Friday 06-09T17:00
  test.each([
    row('the day before', `${friday} | 06-08T23:59`, '06-09T17:00 0 early'),
    row('the due day, to its midnight', `${friday} | 06-09T23:59`, '06-09T17:00 0 on-time'),
    row('a Saturday is later', `${friday} | 06-10T09:00`, '06-09T17:00 0 overdue'),
    row('not by instant', `${friday} | 06-12T07:30 | instant`, '06-09T17:00 0 on-time'),
    row('but a minute on', `${friday} | 06-12T07:31 | instant`, '06-09T17:00 0 overdue'),
    row('by instant early', `${friday} | 06-09T16:59 | instant`, '06-09T17:00 0 early'),
    row('same-day, the same day', '06-05T08:00 | same-day || 06-05T16:59', '06-05T17:00 0 early'),
    row(
      'same-day by date',
      '06-05T08:00 | same-day || 06-05T16:59 | date',
      '06-05T17:00 0 on-time',
    ),
    row('half a day', '06-05T13:00 | 0.5 working-day || 06-06T07:31', '06-05T17:00 0 overdue'),
    row('calendar days', '06-05T13:00 | 1 calendar-day || 06-06T20:00', '06-06T17:00 0 on-time'),
    row('none', '06-05T08:00 | none || 06-06T09:00 | date', 'null 0 none'),
  ])('$law: $line', ({ line, answer }) => expect(answerTo(line)).toBe(answer));
});

describe('errors', () => {
  test.each([
    row('before acceptance', `${two} | hold x 06-05T07:59`, 'order'),
    row('before the last', `${two} | hold x 06-06T09:00; hold y 06-06T08:59`, 'order'),
    row('finished before the last', `${two} | hold x 06-06T09:00 | 06-06T08:59`, 'order'),
    row('finished before acceptance', `${two} || 06-05T07:59`, 'order'),
    row('the minute before the calendar', '2019-12-31T23:59 | none', 'CalendarEnds'),
    row('the minute after', '2027-01-01T00:00 | none', 'CalendarEnds'),
    row('its last minute', '2026-12-31T23:59 | none', 'null 0'),
    row('its first minute', '2020-01-01T00:00 | same-day', '2020-01-02T17:00 0'),
    row('its last opening is past', '2026-12-31T17:00 | same-day', 'CalendarEnds'),
    row('its last day', '2026-12-30T17:00 | same-day', '2026-12-31T17:00 0'),
    row('finished after it, term none', '06-05T08:00 | none || 2027-01-01T00:00', 'CalendarEnds'),
    row(
      'a far term, then another error',
      '06-05T08:00 | 999 working-day | release x 06-06T09:00',
      'CalendarEnds',
    ),
    row(
      'a far event after another error',
      `${two} | release x 06-06T09:00; hold x 2027-01-01T00:00`,
      'CalendarEnds',
    ),
    row('a far new due', `${two} | extend 06-06T09:00 2027-01-01T00:00`, 'CalendarEnds'),
    row(
      'a credit that leads out',
      '2026-12-28T08:00 | 3 working-day | hold x 2026-12-29T09:00; release x 2026-12-30T09:00',
      'CalendarEnds',
    ),
    row(
      '1.5 calendar days and a far finish',
      '06-05T08:00 | 1.5 calendar-day || 2027-01-01T00:00',
      'CalendarEnds',
    ),
  ])('$law: $line', ({ line, answer }) => expect(answerTo(line)).toBe(answer));

  const acceptedAt = '2023-06-05T08:00:00+07:00';
  const good = { id: 'b', acceptedAt, term: { value: 2, unit: 'working-day' } };
  test.each([
    { ...good, acceptedAt: '2023-06-05T08:00:00' },
    { ...good, acceptedAt: '2023-02-29T08:00:00+07:00' },
    { ...good, acceptedAt: '2023-06-05T24:00:00+07:00' },
    { ...good, acceptedAt: '2023-06-05' },
    { ...good, acceptedAt: 1685926800000 },
    { ...good, acceptedAt: undefined },
    { ...good, finishedAt: 'tomorrow' },
    { ...good, judge: 'hour' },
    { ...good, term: undefined },
    { ...good, term: { unit: 'working-day' } },
    { ...good, term: { value: 0, unit: 'working-day' } },
    { ...good, term: { value: -1, unit: 'calendar-day' } },
    { ...good, term: { value: '2', unit: 'working-day' } },
    { ...good, term: { value: 0.001, unit: 'working-day' } },
    { ...good, term: { value: 1e-9, unit: 'working-hour' } },
    { ...good, term: { value: 2, unit: 'week' } },
    { ...good, term: { unit: 'same-day', cutoff: '3pm' } },
    { ...good, term: { unit: 'same-day', cutoff: '24:00' } },
    { ...good, term: { unit: 'same-day', cutoff: '9:00' } },
    { ...good, term: { unit: 'same-day', cutoff: 15 } },
    { ...good, events: {} },
    { ...good, events: [null] },
    { ...good, events: [{ type: 'pause', at: acceptedAt }] },
    { ...good, events: [{ type: 'hold', at: acceptedAt }] },
    { ...good, events: [{ type: 'hold', at: acceptedAt, reason: '' }] },
    { ...good, events: [{ type: 'hold', at: 'x', reason: 'payment' }] },
    { ...good, events: [{ type: 'extend', at: acceptedAt }] },
  ])('bad-input: %j', (line) =>
    expect(slowEvaluate(line)).toEqual({
      id: 'b',
      error: 'bad-input',
      message: expect.any(String),
    }),
  );

  test.each([null, 7, 'x', [], {}, { ...good, id: undefined }])('bad-input, no id: %j', (line) =>
    expect(slowEvaluate(line)).toMatchObject({ id: null, error: 'bad-input' }),
  );

  test('a value not used is not looked at', () => {
    const term = { unit: 'same-day', value: -1 };
    expect(slowEvaluate({ ...good, term })).toMatchObject({ due: '2023-06-05T17:00:00+07:00' });
  });
});

describe('what §3 promises for every stretch', () => {
  const term = fc.constantFrom(
    ...['1 working-day', '4 working-day', 'same-day', 'same-day cutoff 15:00'],
    ...['3 working-hour', '0.5 working-day cutoff 10:00', '1 calendar-day', '9 calendar-day'],
  );
  const minute = fc.integer({ min: 0, max: 30 * 1440 });
  const four = fc.tuple(minute, minute, minute, minute).map((list) => list.sort((a, b) => a - b));
  const instant = (t: number) => new Date(Date.UTC(2023, 3, 20) + t * 60_000).toISOString();
  const dueOf = (text: string, accepted: number, events: [string, string, number][]) =>
    slowEvaluate({
      id: 'p',
      acceptedAt: instant(accepted),
      term: termOf(text),
      events: events.map(([type, reason, t]) => ({ type, reason, at: instant(t) })),
    });

  test('splitting a stretch never changes the due', () => {
    fc.assert(
      fc.property(term, four, (text, [a, p, q, r]) => {
        const whole = dueOf(text, a, [
          ['hold', 'x', p],
          ['release', 'x', r],
        ]);
        const split = dueOf(text, a, [
          ['hold', 'x', p],
          ['release', 'x', q],
          ['hold', 'x', q],
          ['release', 'x', r],
        ]);
        const overlapping = dueOf(text, a, [
          ['hold', 'x', p],
          ['hold', 'y', q],
          ['release', 'x', q],
          ['release', 'y', r],
        ]);
        expect(split).toEqual(whole);
        expect(overlapping).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });
});
