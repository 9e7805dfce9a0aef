/** Agencies that work on days and at hours of their own: whose calendar decides what. */
import { type Calendars, calendarOf, calendarsOf } from '#lib/calendar';

import { calendar, calendarTable, instant, modelOf, Walk } from '../testing/walk.ts';
import { wander } from '../testing/wander.ts';
import { attributionOf } from './attribution.ts';
import { foldFacts } from './fold-facts.ts';
import { isoOf, minuteOf } from './instants.ts';
import { knownPositions } from './known-positions.ts';
import type { Instant } from './position.ts';
import { riskOf } from './slack.ts';
import { alertPolicyOf, timersOf } from './timers.ts';

/** 3 working days; the commune, then its police and the insurance of the district side by side, 2 days each. */
const joint = modelOf('ho-tich/lien-thong-khai-sinh');
/** 22 working days, the commune, then the district. */
const sequence = modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang');

const saturday = {
  kind: 'weekly',
  weekdays: [6],
  hours: [{ from: '07:30', to: '11:30' }],
  reason: 'Làm việc sáng thứ bảy',
};
const summer = {
  kind: 'hours',
  hours: [
    { from: '07:00', to: '11:00' },
    { from: '13:30', to: '16:30' },
  ],
  reason: 'Giờ mùa hè',
};
const since = (from: string, rule: object, to?: string): object => ({
  from,
  ...(to !== undefined && { to }),
  ...rule,
});
const working = (agencies: Record<string, object[]>): Calendars =>
  calendarsOf({ ...calendarTable, agencies });

const short = (at: Instant | null | undefined): string =>
  at == null ? '–' : isoOf(at).slice(5, 16);
const dueOf = (walk: Walk) => short(walk.fold.positions.at(-1)!.due);
const partOf = (walk: Walk, segment: string) =>
  short(walk.fold.positions.at(-1)!.segments.find((one) => one.segment === segment)?.due);

describe('a dossier is due as its owner works', () => {
  it.each([
    // Accepted on Thursday the 6th of March 2025: Friday, Monday and Tuesday.
    ['as everybody does', {}, '03-11T17:00'],
    ['on Saturday mornings', { xa: [since('2025-03-01', saturday)] }, '03-10T17:00'],
    ['on Saturdays from the next one on', { xa: [since('2025-03-09', saturday)] }, '03-11T17:00'],
    ['until half past four in the season', { xa: [since('2025-03-11', summer)] }, '03-11T16:30'],
    [
      'in a season that ended the day before',
      { xa: [since('2025-01-01', summer, '2025-03-10')] },
      '03-11T17:00',
    ],
    [
      'not at all on a day it is closed',
      { xa: [since('2025-03-07', { kind: 'closed', to: '2025-03-07', reason: 'Chuyển trụ sở' })] },
      '03-12T17:00',
    ],
    [
      'and not as another does',
      { 'commune-police': [since('2025-03-01', saturday)] },
      '03-11T17:00',
    ],
  ])('%s', (_how, agencies, due) => {
    expect(dueOf(new Walk(joint, working(agencies)).accepted('2025-03-06T08:00'))).toBe(due);
  });
});

/** Signed on Thursday the 6th: the police and the insurance have 2 days each from Thursday 14:00. */
const received = (agencies: Record<string, object[]>) =>
  new Walk(joint, working(agencies))
    .accepted('2025-03-06T08:00')
    .at('2025-03-06T08:10', 'tiep-nhan.chuyen-chuyen-mon')
    .at('2025-03-06T09:00', 'khai-sinh.trinh-ky')
    .at('2025-03-06T10:00', 'ky-duyet.ky')
    .at('2025-03-06T14:00', 'receive', { segment: 'cu-tru' })
    .at('2025-03-06T14:00', 'receive', { segment: 'bhyt' });

describe('of one liên thông each agency works by its own', () => {
  const walk = received({
    'commune-police': [since('2025-03-01', saturday)],
    'social-insurance': [since('2025-03-01', summer)],
  });

  it('what it has to do', () => {
    expect(dueOf(walk)).toBe('03-11T17:00');
    expect(partOf(walk, 'cu-tru')).toBe('03-08T11:30');
    expect(partOf(walk, 'bhyt')).toBe('03-10T16:30');
    expect(walk.fold.tasks.map(({ agency, due }) => [agency, short(due)]).slice(-2)).toEqual([
      ['commune-police', '03-08T11:30'],
      ['social-insurance', '03-10T16:30'],
    ]);
  });

  it('what it has to answer', () => {
    // One working day each from Thursday 10:00.
    const due = walk.fold.offers.map(({ to, answerBy }) => [to.agency, short(answerBy)]);
    expect(due).toEqual([
      ['commune-police', '03-07T17:00'],
      ['social-insurance', '03-07T16:30'],
    ]);
  });

  it('when it is reminded', () => {
    const policy = alertPolicyOf({ start: 'a', steps: {}, policies: { holdLimit: 30 } });
    const timers = (which: Calendars) =>
      Object.fromEntries(
        timersOf(walk.fold, which, policy).map(({ kind, firesAt }) => [
          kind.replace(/#\d+/, ''),
          short(firesAt),
        ]),
      );
    const told = timers(
      working({
        xa: [since('2025-03-11', { ...summer, hours: [{ from: '06:45', to: '17:00' }] })],
        'commune-police': [since('2025-03-01', saturday)],
        'social-insurance': [since('2025-03-01', summer)],
      }),
    );
    expect(told).toMatchObject({
      'due-today': '03-11T06:45',
      'task:dang-ky-thuong-tru/due-1d': '03-07T07:30',
      'task:dang-ky-thuong-tru/due-today': '03-08T07:30',
      'task:cap-the-bhyt/due-today': '03-10T07:00',
    });
  });

  it('whose time it was: the dossier’s as its owner works, a part’s as its own agency does', () => {
    const until = instant('2025-03-08T10:00');
    const calendars = working({ 'commune-police': [since('2025-03-01', saturday)] });
    const { shares, segments } = attributionOf(walk.fold, calendars, until);
    // Thursday 7 h and Friday 8 h at the commune; the police have two and a half on Saturday too.
    expect(shares.agency + shares.applicant + shares.transit).toBe((7.5 + 8) * 60);
    expect(segments.map(({ agency, shares: own }) => [agency, own.agency])).toEqual([
      ['commune-police', (3 + 8 + 2.5) * 60],
      ['social-insurance', (3 + 8) * 60],
    ]);
  });
});

it('whether the rest suffices is asked in the working time of whoever has to act next', () => {
  const risk = (agencies: Record<string, object[]>) => {
    const calendars = working(agencies);
    const walk = new Walk(joint, calendars).accepted('2025-03-06T08:00');
    return short(riskOf(joint.procedure, walk.last.view, walk.fold, calendars)?.from);
  };
  // 23 h are ahead of the desk, until Tuesday 17:00: two days, and seven hours of Friday.
  expect(risk({})).toBe('03-07T08:31');
  // Until Tuesday 17:00 still, of which the commune works an hour less each day, from Monday on.
  const shorter = {
    ...summer,
    hours: [
      { from: '07:30', to: '11:30' },
      { from: '13:00', to: '16:00' },
    ],
  };
  expect(risk({ xa: [since('2025-03-10', shorter, '2025-03-10')] })).toBe('03-07T07:31');
});

it('an opinion is due as the agency works that was asked, of one outside as everybody does', () => {
  const calendars = working({ 'so-tu-phap': [since('2025-03-01', summer)] });
  const due = (asked: object) =>
    short(
      new Walk(joint, calendars)
        .accepted('2025-03-06T08:00')
        .at('2025-03-06T09:00', 'request-opinion', {
          ...asked,
          within: { value: 1, unit: 'working-day' },
        })
        .fold.opinions.at(-1)?.due,
    );
  expect(due({ agency: 'so-tu-phap' })).toBe('03-07T16:30');
  expect(due({ outside: 'Tòa án' })).toBe('03-07T17:00');
});

describe('a dossier that goes to another owner', () => {
  const calendars = working({ 'xa-moi': [since('2025-03-01', saturday)] });
  const moved = () =>
    new Walk(joint, calendars)
      .accepted('2025-03-06T08:00')
      .at('2025-03-06T10:00', 'transfer', { to: 'xa-moi' });

  it('is due as it was promised, and so is the step that goes along', () => {
    const before = new Walk(joint, calendars).accepted('2025-03-06T08:00');
    const walk = moved();
    expect(dueOf(walk)).toBe('03-11T17:00');
    expect(walk.fold.tasks.at(-1)).toMatchObject({
      agency: 'xa-moi',
      due: before.fold.tasks[0]!.due,
    });
  });

  it('begins anew as the new one works', () => {
    const walk = moved()
      .at('2025-03-06T14:00', 'request-supplement')
      .at('2025-03-07T09:00', 'supplement');
    // Saturday, Monday, Tuesday.
    expect(dueOf(walk)).toBe('03-11T17:00');
    expect(
      dueOf(
        new Walk(joint, calendars)
          .accepted('2025-03-06T08:00')
          .at('2025-03-06T14:00', 'request-supplement')
          .at('2025-03-07T09:00', 'supplement'),
      ),
    ).toBe('03-12T17:00');
  });

  it('told late to have been closed before, was judged as whoever closed it works', () => {
    const walk = moved().at('2025-03-07T09:00', 'record-returned', {
      returnedAt: instant('2025-03-06T09:30'),
      outcome: 'granted',
    });
    expect(walk.fold.positions.at(-1)).toMatchObject({ decidedBy: 'xa', standing: 'early' });
    expect(walk.fold.findings).toEqual([]);
    const { shares } = attributionOf(walk.fold, calendars, instant('2025-03-10T08:00'));
    expect(shares.agency).toBe(1.5 * 60);
  });
});

describe('over random histories', () => {
  /** Whoever asks gets a calendar of its own, all of the same hours. */
  const apart = (): Calendars => {
    const made = new Map<string | null, typeof calendar>();
    return {
      of: (agency) => {
        const own = made.get(agency) ?? calendarOf(calendarTable).provisional();
        made.set(agency, own);
        return own;
      },
    };
  };
  const stories = [joint, sequence].flatMap((model) =>
    Array.from({ length: 16 }, (_, seed) => {
      const walk = wander(model, seed + 1);
      if (walk.last.view.phase === 'in-hand' && seed % 2 === 0)
        walk.at(walk.last.row.at + 3_600_000, 'transfer', { to: 'xa-moi' });
      return { model, walk };
    }),
  );

  it('the same hours for all are one calendar', () => {
    const calendars = apart();
    for (const { model, walk } of stories) {
      const { rows } = walk.state!;
      const fold = foldFacts(rows, calendars);
      const plain = foldFacts(rows, calendar);
      expect({ ...fold, clock: null }).toEqual({ ...plain, clock: null });
      expect(knownPositions(rows, calendars)).toEqual(knownPositions(rows, calendar));
      const until = rows.at(-1)!.at + 90_000_000;
      expect(attributionOf(fold, calendars, until)).toEqual(attributionOf(plain, calendar, until));
      const policy = alertPolicyOf(model.procedure);
      expect(timersOf(fold, calendars, policy)).toEqual(timersOf(plain, calendar, policy));
      const risk = (which: Calendars) => riskOf(model.procedure, walk.last.view, fold, which);
      expect(risk(calendars)).toEqual(risk(calendar));
    }
  });

  it('with hours of their own every minute has one holder, each counted as its agency works', () => {
    const calendars = working({
      xa: [since('2025-01-01', saturday)],
      'district-labour': [since('2025-01-01', summer)],
      'social-insurance': [since('2025-01-01', summer), since('2025-03-01', saturday)],
    });
    const minutes = (agency: string, from: Instant, to: Instant) =>
      calendars.of(agency).workingMinutes(minuteOf(from), minuteOf(to));
    let parts = 0;
    for (const { walk } of stories) {
      const { rows } = walk.state!;
      const until = rows.at(-1)!.at + 90_000_000;
      const fold = foldFacts(rows, calendars);
      const { acceptedAt, closedAt, owner, decidedBy, segments } = fold.positions.at(-1)!;
      const told = attributionOf(fold, calendars, until);
      const sum = ({ agency, applicant, transit }: typeof told.shares) =>
        agency + applicant + transit;
      expect(sum(told.shares)).toBe(minutes(decidedBy ?? owner, acceptedAt!, closedAt ?? until));
      for (const [place, { agency, offeredAt, receivedAt, endedAt }] of segments.entries()) {
        const end = endedAt ?? closedAt ?? until;
        expect(sum(told.segments[place]!.shares)).toBe(
          minutes(agency, offeredAt ?? receivedAt!, end),
        );
        parts += 1;
      }
    }
    expect(parts).toBeGreaterThan(20);
  });
});
