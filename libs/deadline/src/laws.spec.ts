import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { parse } from 'yaml';

import type { Minute } from '#lib/calendar';
import { calendarOf, parseInstant } from '#lib/calendar';

import { advance, startLedger } from './advance.ts';
import { isOverdueInHand, isStopped, overdueFrom } from './in-hand.ts';
import type { ClockEvent, ClockPolicy, Ledger } from './ledger.ts';
import { heldMinutes } from './ledger.ts';
import { ClockRefusal } from './refusal.ts';
import { standingOf } from './standing.ts';
import type { Term } from './term.ts';

const table: unknown = parse(
  readFileSync(new URL('../../../processes/calendars/vn.yaml', import.meta.url), 'utf8'),
);
const calendar = calendarOf(table).provisional();
const alike = calendarOf(table).provisional();
const other = calendarOf(table, [
  {
    kind: 'weekly',
    from: '2022-01-01',
    weekdays: [5, 6],
    hours: [{ from: '07:00', to: '11:00' }],
    reason: 'Nghỉ chiều thứ sáu, làm sáng thứ bảy',
  },
]).provisional();
const later = calendarOf(table, [
  {
    kind: 'hours',
    from: '2022-01-01',
    hours: [{ from: '08:00', to: '18:00' }],
    reason: 'Giờ muộn',
  },
]).provisional();

const FIRST = parseInstant('2022-12-20T00:00:00+07:00');
const minute = (from: number, to: number): fc.Arbitrary<Minute> =>
  fc.integer({ min: from, max: to }).map((value) => value as Minute);

const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    unit: fc.constant('working-day' as const),
    value: fc.constantFrom(1, 2, 3, 5, 0.5, 1.25),
  }),
  fc.record({ unit: fc.constant('working-hour' as const), value: fc.constantFrom(1, 4, 8, 12.5) }),
  fc.record({ unit: fc.constant('calendar-day' as const), value: fc.constantFrom(1, 2, 5, 10) }),
  fc.record({
    unit: fc.constantFrom('same-day' as const, 'none' as const),
    cutoff: fc.constantFrom('15:00', '07:30'),
  }),
);
const policy: fc.Arbitrary<ClockPolicy> = fc.record({
  judge: fc.constantFrom(undefined, 'date' as const, 'instant' as const),
  judgeBy: fc.constantFrom(undefined, 'original' as const),
});

const elsewhere = fc.constantFrom(other, later);

/** Gaps between facts: nothing, minutes, hours, days, weeks. */
const gap = fc.oneof(fc.constant(0), fc.nat(90), fc.nat(1440), fc.nat(4 * 1440), fc.nat(20 * 1440));
const reason = fc.constantFrom('supplement', 'payment', 'opinion');
const step = fc.tuple(
  fc.constantFrom('hold', 'hold', 'release', 'release', 'restart', 'extend', 'vary'),
  gap,
  reason,
  term,
);

/** A ledger of whatever of the steps the clock takes, and the events it took. */
const folded = fc
  .tuple(minute(FIRST, FIRST + 60 * 1440), term, policy, fc.array(step, { maxLength: 8 }))
  .map(([start, first, rules, steps]) => {
    let ledger = startLedger(calendar, start, first, rules);
    const events: ClockEvent[] = [];
    let at = start;
    for (const [type, wait, why, other] of steps) {
      at = (at + wait) as Minute;
      const event: ClockEvent =
        type === 'extend'
          ? { type, at, due: (at + 3 * 1440 + wait) as Minute }
          : type === 'vary'
            ? { type, at, term: other }
            : { type: type, at, reason: why };
      try {
        ledger = advance(ledger, event);
        events.push(event);
      } catch (error) {
        if (!(error instanceof ClockRefusal)) throw error;
      }
    }
    return { ledger, events };
  });

const runs = { numRuns: 500 };

describe('laws of the ledger, for all histories', () => {
  it('in hand, a dossier is overdue from overdueFrom on and not before', () => {
    fc.assert(
      fc.property(folded, fc.nat(60 * 1440), ({ ledger }, wait) => {
        const from = overdueFrom(ledger);
        const instants = [ledger.lastAt + wait];
        if (from !== null) instants.push(from - 1, from, from + 1);
        for (const x of instants.filter((value) => value >= ledger.lastAt) as Minute[]) {
          expect(isOverdueInHand(ledger, x)).toBe(from !== null && from <= x);
        }
      }),
      runs,
    );
  });

  it('in hand without a hold is overdue exactly if finishing just before is', () => {
    fc.assert(
      fc.property(folded, fc.nat(30 * 1440), ({ ledger }, wait) => {
        fc.pre(ledger.openHolds.length === 0);
        const x = (ledger.lastAt + 1 + wait) as Minute;
        const { policy: rules, measure, term: running } = ledger;
        const date =
          (rules.judge ??
            (measure.by === 'days' || (measure.by === 'closings' && running.unit === 'working-day')
              ? 'date'
              : 'instant')) === 'date';
        const finish = (date ? x - 1 : x) as Minute;
        expect(isOverdueInHand(ledger, x)).toBe(standingOf(ledger, finish) === 'overdue');
      }),
      runs,
    );
  });

  it('what was stopped before its due is not late when released', () => {
    fc.assert(
      fc.property(folded, fc.nat(60 * 1440), ({ ledger }, wait) => {
        fc.pre(isStopped(ledger) && !ledger.lateBeforeRestart);
        fc.pre(ledger.policy.judgeBy !== 'original');
        const standing = standingOf(ledger, (ledger.lastAt + wait) as Minute);
        expect(standing).not.toBe('overdue');
      }),
      runs,
    );
  });

  it('splitting a stretch never changes the due', () => {
    fc.assert(
      fc.property(
        folded,
        fc.array(fc.nat(8 * 1440), { maxLength: 4 }),
        gap,
        ({ ledger }, cuts, wait) => {
          fc.pre(ledger.openHolds.length === 0);
          const p = (ledger.lastAt + wait) as Minute;
          const begun = advance(ledger, { type: 'hold', at: p, reason: 'whole' });
          const ends = cuts.reduce<Minute[]>(
            (list, cut) => [...list, ((list.at(-1) ?? p) + cut) as Minute],
            [],
          );
          let split = begun;
          for (const at of ends) {
            split = advance(split, { type: 'release', at, reason: 'whole' });
            split = advance(split, { type: 'hold', at, reason: 'whole' });
          }
          const r = ((ends.at(-1) ?? p) + wait) as Minute;
          const release: ClockEvent = { type: 'release', at: r, reason: 'whole' };
          const [one, many] = [advance(begun, release), advance(split, release)];
          expect([many.due, heldMinutes(many)]).toEqual([one.due, heldMinutes(one)]);
        },
      ),
      runs,
    );
  });

  it('a variation to the same term changes nothing but the extension', () => {
    fc.assert(
      fc.property(folded, gap, ({ ledger, events }, wait) => {
        fc.pre(ledger.openHolds.length === 0 && !events.some(({ type }) => type === 'extend'));
        const at = (ledger.lastAt + wait) as Minute;
        expect(advance(ledger, { type: 'vary', at, term: ledger.term }).due).toBe(ledger.due);
      }),
      runs,
    );
  });

  it('held minutes are the union of the holds, and the original due stays', () => {
    fc.assert(
      fc.property(folded, ({ ledger, events }) => {
        const open = new Set<string>();
        let held = 0;
        let last = ledger.acceptedAt;
        for (const event of events) {
          if (open.size > 0) held += calendar.workingMinutes(last, event.at);
          last = event.at;
          if (event.type === 'hold') open.add(event.reason);
          if (event.type === 'release' || event.type === 'restart') open.delete(event.reason ?? '');
        }
        expect(heldMinutes(ledger)).toBe(held);
        const first = startLedger(calendar, ledger.acceptedAt, ledger.entries[0]!.term);
        expect(ledger.originalDue).toBe(first.due);
      }),
      runs,
    );
  });

  it('an agency that works alike changes nothing, however often it goes there and back', () => {
    fc.assert(
      fc.property(folded, gap, ({ ledger, events }, wait) => {
        const first = startLedger(
          calendar,
          ledger.acceptedAt,
          ledger.entries[0]!.term,
          ledger.policy,
        );
        const moved = events.reduce((before, event, place) => {
          const there = place % 2 === 0 ? alike : calendar;
          return advance(
            advance(before, { type: 'calendar', at: event.at, calendar: there }),
            event,
          );
        }, first);
        const at = (ledger.lastAt + wait) as Minute;
        const told = (one: Ledger) => {
          const closed = advance(one, { type: 'close', at });
          const { due, originalDue } = closed;
          return [overdueFrom(one), due, originalDue, heldMinutes(closed), standingOf(closed, at)];
        };
        expect(told(moved)).toEqual(told(ledger));
      }),
      runs,
    );
  });

  it('an agency that works otherwise keeps the promise, and both agree on when it is late', () => {
    fc.assert(
      fc.property(folded, gap, fc.nat(60 * 1440), elsewhere, ({ ledger }, wait, later, there) => {
        const at = (ledger.lastAt + wait) as Minute;
        const moved = advance(ledger, { type: 'calendar', at, calendar: there });
        expect([moved.due, moved.originalDue]).toEqual([ledger.due, ledger.originalDue]);
        const from = overdueFrom(moved);
        for (const x of [at + later, ...(from === null ? [] : [from - 1, from])] as Minute[]) {
          if (x >= at) expect(isOverdueInHand(moved, x)).toBe(from !== null && from <= x);
        }
        const stopped =
          moved.openHolds.length > 0 ? moved : advance(moved, { type: 'hold', at, reason: 'x' });
        if (isStopped(stopped) && !moved.lateBeforeRestart && moved.policy.judgeBy !== 'original')
          expect(standingOf(stopped, (at + later) as Minute)).not.toBe('overdue');
      }),
      runs,
    );
  });

  it('a ledger is a value: advancing changes no earlier one, and JSON holds it', () => {
    fc.assert(
      fc.property(folded, ({ ledger }: { ledger: Ledger }) => {
        const before = JSON.stringify(ledger);
        advance(ledger, { type: 'close', at: (ledger.lastAt + 1) as Minute });
        expect(JSON.stringify(ledger)).toBe(before);
        expect(before.length).toBeLessThan(6000);
      }),
      { numRuns: 100 },
    );
  });
});
