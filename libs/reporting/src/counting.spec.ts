/** Laws of counting, for any dossiers: against a slow counter that reads semantics.md §5 word by word. */
import type { Position } from '#lib/dossier';
import fc from 'fast-check';
import { directory, instant, period, position } from '../testing/any-position.ts';
import { at } from '../testing/positions.ts';
import {
  type Counts,
  buildReport,
  canonicalReport,
  cellKeys,
  cellOf,
  classify,
  cutOf,
  identitiesOf,
  periodOf,
  tally,
} from './index.ts';

const positions = fc.array(position, { maxLength: 60 });

/** The slow counter: one filter per figure. */
const slow = (all: readonly Position[], cut: number): Partial<Counts> => {
  const A = ({ acceptedAt }: Position): number => acceptedAt ?? Infinity;
  const F = ({ closedAt }: Position): number => closedAt ?? Infinity;
  const count = (holds: (p: Position) => boolean): number => all.filter(holds).length;
  const before = (p: Position): boolean => A(p) < period.start || p.ownerSince > A(p);
  const counted = (p: Position): boolean => A(p) < cut && !(F(p) < period.start);
  const fresh = (p: Position): boolean => counted(p) && !before(p);
  const done = (p: Position): boolean => counted(p) && F(p) < cut;
  const open = (p: Position): boolean => counted(p) && !(F(p) < cut);
  const late = (p: Position): boolean => open(p) && (p.overdueFrom ?? Infinity) <= cut;
  return {
    received: count(counted),
    carriedOver: count((p) => counted(p) && before(p)),
    inPeriod: {
      total: count(fresh),
      online: count((p) => fresh(p) && p.channel === 'online'),
      direct: count((p) => fresh(p) && p.channel === 'direct'),
      postal: count((p) => fresh(p) && p.channel === 'postal'),
    },
    resolved: {
      total: count(done),
      early: count((p) => done(p) && p.standing === 'early'),
      onTime: count((p) => done(p) && (p.standing === 'on-time' || p.standing === 'none')),
      overdue: count((p) => done(p) && p.standing === 'overdue'),
    },
    inHand: { total: count(open), within: count((p) => open(p) && !late(p)), overdue: count(late) },
    memo: {
      paused: count((p) => open(p) && p.paused),
      provisional: count((p) => open(p) && p.provisional),
      returnedUnqualified: count((p) => done(p) && p.closedAs === 'returned-unqualified'),
      rejected: count((p) => done(p) && p.closedAs === 'rejected'),
      withdrawn: count((p) => done(p) && p.closedAs === 'withdrawn'),
      stopped: count((p) => done(p) && p.closedAs === 'stopped'),
      lateBeforeRestart: count((p) => done(p) && p.lateBeforeRestart),
      reappointed: count((p) => done(p) && p.reappointed),
      withoutAppointment: count((p) => done(p) && p.standing === 'none'),
      withoutAppointmentInHand: count((p) => open(p) && p.withoutAppointment),
      digitisedIntake: count((p) => fresh(p) && p.digitisedIntake),
      digitisedResult: count((p) => done(p) && p.digitisedResult),
    },
  };
};

const reportOf = (id: string, all: readonly Position[], asOf: number) =>
  buildReport({
    period,
    agency: id,
    directory,
    positions: all,
    asOf,
    asKnownAt: at('06-16 08:00'),
    heads: [],
  });

describe('for any dossiers, at any instant', () => {
  it('the tally is what the slow counter counts', () => {
    fc.assert(
      fc.property(positions, instant, (all, asOf) => {
        const cut = cutOf(period, asOf);
        expect(tally(all, period, cut)).toEqual(slow(all, cut));
      }),
      { numRuns: 500 },
    );
  });

  it('every identity holds', () => {
    fc.assert(
      fc.property(positions, instant, (all, asOf) => {
        const counts = tally(all, period, cutOf(period, asOf));
        expect(identitiesOf(counts).filter(({ holds }) => !holds)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('every figure can be led back to as many dossiers', () => {
    fc.assert(
      fc.property(positions, instant, (all, asOf) => {
        const cut = cutOf(period, asOf);
        const counts = tally(all, period, cut);
        for (const key of cellKeys) {
          const behind = all.filter((one) => classify(one, period, cut).includes(key));
          expect(behind).toHaveLength(cellOf(counts, key));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a roll-up sees each dossier once, and is the sum of the reports of its units', () => {
    fc.assert(
      fc.property(positions, instant, (all, asOf) => {
        const district = reportOf('huyen-thanh-ha', all, asOf);
        const units = [reportOf('thanh-ha', all, asOf), reportOf('thanh-son', all, asOf)];
        for (const key of cellKeys) {
          const sum = units.reduce((acc, { total }) => acc + cellOf(total, key), 0);
          expect(cellOf(district.total, key)).toBe(sum);
        }
        const owned = all.filter(({ owner }) => owner !== 'nam-sach');
        expect(district.total).toEqual(tally(owned, period, cutOf(period, asOf)));
        expect(district.identities.every(({ holds }) => holds)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('the bytes do not depend on the order the dossiers come in', () => {
    fc.assert(
      fc.property(positions, instant, (all, asOf) => {
        const report = reportOf('huyen-thanh-ha', all, asOf);
        const again = reportOf('huyen-thanh-ha', all.toReversed(), asOf);
        expect(canonicalReport(again)).toBe(canonicalReport(report));
      }),
      { numRuns: 100 },
    );
  });

  it('what was in hand at the end of a quarter is carried over into the next', () => {
    const next = periodOf('2023-Q3');
    fc.assert(
      fc.property(positions, (all) => {
        // The same facts seen at both cuts, and no transfer between them.
        const stable = all.filter(({ ownerSince }) => ownerSince < period.end);
        const inHand = tally(stable, period, period.end).inHand.total;
        expect(tally(stable, next, next.end).carriedOver).toBe(inHand);
      }),
      { numRuns: 200 },
    );
  });
});
