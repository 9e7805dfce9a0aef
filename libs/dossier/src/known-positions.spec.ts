import fc from 'fast-check';

import type { Command } from './command.ts';
import { Story, submitted, world } from './decide.examples.ts';
import { foldFacts } from './fold-facts.ts';
import type { HistoryRow } from './history.ts';
import { knownPositions } from './known-positions.ts';
import { DossierRefusal } from './refusals.ts';

type Draft = Partial<Command> & { type: Command['type'] };

/** As the words of `knownPositions` have it: what every beginning of the history comes to, each folded alone. */
const foldedAlone = (rows: readonly HistoryRow[]) =>
  rows.map(({ recordedAt }, index) => ({
    recordedAt,
    positions: foldFacts(rows.slice(0, index + 1), world.calendars).positions,
  }));

const timeOf = (minute: number): string => {
  const [day, of] = [5 + Math.floor(minute / 600), minute % 600];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(day)}T${two(8 + Math.floor(of / 60))}:${two(of % 60)}`;
};

const draft = fc.oneof<fc.Arbitrary<Draft>[]>(
  fc.constantFrom<Draft>(
    { type: 'accept' },
    { type: 'step', task: 'tham-tra', action: 'chuyen' } as Draft,
    { type: 'step', task: 'tham-tra', action: 'trinh-ky' } as Draft,
    { type: 'step', task: 'ky', action: 'ky-duyet' } as Draft,
    { type: 'receive', segment: 'cu-tru' } as Draft,
    { type: 'request-supplement' },
    { type: 'supplement' },
    { type: 'request-payment' },
    { type: 'payment' },
    { type: 'finish', outcome: 'granted' } as Draft,
    { type: 'withdraw' },
  ),
  fc
    .integer({ min: 2, max: 9 })
    .map((seq) => ({ type: 'correct', void: [`k${seq}`], amend: [] }) as unknown as Draft),
);

it('are what every beginning of a history comes to, recorded late and corrected or not', () => {
  let corrected = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(draft, fc.nat({ max: 90 }), fc.nat({ max: 200 })), { maxLength: 14 }),
      (acts) => {
        const story: Story = submitted();
        let now = 0;
        for (const [what, later, ago] of [[{ type: 'accept' }, 5, 0] as const, ...acts]) {
          now += later;
          const at = ago < 120 ? now : Math.max(0, now - ago);
          try {
            story.at(timeOf(at), what, timeOf(now));
          } catch (error) {
            if (!(error instanceof DossierRefusal)) throw error;
          }
        }
        const { rows } = story.state!;
        corrected += rows.filter(({ fact }) => fact.type === 'correct').length;
        const known = knownPositions(rows, world.calendars);
        for (const [index, { recordedAt, positions }] of foldedAlone(rows).entries()) {
          if (rows[index + 1]?.recordedAt === recordedAt) continue;
          const then = known
            .filter(({ knownFrom, knownTo }) => {
              return knownFrom <= recordedAt && (knownTo === null || recordedAt < knownTo);
            })
            .map(({ position }) => position)
            .sort((one, other) => one.from - other.from);
          expect(then).toEqual(positions);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(corrected).toBeGreaterThan(50);
});
