/** Any positions, of a district with two communes and of one beside it, around a quarter. */
import { type Directory, directoryOf } from '#lib/directory';
import type { Position } from '#lib/dossier';
import fc from 'fast-check';
import { periodOf } from '../src/index.ts';
import { at, positionOf } from './positions.ts';

/** The quarter they lie around. */
export const period = periodOf('2023-Q2');
const HOUR = 3_600_000;

/** Whole hours from a month before the quarter to a month after, its edges often. */
export const instant = fc.oneof(
  fc.constantFrom(period.start, period.end, period.start - HOUR, period.end - HOUR),
  fc.integer({ min: -720, max: 2928 }).map((hours) => period.start + hours * HOUR),
);
const maybe = fc.option(instant, { nil: null });

/** Any position the fact fold can give: accepted ≤ closed, owned since the submit or a transfer. */
export const position: fc.Arbitrary<Position> = fc
  .record({
    acceptedAt: maybe,
    open: fc.boolean(),
    took: fc.nat({ max: 1500 }),
    transferred: fc.option(fc.nat({ max: 1500 }), { nil: null }),
    owner: fc.constantFrom('thanh-ha', 'thanh-son', 'nam-sach'),
    field: fc.constantFrom('Hộ tịch', 'Chứng thực', 'Đất đai'),
    channel: fc.constantFrom('online' as const, 'direct' as const, 'postal' as const),
    standing: fc.constantFrom(
      'early' as const,
      'on-time' as const,
      'overdue' as const,
      'none' as const,
    ),
    closedAs: fc.constantFrom(
      'granted' as const,
      'rejected' as const,
      'returned-unqualified' as const,
      'withdrawn' as const,
      'stopped' as const,
    ),
    overdueFrom: maybe,
    paused: fc.boolean(),
    provisional: fc.boolean(),
    lateBeforeRestart: fc.boolean(),
    reappointed: fc.boolean(),
    digitisedIntake: fc.boolean(),
    digitisedResult: fc.boolean(),
  })
  .map(({ open, took, transferred, standing, closedAs, acceptedAt, ...rest }) => {
    const done = acceptedAt !== null && !open;
    return positionOf({
      ...rest,
      acceptedAt,
      ownerSince: (acceptedAt ?? at('04-01 08:00')) + (transferred ?? 0) * HOUR,
      phase: acceptedAt === null ? 'submitted' : done ? 'closed' : 'in-hand',
      closedAt: done ? acceptedAt + took * HOUR : null,
      closedAs: done ? closedAs : null,
      standing: done ? standing : null,
      withoutAppointment: standing === 'none',
    });
  });

const agency = (id: string, parent?: string): object => ({
  id,
  name: `Ủy ban nhân dân ${id}`,
  shortName: `UBND ${id}`,
  kind: parent ? 'commune' : 'district',
  ...(parent ? { parent } : {}),
  effective: { from: '2020-01-01' },
  source: { text: 'thử', certainty: 'unverified' },
});

/** huyen-thanh-ha above thanh-ha and thanh-son; nam-sach alone. */
export const directory: Directory = directoryOf({
  kinds: { district: 'UBND cấp huyện', commune: 'UBND cấp xã' },
  agencies: [
    agency('huyen-thanh-ha'),
    agency('thanh-ha', 'huyen-thanh-ha'),
    agency('thanh-son', 'huyen-thanh-ha'),
    agency('nam-sach'),
  ],
});
