/** Locked reports (semantics.md §5, locking): what is carried over from one, and what was learned since. */
import type { Position } from '#lib/dossier';
import fc from 'fast-check';
import { directory, position } from '../testing/any-position.ts';
import { acceptedAt, at, closed, positionOf, segmentOf } from '../testing/positions.ts';
import {
  buildReport,
  carriedSince,
  cellKeys,
  countedIn,
  leftInHand,
  movedSince,
  periodOf,
  reportScope,
  type StandingReport,
} from './index.ts';

const before = periodOf('2023-Q1');
const period = periodOf('2023-Q2');

interface Stood {
  dossier: string;
  position: Position;
  seq: number;
  hash: string;
}

const stood = (dossier: string, position: Position, seq = 1): Stood => ({
  dossier,
  position,
  seq,
  hash: `${dossier}-${seq}`,
});

const reportOn = (
  of: typeof period,
  standing: readonly Stood[],
  agency = 'thanh-ha',
): StandingReport<Stood> => ({
  report: buildReport({
    period: of,
    agency,
    directory,
    positions: standing.map((one) => one.position),
    heads: standing,
    asOf: of.end,
    asKnownAt: at('06-16 08:00'),
  }),
  standing,
});

const scope = reportScope(directory, 'thanh-ha', period, period.end);
const carried = (then: readonly Stood[], now: readonly Stood[]) =>
  carriedSince(reportOn(before, then), now, scope, period, period.end);

describe('what is carried over from a locked report is what it left in hand', () => {
  const old = acceptedAt('02-10 08:00');
  const done = (day: string) =>
    closed({ acceptedAt: old.acceptedAt, ownerSince: old.ownerSince, closedAt: at(day) });

  it('and nothing else where nothing was learned', () => {
    const then = [stood('A', old), stood('B', done('03-01 08:00'))];
    const now = [stood('A', done('04-01 08:00'), 4), stood('C', positionOf())];
    expect(carried(then, now)).toEqual({ period: '2023-Q1', inHand: 1, adjustments: [] });
  });

  const table: [string, Position | null, Position | null, string, number][] = [
    [
      'one closed in that period, as was recorded later',
      old,
      done('03-10 08:00'),
      'giải quyết xong trong kỳ trước, ghi nhận sau khi khóa số liệu',
      -1,
    ],
    [
      'one accepted in that period, as was recorded later',
      null,
      old,
      'tiếp nhận từ kỳ trước, ghi nhận sau khi khóa số liệu',
      1,
    ],
    [
      'one that was not closed after all',
      done('03-10 08:00'),
      old,
      'chưa giải quyết xong trong kỳ trước, ghi nhận sau khi khóa số liệu',
      1,
    ],
    [
      'one that was not accepted after all',
      old,
      { ...old, acceptedAt: null, phase: 'submitted' },
      'chưa tiếp nhận trong kỳ trước, ghi nhận sau khi khóa số liệu',
      -1,
    ],
    [
      'one accepted only in this period',
      old,
      acceptedAt('03-20 08:00'),
      'chưa tiếp nhận trong kỳ trước, ghi nhận sau khi khóa số liệu',
      -1,
    ],
    [
      'one of which nothing is known any more by then',
      old,
      null,
      'chưa tiếp nhận trong kỳ trước, ghi nhận sau khi khóa số liệu',
      -1,
    ],
    [
      'one taken over from another agency',
      null,
      { ...old, ownerSince: at('04-01 08:00') },
      'nhận từ cơ quan khác trong kỳ',
      1,
    ],
    [
      'one taken over before, as was recorded later',
      null,
      { ...old, ownerSince: at('03-01 08:00') },
      'nhận từ cơ quan khác từ kỳ trước, ghi nhận sau khi khóa số liệu',
      1,
    ],
    [
      'one given to another agency',
      old,
      { ...old, owner: 'nam-sach', ownerSince: at('04-01 08:00') },
      'chuyển cho cơ quan khác trong kỳ',
      -1,
    ],
    [
      'one given away before, as was recorded later',
      old,
      { ...old, owner: 'nam-sach', ownerSince: at('03-01 08:00') },
      'chuyển cho cơ quan khác từ kỳ trước, ghi nhận sau khi khóa số liệu',
      -1,
    ],
  ];
  it.each(table)('but for %s', (_what, then, now, reason, change) => {
    const of = (position: Position | null) => (position ? [stood('A', position)] : []);
    expect(carried(of(then), of(now)).adjustments).toEqual([{ reason, change, dossiers: ['A'] }]);
  });

  it('whatever was learned of whichever dossiers, for a unit and in the roll-up', () => {
    const known = fc.array(fc.tuple(fc.nat({ max: 20 }), position), { maxLength: 30 });
    fc.assert(
      fc.property(
        known,
        known,
        fc.constantFrom('thanh-ha', 'huyen-thanh-ha'),
        (then, now, agency) => {
          const of = (pairs: typeof then) =>
            Array.from(new Map(pairs), ([id, one]) => stood(`HS-${id}`, one));
          const locked = reportOn(before, of(then), agency);
          const standing = of(now);
          const { owns } = reportScope(directory, agency, period, period.end);
          const previous = carriedSince(locked, standing, { owns }, period, period.end);
          // Does not throw: carried over = in hand there + the adjustments.
          const { total } = buildReport({
            period,
            agency,
            directory,
            positions: standing.map((one) => one.position),
            heads: standing,
            asOf: period.end,
            asKnownAt: at('06-16 08:00'),
            previous,
          });
          for (const { change, dossiers } of previous.adjustments)
            expect(Math.abs(change)).toBe(dossiers.length);
          expect(total.carriedOver - previous.inHand).toBe(
            previous.adjustments.reduce((sum, { change }) => sum + change, 0),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('leaves in hand as many dossiers as it says', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 40 }), (all) => {
      const locked = reportOn(
        period,
        all.map((one, place) => stood(`HS-${place}`, one)),
      );
      expect(leftInHand(locked)).toHaveLength(locked.report.total.inHand.total);
    }),
    { numRuns: 100 },
  );
});

describe('what a locked report would say otherwise today', () => {
  const one = stood('A', positionOf());
  const cellsOf = (standing: readonly Stood[]) =>
    countedIn(reportOn(period, standing).report)(standing[0]!.position);

  it('is nothing where nothing that counts was learned', () => {
    const now = [stood('A', { ...one.position, returnedAt: at('06-20 08:00') }, 5)];
    expect(movedSince(reportOn(period, [one]), reportOn(period, now), scope)).toEqual({
      dossiers: [],
      figures: [],
    });
  });

  it('is told of each dossier with both ways it is counted, and of each figure', () => {
    const now = [stood('A', closed({ standing: 'overdue' }), 3), stood('B', positionOf(), 2)];
    const { dossiers, figures } = movedSince(reportOn(period, [one]), reportOn(period, now), scope);
    expect(dossiers).toEqual([
      {
        dossier: 'A',
        seq: 1,
        locked: { field: 'Hộ tịch', owner: 'thanh-ha', cells: cellsOf([one]) },
        now: { field: 'Hộ tịch', owner: 'thanh-ha', cells: cellsOf(now) },
        segments: false,
      },
      {
        dossier: 'B',
        seq: null,
        locked: null,
        now: { field: 'Hộ tịch', owner: 'thanh-ha', cells: cellsOf([one]) },
        segments: false,
      },
    ]);
    expect(figures.map(({ key, locked, now: today }) => [key, locked, today])).toEqual([
      ['received', 1, 2],
      ['inPeriod.total', 1, 2],
      ['inPeriod.online', 1, 2],
      ['resolved.total', 0, 1],
      ['resolved.overdue', 0, 1],
    ]);
  });

  it('is told of a dossier that counts no more, and of one whose parts alone count otherwise', () => {
    const part = stood('A', positionOf({ segments: [segmentOf()] }));
    const finished = { state: 'finished' as const, endedAt: at('05-01 08:00') };
    const now = stood('A', positionOf({ segments: [segmentOf(finished)] }), 2);
    const { dossiers } = movedSince(
      reportOn(period, [part, stood('B', positionOf())]),
      reportOn(period, [now]),
      scope,
    );
    expect(
      dossiers.map(({ dossier, segments, now: today }) => [dossier, segments, today === null]),
    ).toEqual([
      ['A', true, false],
      ['B', false, true],
    ]);
  });

  it('adds up: its figures differ by what its dossiers are counted in', () => {
    const known = fc.array(fc.tuple(fc.nat({ max: 15 }), position), { maxLength: 20 });
    fc.assert(
      fc.property(known, known, (then, now) => {
        const of = (pairs: typeof then) =>
          reportOn(
            period,
            Array.from(new Map(pairs), ([id, position]) => stood(`HS-${id}`, position)),
          );
        const { dossiers, figures } = movedSince(of(then), of(now), scope);
        for (const key of cellKeys) {
          const moved = dossiers.reduce(
            (sum, { locked, now: today }) =>
              sum + (today?.cells.includes(key) ? 1 : 0) - (locked?.cells.includes(key) ? 1 : 0),
            0,
          );
          const figure = figures.find((one) => one.key === key);
          expect(figure ? figure.now - figure.locked : 0).toBe(moved);
        }
      }),
      { numRuns: 100 },
    );
  });
});
