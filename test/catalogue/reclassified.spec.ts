import fc from 'fast-check';

import { type Command, decide, type DossierState, type Model, type Position } from '#lib/dossier';
import { buildReport, periodOf } from '#lib/reporting';

import { modelOf, OWNER, procedures, stateAfter, world } from './kernel.ts';

/** Procedures of three fields, each with its own term. */
const codes = ['1.001022', '2.001035', '1.010833'];
const models = codes.map((code) => modelOf(procedures.find((one) => one.code === code)!));

const HOUR = 3_600_000;
/** Six weeks around the end of the second quarter, 2024-06-15. */
const BEGIN = Date.parse('2024-05-27T01:00:00Z');

interface Life {
  first: number;
  /** Hours between acts. */
  waits: number[];
  /** Which procedure it goes to next, and when it is done. */
  to: number[];
  ends: boolean;
}

interface Lived {
  state: DossierState;
  /** Fields, each with the instant from which the dossier was of it. */
  fields: { field: string; from: number }[];
}

/** Accepted, reclassified now and then, perhaps finished. */
const live = ({ first, waits, to, ends }: Life, name: string): Lived => {
  let at = BEGIN;
  let model: Model = models[first]!;
  let state: DossierState | undefined;
  const fields = [{ field: model.procedure.field, from: 0 }];
  const act = (command: { type: Command['type'] } & Record<string, unknown>, runs = model) => {
    const envelope = {
      dossier: name,
      key: `k${state?.rows.length ?? 0}`,
      by: 'x',
      reason: 'lý do',
    };
    const full = { ...envelope, source: 'log', at, ...command } as unknown as Command;
    state = stateAfter(state, decide(world, runs, state, full, at));
  };
  act({ type: 'submit', procedure: model.procedure.code, agency: OWNER, channel: 'direct' });
  act({ type: 'accept' });
  for (const [index, wait] of waits.entries()) {
    at += wait * HOUR;
    const next = models[to[index] ?? 0]!;
    if (next === model) continue;
    act({ type: 'reclassify', procedure: next.procedure.code }, next);
    model = next;
    fields.push({ field: model.procedure.field, from: at });
  }
  at += HOUR;
  if (ends) act({ type: 'finish', outcome: 'granted' });
  return { state: state!, fields };
};

const quarters = ['2024-Q2', '2024-Q3'].map(periodOf);

it('a dossier counts, for the whole of a period, under the procedure it has at the cut; fields add up', () => {
  const life = fc.record({
    first: fc.nat(2),
    waits: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 4 }),
    to: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    ends: fc.boolean(),
  });
  let moved = 0;
  fc.assert(
    fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), (lives) => {
      const lived = lives.map((one, index) => live(one, `D${index}`));
      for (const period of quarters) {
        const at = ({ state }: Lived): Position | undefined =>
          state.fold?.positions.findLast(({ from }) => from < period.end);
        // What does not add up, in the whole or in a field, is not built.
        const report = buildReport({
          period,
          agency: OWNER,
          positions: lived.flatMap((one) => at(one) ?? []),
          asOf: period.end,
          asKnownAt: period.end,
          heads: [],
        });
        const counted = lived.filter((one) => {
          const position = at(one);
          const { acceptedAt = null, closedAt = null } = position ?? {};
          return acceptedAt !== null && (closedAt === null || closedAt >= period.start);
        });
        const expected: Record<string, number> = {};
        for (const { fields } of counted) {
          const { field } = fields.findLast(({ from }) => from < period.end)!;
          expected[field] = (expected[field] ?? 0) + 1;
          if (fields.length > 1) moved += 1;
        }
        expect(
          Object.fromEntries(report.fields.map(({ field, received }) => [field, received])),
        ).toEqual(expected);
        expect(report.total.received).toBe(counted.length);
      }
    }),
    { numRuns: 40 },
  );
  expect(moved).toBeGreaterThan(40);
});
