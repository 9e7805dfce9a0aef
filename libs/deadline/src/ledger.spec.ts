import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import type { Minute } from '#lib/calendar';
import { calendarOf, formatInstant, parseInstant } from '#lib/calendar';

import { advance, startLedger } from './advance.ts';
import { isOverdueInHand, isStopped, overdueFrom } from './in-hand.ts';
import type { ClockEvent, ClockPolicy, Ledger } from './ledger.ts';
import { heldMinutes } from './ledger.ts';
import type { RefusalCode } from './refusal.ts';
import { ClockRefusal } from './refusal.ts';
import { standingOf } from './standing.ts';
import type { Term } from './term.ts';

const calendar = calendarOf(
  parse(readFileSync(new URL('../../../processes/calendars/vn.yaml', import.meta.url), 'utf8')),
);

/** '06-05T08:00' is in 2023. */
const at = (text: string): Minute =>
  parseInstant(`${text.length < 16 ? '2023-' : ''}${text}:00+07:00`);
const short = (minute: Minute | null): string =>
  minute === null ? '–' : formatInstant(minute).slice(0, 16).replace('2023-', '');

/** '5 working-day cutoff 15:00'. */
const termOf = (text: string): Term => {
  const [, value, unit, cutoff] = /^(?:([\d.]+) )?(\S+)(?: cutoff (\S+))?$/.exec(text)!;
  return {
    unit: unit as Term['unit'],
    value: value === undefined ? undefined : Number(value),
    cutoff,
  };
};

/** 'hold payment 06-07T10:00', 'extend 06-07T09:00 06-14T17:00', 'vary 06-07T09:00 5 working-day'. */
const eventOf = (text: string): ClockEvent => {
  const [type, ...rest] = text.split(' ') as [string, ...string[]];
  switch (type) {
    case 'restart':
    case 'close':
      return { type, at: at(rest[0]!) };
    case 'extend':
      return { type, at: at(rest[0]!), due: at(rest[1]!) };
    case 'vary':
      return { type, at: at(rest[0]!), term: termOf(rest.slice(1).join(' ')) };
    default:
      return { type: type as 'hold' | 'release', reason: rest[0]!, at: at(rest[1]!) };
  }
};

const fold = (accepted: string, term: string, events = '', policy?: ClockPolicy): Ledger =>
  events
    .split('; ')
    .filter((text) => text !== '')
    .map(eventOf)
    .reduce(advance, startLedger(calendar, at(accepted), termOf(term), policy));

const refusal = (act: () => unknown): RefusalCode | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof ClockRefusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('a term starts and ends', () => {
  it.each([
    // The traps of regulations §8: lunch, 11:30, Saturday, year end, terms beyond 360 days.
    ['06-05T11:30', '1 working-hour', '06-05T14:00'],
    ['06-05T12:15', '1 working-hour', '06-05T14:00'],
    ['06-05T10:30', '1 working-hour', '06-05T11:30'],
    ['06-05T16:30', '0.5 working-hour', '06-05T17:00'],
    ['06-10T09:00', '1 working-hour', '06-12T08:30'],
    ['06-09T17:00', '1 working-day', '06-13T17:00'],
    ['06-10T09:00', '1 working-day', '06-13T17:00'],
    ['2024-05-03T09:00', '1 working-day', '2024-05-04T17:00'],
    ['2022-12-30T09:00', '1 working-day', '01-03T17:00'],
    ['06-05T07:30', '0.25 working-day', '06-05T09:30'],
    ['06-05T07:30', '1.5 working-day', '06-06T11:30'],
    ['06-05T07:30', '1.1 working-hour', '06-05T08:36'],
    ['01-03T08:00', '360 calendar-day', '12-29T17:00'],
    ['06-05T08:00', '400 working-day', '2025-01-03T17:00'],
    // Cutoff: after it, on a working day only; calendar days know none.
    ['06-14T15:01', 'same-day cutoff 15:00', '06-15T17:00'],
    ['06-16T15:01', 'same-day cutoff 15:00', '06-19T17:00'],
    ['06-10T16:00', 'same-day cutoff 15:00', '06-12T17:00'],
    ['06-14T15:01', '1 working-day cutoff 15:00', '06-16T17:00'],
    ['06-14T15:30', '1 calendar-day cutoff 15:00', '06-15T17:00'],
    ['06-10T09:00', '1 calendar-day', '06-12T17:00'],
    ['06-05T08:00', 'none', '–'],
  ])('%s, %s: due %s', (accepted, term, due) => {
    const ledger = fold(accepted, term);
    expect(short(ledger.due)).toBe(due);
    expect(ledger.originalDue).toBe(ledger.due);
    expect(ledger.provisional).toBe(false);
  });

  it.each([
    '0 working-day',
    '0 calendar-day',
    '1.5 calendar-day',
    '0.001 working-hour',
    '1.0001 working-day',
    'working-day',
    'same-day cutoff 25:00',
    '1 working-day cutoff 9:00',
  ])('%s is no term', (term) => expect(refusal(() => fold('06-05T08:00', term))).toBe('bad-input'));

  it.each([
    ['2026-12-31T15:30', 'same-day cutoff 15:00'],
    ['2026-12-31T17:00', 'same-day'],
    ['2026-12-31T08:00', '1 working-day'],
    ['2026-12-31T08:00', '8 working-hour'],
    ['2026-12-31T08:00', '1 calendar-day'],
    ['2019-12-31T08:00', 'none'],
    ['2027-01-01T00:00', 'none'],
    ['2023-06-05T08:00', '100000000 working-day'],
  ])('%s, %s: the calendar ends', (accepted, term) =>
    expect(refusal(() => fold(accepted, term))).toBe('CalendarEnds'),
  );

  it('a live dossier gets a provisional due instead', () => {
    const term = { value: 15, unit: 'working-day' } as const;
    const ledger = startLedger(calendar.provisional(), at('2026-12-21T08:00'), term);
    expect(short(ledger.due)).toBe('2027-01-12T17:00');
    expect(ledger.provisional).toBe(true);
    expect(overdueFrom(ledger)).toBe(at('2027-01-13T00:01'));
  });
});

describe('a hold stops the clock', () => {
  it.each([
    // Credit by the days the stretch crosses, in the unit of the term.
    ['5 working-day', 'hold x 06-07T10:00; release x 06-07T17:00', '06-13T17:00', 330],
    ['5 working-day', 'hold x 06-07T17:00; release x 06-08T07:30', '06-12T17:00', 0],
    ['5 working-day', 'hold x 06-12T16:59; release x 06-12T17:00', '06-13T17:00', 1],
    ['5 working-day', 'hold x 06-12T17:00; release x 06-20T17:00', '06-12T17:00', 2880],
    ['same-day', 'hold x 06-05T16:00; release x 06-06T09:00', '06-06T17:00', 150],
    ['same-day', 'hold x 06-05T17:00; release x 06-06T09:00', '06-05T17:00', 90],
    ['16 working-hour', 'hold x 06-06T16:59; release x 06-07T07:31', '06-07T08:02', 2],
    ['16 working-hour', 'hold x 06-06T11:30; release x 06-06T13:00', '06-07T08:00', 0],
    ['7 calendar-day', 'hold x 06-07T00:00; release x 06-07T23:59', '06-12T17:00', 480],
    ['7 calendar-day', 'hold x 06-07T23:59; release x 06-08T00:00', '06-13T17:00', 0],
    // A Saturday count is due on Monday: stopped on Sunday it counts from the Sunday.
    ['5 calendar-day', 'hold x 06-11T09:00; release x 06-13T09:00', '06-13T17:00', 570],
    ['5 calendar-day', 'hold x 06-12T23:00; release x 06-13T01:00', '06-13T17:00', 0],
    ['5 calendar-day', 'hold x 06-13T00:00; release x 06-15T09:00', '06-12T17:00', 1050],
    ['none', 'hold x 06-07T08:00; release x 06-07T09:00', '–', 60],
  ])('%s; %s: due %s, held %i', (term, events, due, held) => {
    const ledger = fold('06-05T08:00', term, events);
    expect([short(ledger.due), heldMinutes(ledger)]).toEqual([due, held]);
  });

  it('not while only a later one has ended', () => {
    const ledger = fold(
      '06-05T08:00',
      '5 working-day',
      'hold a 06-07T10:00; hold b 06-07T11:00; release a 06-08T10:00',
    );
    expect(isStopped(ledger)).toBe(true);
    expect(short(ledger.due)).toBe('06-12T17:00');
    expect(overdueFrom(ledger)).toBeNull();
  });

  it('before the clock starts counts as held but not as credit', () => {
    const ledger = fold(
      '06-05T15:30',
      '8 working-hour cutoff 15:00',
      'hold x 06-05T16:00; release x 06-05T16:30',
    );
    expect([short(ledger.due), heldMinutes(ledger)]).toEqual(['06-06T17:00', 30]);
  });

  it('needs the calendar only where it gives credit', () => {
    const close = 'hold x 2026-12-31T16:00; release x 2026-12-31T18:00';
    expect(refusal(() => fold('2026-12-31T08:00', 'same-day', close))).toBe('CalendarEnds');
    expect(refusal(() => fold('2026-12-30T08:00', 'same-day', close))).toBeUndefined();
  });
});

describe('refusals', () => {
  it.each([
    ['5 working-day', 'hold x 06-07T10:00; hold x 06-07T11:00', 'hold-open'],
    ['5 working-day', 'release x 06-07T10:00', 'no-hold'],
    ['5 working-day', 'hold payment 06-07T10:00; restart 06-08T10:00', 'no-hold'],
    ['5 working-day', 'hold x 06-04T10:00', 'order'],
    ['5 working-day', 'hold x 06-07T10:00; release x 06-07T09:59', 'order'],
    ['5 working-day', 'close 06-07T10:00; hold x 06-07T10:00', 'order'],
    ['5 working-day', 'hold x 2027-01-01T00:00', 'CalendarEnds'],
    ['5 working-day', 'extend 06-07T09:00 2027-01-01T00:00', 'CalendarEnds'],
    ['none', 'extend 06-07T09:00 06-14T17:00', 'extend-refused'],
    ['5 working-day', 'extend 06-12T17:00 06-14T17:00', 'extend-refused'],
    ['5 working-day', 'hold x 06-07T09:00; extend 06-07T10:00 06-14T17:00', 'extend-refused'],
    [
      '5 working-day',
      'extend 06-07T09:00 06-14T17:00; extend 06-08T09:00 06-16T17:00',
      'extend-refused',
    ],
    [
      '2 working-day',
      'extend 06-06T09:00 06-14T17:00; hold supplement 06-07T09:00; restart 06-08T09:00; extend 06-09T09:00 06-20T17:00',
      'extend-refused',
    ],
    ['5 working-day', 'extend 06-07T09:00 06-12T17:00', 'bad-input'],
    ['5 working-day', 'extend 06-07T09:00 06-12T23:00', 'bad-input'],
    ['8 working-hour', 'extend 06-05T09:00 06-07T12:00', 'bad-input'],
    ['8 working-hour', 'extend 06-05T09:00 06-07T07:30', 'bad-input'],
    ['8 working-hour', 'extend 06-05T09:00 06-10T09:00', 'bad-input'],
  ] as const)('%s; %s: %s', (term, events, code) =>
    expect(refusal(() => fold('06-05T08:00', term, events))).toBe(code),
  );
});

describe('an extension', () => {
  it.each([
    ['5 working-day', '06-14T09:00', '06-14T17:00'],
    ['5 working-day', '06-17T09:00', '06-19T17:00'],
    ['same-day', '06-07T23:59', '06-07T17:00'],
    ['7 calendar-day', '06-17T09:00', '06-19T17:00'],
    ['8 working-hour', '06-07T11:30', '06-07T11:30'],
    ['8 working-hour', '06-07T07:31', '06-07T07:31'],
  ])('of %s to %s is taken as %s', (term, given, due) => {
    const ledger = fold('06-05T08:00', term, `extend 06-05T09:00 ${given}`);
    expect([short(ledger.due), ledger.extended]).toEqual([due, 1]);
    expect(short(ledger.originalDue)).toBe(short(fold('06-05T08:00', term).due));
  });

  it('of calendar days sets the count to the day itself, before rolling', () => {
    const events = 'extend 06-06T09:00 06-17T09:00; hold x 06-07T09:00; release x 06-08T09:00';
    expect(short(fold('06-05T08:00', '7 calendar-day', events).due)).toBe('06-19T17:00');
  });
});

describe('a variation replaces the term and keeps start and credits', () => {
  it.each([
    ['3 working-day', 'vary 06-06T09:00 5 working-day', '06-12T17:00'],
    [
      '5 working-day',
      'hold x 06-07T10:00; release x 06-09T09:00; vary 06-09T10:00 3 working-day',
      '06-12T17:00',
    ],
    [
      '5 working-day',
      'hold x 06-07T10:00; release x 06-09T09:00; vary 06-09T10:00 24 working-hour',
      '06-09T16:30',
    ],
    // An open stretch: each part under the term it ran under.
    [
      '5 working-day',
      'hold x 06-07T10:00; vary 06-08T10:00 3 working-day; release x 06-09T09:00',
      '06-12T17:00',
    ],
    [
      '1 working-day',
      'hold x 06-07T10:00; vary 06-08T10:00 5 working-day; release x 06-09T09:00',
      '06-13T17:00',
    ],
    ['3 working-day', 'vary 06-06T09:00 7 calendar-day', '06-12T17:00'],
    [
      'none',
      'hold x 06-06T10:00; release x 06-07T10:00; vary 06-07T11:00 3 working-day',
      '06-09T17:00',
    ],
    ['3 working-day', 'vary 06-06T09:00 none', '–'],
  ])('%s; %s: due %s', (term, events, due) => {
    const ledger = fold('06-05T08:00', term, events);
    expect(short(ledger.due)).toBe(due);
    expect(ledger.originalDue).toBe(fold('06-05T08:00', term).due);
  });

  it('keeps the start moved by a cutoff', () => {
    const ledger = fold('06-14T15:30', 'same-day cutoff 15:00', 'vary 06-15T09:00 2 working-day');
    expect(short(ledger.due)).toBe('06-19T17:00');
  });
});

describe('standing', () => {
  it.each([
    ['5 working-day', undefined, '06-09T17:00', 'early'],
    ['5 working-day', undefined, '06-12T00:00', 'on-time'],
    ['5 working-day', undefined, '06-12T23:59', 'on-time'],
    ['5 working-day', undefined, '06-13T00:00', 'overdue'],
    ['5 working-day', 'instant', '06-12T16:59', 'early'],
    ['5 working-day', 'instant', '06-12T17:00', 'on-time'],
    ['5 working-day', 'instant', '06-13T07:30', 'on-time'],
    ['5 working-day', 'instant', '06-13T07:31', 'overdue'],
    ['7 calendar-day', undefined, '06-13T00:00', 'overdue'],
    ['same-day', undefined, '06-05T16:59', 'early'],
    ['same-day', undefined, '06-06T07:30', 'on-time'],
    ['same-day', undefined, '06-06T07:31', 'overdue'],
    ['same-day', 'date', '06-05T16:59', 'on-time'],
    ['0.5 working-day', undefined, '06-05T13:30', 'on-time'],
    ['0.5 working-day', undefined, '06-05T13:31', 'overdue'],
    ['none', undefined, '06-30T10:00', 'none'],
  ] as const)('%s judged %s, finished %s: %s', (term, judge, finish, standing) =>
    expect(standingOf(fold('06-05T08:00', term, '', { judge }), at(finish))).toBe(standing),
  );

  it('may be judged by the original due', () => {
    const events = 'extend 06-07T09:00 06-14T17:00';
    const policy = { judgeBy: 'original' } as const;
    expect(standingOf(fold('06-05T08:00', '3 working-day', events), at('06-12T08:00'))).toBe(
      'early',
    );
    expect(
      standingOf(fold('06-05T08:00', '3 working-day', events, policy), at('06-12T08:00')),
    ).toBe('overdue');
  });

  it('asks the open holds to end first, with credit', () => {
    const ledger = fold('06-05T08:00', '1 working-day', 'hold payment 06-06T09:00');
    expect(standingOf(ledger, at('06-20T09:00'))).toBe('on-time');
    expect(refusal(() => standingOf(ledger, at('06-06T08:00')))).toBe('order');
  });
});

describe('in hand', () => {
  it.each([
    ['5 working-day', '', '06-13T00:01'],
    ['5 working-day', 'hold x 06-07T09:00', '–'],
    // A hold on a late dossier stops nothing.
    ['2 working-day', 'hold x 06-08T09:00', '06-08T00:01'],
    ['same-day', '', '06-06T07:31'],
    ['0.5 working-day', '', '06-05T13:31'],
    ['7 calendar-day', 'hold x 06-12T20:00', '–'],
    ['none', '', '–'],
    ['5 working-day', 'close 06-20T09:00', '–'],
    // Late before the restart: late for good, and since then.
    ['2 working-day', 'hold supplement 06-12T09:00; restart 06-19T09:00', '06-08T00:01'],
    [
      '2 working-day',
      'hold supplement 06-12T09:00; restart 06-19T09:00; hold x 06-20T09:00',
      '06-08T00:01',
    ],
    // Requested while validly stopped for another reason: not late.
    ['2 working-day', 'hold x 06-07T09:00; hold supplement 06-12T09:00; restart 06-19T09:00', '–'],
  ])('%s; %s: overdue from %s', (term, events, from) => {
    const ledger = fold('06-05T08:00', term, events);
    const overdue = overdueFrom(ledger);
    expect(short(overdue)).toBe(from);
    if (overdue !== null && overdue > ledger.lastAt) {
      expect(isOverdueInHand(ledger, overdue)).toBe(true);
      expect(isOverdueInHand(ledger, (overdue - 1) as Minute)).toBe(false);
    }
  });

  it('late before the restart is late at the end too', () => {
    const events = 'hold supplement 06-12T09:00; restart 06-19T09:00';
    const ledger = fold('06-05T08:00', '2 working-day', events);
    expect(ledger.lateBeforeRestart).toBe(true);
    expect(standingOf(ledger, at('06-19T10:00'))).toBe('overdue');
  });
});
