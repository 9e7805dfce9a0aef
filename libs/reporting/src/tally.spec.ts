import type { Position } from '#lib/dossier';
import { acceptedAt, at, closed, positionOf } from '../testing/positions.ts';
import {
  cellKeys,
  cellLabels,
  cellOf,
  classify,
  cutOf,
  noCounts,
  periodOf,
  tally,
} from './index.ts';

const period = periodOf('2023-Q2');
const cells = (position: Position, cut = period.end): readonly string[] =>
  classify(position, period, cut);

const inPeriod = ['received', 'inPeriod.total', 'inPeriod.online'];
const within = ['inHand.total', 'inHand.within'];
const early = ['resolved.total', 'resolved.early'];

describe('a dossier is counted', () => {
  const table: [string, Position, string[]][] = [
    ['not before it is accepted', positionOf({ acceptedAt: null, phase: 'submitted' }), []],
    ['never when refused', positionOf({ acceptedAt: null, phase: 'refused' }), []],
    [
      'in period from the first instant of the first day',
      acceptedAt('03-15 00:00'),
      [...inPeriod, ...within],
    ],
    [
      'as carried over a minute earlier',
      acceptedAt('03-14 23:59'),
      ['received', 'carriedOver', ...within],
    ],
    ['in period to the last minute', acceptedAt('06-14 23:59'), [...inPeriod, ...within]],
    ['not any more at 00:00 of the day after the last', acceptedAt('06-15 00:00'), []],
    [
      'by its channel',
      positionOf({ channel: 'postal' }),
      ['received', 'inPeriod.total', 'inPeriod.postal', ...within],
    ],
    [
      'not at all when it was finished before the period',
      closed({
        acceptedAt: at('03-01 08:00'),
        ownerSince: at('03-01 08:00'),
        closedAt: at('03-14 23:59'),
      }),
      [],
    ],
    [
      'as carried over and resolved when finished at the first instant of the period',
      closed({
        acceptedAt: at('03-01 08:00'),
        ownerSince: at('03-01 08:00'),
        closedAt: at('03-15 00:00'),
      }),
      ['received', 'carriedOver', ...early],
    ],
    [
      'as resolved to the last minute',
      closed({ closedAt: at('06-14 23:59') }),
      [...inPeriod, ...early],
    ],
    [
      'as in hand when finished at exactly 00:00 of the day after the last',
      closed({ closedAt: at('06-15 00:00') }),
      [...inPeriod, ...within],
    ],
    [
      'as resolved by its close when the result was handed over too',
      closed({ phase: 'returned', returnedAt: at('06-20 08:00') }),
      [...inPeriod, ...early],
    ],
    [
      'on time',
      closed({ standing: 'on-time' }),
      [...inPeriod, 'resolved.total', 'resolved.onTime'],
    ],
    [
      'overdue',
      closed({ standing: 'overdue' }),
      [...inPeriod, 'resolved.total', 'resolved.overdue'],
    ],
    [
      'on time with a memo when it had no appointment',
      closed({ standing: 'none', withoutAppointment: true }),
      [...inPeriod, 'resolved.total', 'resolved.onTime', 'memo.withoutAppointment'],
    ],
    [
      'as in hand overdue when overdue from exactly the cut',
      positionOf({ overdueFrom: at('06-15 00:00') }),
      [...inPeriod, 'inHand.total', 'inHand.overdue'],
    ],
    [
      'as in hand within when overdue a minute after the cut',
      positionOf({ overdueFrom: at('06-15 00:01') }),
      [...inPeriod, ...within],
    ],
    [
      'with the memo items of what is in hand',
      positionOf({ paused: true, provisional: true, withoutAppointment: true }),
      [...inPeriod, ...within, 'memo.paused', 'memo.provisional', 'memo.withoutAppointmentInHand'],
    ],
    [
      'with the memo items of what is resolved',
      closed({
        lateBeforeRestart: true,
        reappointed: true,
        digitisedResult: true,
        paused: true,
        provisional: true,
      }),
      [...inPeriod, ...early, 'memo.lateBeforeRestart', 'memo.reappointed', 'memo.digitisedResult'],
    ],
    [
      'with what was digitised at intake in the period',
      positionOf({ digitisedIntake: true }),
      [...inPeriod, 'memo.digitisedIntake', ...within],
    ],
    [
      'without it when carried over',
      acceptedAt('03-01 08:00', { digitisedIntake: true }),
      ['received', 'carriedOver', ...within],
    ],
    [
      'as carried over of the owner who took it over within the period',
      positionOf({ owner: 'thanh-son', ownerSince: at('05-01 08:00') }),
      ['received', 'carriedOver', ...within],
    ],
    [
      'in period of the owner it was moved to before acceptance',
      positionOf({ owner: 'thanh-son', ownerSince: at('04-09 08:00') }),
      [...inPeriod, ...within],
    ],
  ];
  it.each(table)('%s', (_, position, expected) => {
    expect([...cells(position)].sort()).toEqual([...expected].sort());
  });

  it.each([
    ['rejected', 'memo.rejected'],
    ['returned-unqualified', 'memo.returnedUnqualified'],
    ['withdrawn', 'memo.withdrawn'],
    ['stopped', 'memo.stopped'],
  ] as const)('as resolved when %s, with %s', (closedAs, memo) => {
    expect(cells(closed({ closedAs }))).toEqual([...inPeriod, ...early, memo]);
  });
});

describe('a period that is not over', () => {
  const cut = cutOf(period, at('05-01 12:00'));
  it('is looked at as of then', () => {
    expect(cut).toBe(at('05-01 12:00'));
    expect(cells(acceptedAt('05-01 12:00'), cut)).toEqual([]);
    expect(cells(closed({ closedAt: at('05-01 12:00') }), cut)).toEqual([...inPeriod, ...within]);
    expect(cells(positionOf({ overdueFrom: at('05-01 12:00') }), cut)).toContain('inHand.overdue');
    expect(cells(positionOf({ overdueFrom: at('05-02 07:30') }), cut)).toContain('inHand.within');
  });

  it('is looked at as of its end once it is over', () => {
    expect(cutOf(period, at('2026-01-01 00:00'))).toBe(period.end);
  });
});

describe('every figure', () => {
  const positions = [
    positionOf(),
    closed(),
    closed({ standing: 'overdue' }),
    acceptedAt('03-01 08:00'),
  ];
  it('is as many dossiers as stand behind it', () => {
    expect(tally(positions, period, period.end)).toMatchObject({
      received: 4,
      carriedOver: 1,
      resolved: { total: 2, early: 1, onTime: 0, overdue: 1 },
      inHand: { total: 2, within: 2, overdue: 0 },
    });
    expect(positions.filter((one) => cells(one).includes('resolved.overdue'))).toEqual([
      positions[2],
    ]);
    expect(tally([], period, period.end).received).toBe(0);
  });

  it('has a name in Vietnamese, and is 0 where nothing was counted', () => {
    expect(cellKeys).toHaveLength(25);
    expect(cellKeys.every((key) => cellLabels[key] !== '')).toBe(true);
    expect(cellOf(noCounts(), 'resolved.early')).toBe(0);
  });
});
