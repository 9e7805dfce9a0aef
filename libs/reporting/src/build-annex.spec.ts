import { calendarOf } from '#lib/calendar';
import { minuteOf, type Position } from '#lib/dossier';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { at, closed, positionOf, segmentOf } from '../testing/positions.ts';
import {
  type Annex,
  annexCases,
  buildAnnex,
  buildReport,
  dossiersToTime,
  type DossierTime,
  IdentityBroken,
  periodOf,
  type Standing,
} from './index.ts';

const calendar = calendarOf(parse(readFileSync('processes/calendars/vn.yaml', 'utf8')));
const workingMinutes = (_agency: string, from: number, to: number): number =>
  calendar.workingMinutes(minuteOf(from), minuteOf(to));

type Late = [agency: string | null, from: string, to: string, holder?: 'applicant' | 'transit'];

/** Late stretches as they follow from the words: who had it, from when to when. */
const late = (...parts: Late[]): DossierTime => {
  const lateStretches = parts.map(([agency, from, to, holder = 'agency' as const]) => ({
    from: at(from),
    to: at(to),
    holder,
    agency,
    segment: null,
    minutes: workingMinutes('', at(from), at(to)),
  }));
  const shares = { agency: 0, applicant: 0, transit: 0 };
  for (const { holder, minutes } of lateStretches) shares[holder] += minutes;
  return {
    procedureName: 'Đăng ký khai sinh',
    attribution: { lateFrom: lateStretches[0]!.from, lateStretches, late: shares, segments: [] },
  };
};

const annexOf = (
  dossiers: Record<string, [Position, DossierTime?]>,
  asOf = at('06-15 00:00'),
): Annex => {
  const standing: Standing[] = Object.entries(dossiers).map(([dossier, [position]]) => ({
    dossier,
    position,
  }));
  const report = buildReport({
    period: periodOf('2023-Q2'),
    agency: 'thanh-ha',
    positions: standing.map(({ position }) => position),
    asOf,
    asKnownAt: asOf,
    heads: [],
  });
  const cases = annexCases(report, standing);
  const times = new Map(
    [...dossiersToTime(cases)].map((dossier) => [dossier, dossiers[dossier]![1]!]),
  );
  return buildAnnex({ report, cases, times, workingMinutes });
};

const resolvedLate = (closedAt: string, what: Partial<Position> = {}): Position =>
  closed({ due: at('04-13 17:00'), closedAt: at(closedAt), standing: 'overdue', ...what });
const openLate = positionOf({ due: at('06-12 17:00'), overdueFrom: at('06-13 00:01') });

describe('the slow list', () => {
  const { overdue, overdueTotal } = annexOf({
    'on time': [closed({ due: at('04-13 17:00') })],
    'another owner’s': [resolvedLate('04-14 10:00', { owner: 'thanh-son' })],
    'closed in time, in hand': [positionOf({ due: at('06-20 17:00') })],
    short: [resolvedLate('04-14 10:00'), late(['thanh-ha', '04-13 17:00', '04-14 10:00'])],
    open: [openLate, late(['thanh-ha', '06-12 17:00', '06-15 00:00'])],
    long: [
      resolvedLate('04-18 11:30'),
      late(
        ['thanh-ha', '04-13 17:00', '04-14 11:30'],
        ['cong-an', '04-14 11:30', '04-17 11:30', 'transit'],
        ['cong-an', '04-17 11:30', '04-17 17:00'],
        [null, '04-17 17:00', '04-18 09:30', 'applicant'],
        ['thanh-ha', '04-18 09:30', '04-18 11:30'],
      ),
    ],
  });

  it('has every dossier counted as overdue and no other, the longest late first', () => {
    expect(overdue.map(({ dossier, late: { total } }) => [dossier, total])).toEqual([
      ['long', 1200],
      ['open', 960],
      ['short', 150],
    ]);
  });

  it('tells whose time it was, and of the agencies’ which had how much', () => {
    expect(overdue[0]).toMatchObject({
      procedure: '1.001193',
      procedureName: 'Đăng ký khai sinh',
      field: 'Hộ tịch',
      owner: 'thanh-ha',
      due: '2023-04-13T17:00:00+07:00',
      closedAt: '2023-04-18T11:30:00+07:00',
      late: {
        agency: 600,
        applicant: 120,
        transit: 480,
        agencies: [
          { agency: 'thanh-ha', minutes: 360 },
          { agency: 'cong-an', minutes: 240 },
        ],
      },
    });
    expect(overdue[1]?.closedAt).toBeNull();
  });

  it('sums exactly', () => {
    expect(overdueTotal).toMatchObject({ dossiers: 3, resolved: 2, inHand: 1 });
    expect(overdueTotal.late).toMatchObject({
      total: 2310,
      agency: 1710,
      applicant: 120,
      transit: 480,
      agencies: [
        { agency: 'thanh-ha', minutes: 1470 },
        { agency: 'cong-an', minutes: 240 },
      ],
    });
  });
});

describe('parts', () => {
  const stay = (agency: number, applicant = 0, transit = 0) => ({
    segment: 'cu-tru',
    agency: 'cong-an-thanh-ha',
    state: 'received' as const,
    stretches: [],
    shares: { agency, applicant, transit },
  });
  const withSegments = (
    segments: ReturnType<typeof segmentOf>[],
    stays: ReturnType<typeof stay>[] = [],
  ): [Position, DossierTime] => [
    closed({ segments, closedAt: at('04-20 08:00') }),
    {
      procedureName: '',
      attribution: {
        lateFrom: null,
        late: { agency: 0, applicant: 0, transit: 0 },
        lateStretches: [],
        segments: stays,
      },
    },
  ];
  const ended = (
    state: 'finished' | 'declined' | 'recalled' | 'expired',
    endedAt = '04-12 08:00',
  ) =>
    segmentOf({
      state,
      endedAt: at(endedAt),
      ...(state !== 'finished' && { receivedAt: null }),
    });

  it('have the whole stay of what was received, and the offers nobody took', () => {
    const { parts, partsTotal } = annexOf({
      one: withSegments([ended('declined'), ended('finished')], [stay(0, 0, 480), stay(300, 180)]),
      two: withSegments([ended('recalled'), ended('expired')]),
      'before the period': withSegments([ended('expired', '03-14 16:00')]),
    });
    expect(parts).toEqual([
      {
        agency: 'cong-an-thanh-ha',
        name: 'cong-an-thanh-ha',
        received: 1,
        minutes: { total: 480, agency: 300, applicant: 180, transit: 0 },
        declined: 1,
        recalled: 1,
        expired: 1,
      },
    ]);
    expect(partsTotal).toMatchObject({ received: 1, declined: 1, recalled: 1, expired: 1 });
  });

  it('that do not add up are not given out', () => {
    const short = () => annexOf({ one: withSegments([ended('finished')], [stay(479)]) });
    expect(short).toThrow(IdentityBroken);
    expect(short).toThrow(/cong-an-thanh-ha: tổng 480 phút, cơ quan 479/);
  });
});

it('a late dossier some of whose time nobody had is not given out', () => {
  const gap = () =>
    annexOf({
      gap: [resolvedLate('04-17 10:00'), late(['thanh-ha', '04-13 17:00', '04-14 10:00'])],
    });
  expect(gap).toThrow(/gap: tổng 630 phút, cơ quan 150/);
});

it('a list that is not as long as the report says is not given out', () => {
  const position = resolvedLate('04-14 10:00');
  const report = buildReport({
    period: periodOf('2023-Q2'),
    agency: 'thanh-ha',
    positions: [position, position],
    asOf: at('06-15 00:00'),
    asKnownAt: at('06-15 00:00'),
    heads: [],
  });
  const standing = [{ dossier: 'one', position }];
  const times = new Map([['one', late(['thanh-ha', '04-13 17:00', '04-14 10:00'])]]);
  expect(() =>
    buildAnnex({ report, cases: annexCases(report, standing), times, workingMinutes }),
  ).toThrow(/đã giải quyết quá hạn trong phụ lục 1 ≠ đã giải quyết quá hạn trong báo cáo 2/);
});
