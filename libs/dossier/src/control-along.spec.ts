import fc from 'fast-check';

import type { Machine } from '#lib/procedure';

import { foldControl, foldControlAlong } from './control.ts';
import { accepted, model, other, world } from './decide.examples.ts';
import type { Fact, FactOf } from './facts.ts';
import { type HistoryRow, seal } from './history.ts';

const machineOf = (pin: string): Machine => world.model(pin).machine;

const rowsOf = (facts: readonly Fact[]): HistoryRow[] =>
  facts.map((fact, index) =>
    seal({
      dossier: 'D',
      seq: index + 1,
      kind: 'act',
      at: index * 60_000,
      recordedAt: index * 60_000,
      actor: 'x',
      key: `k${index + 1}`,
      fact,
      configuration: null,
      targets: [],
      commitment: null,
      prevHash: null,
    }),
  );

const [first] = accepted().state!.rows;
const submit = first!.fact as FactOf<'submit'>;
const inHand = accepted().state!.snapshot;
const step = (task: string, action: string): Fact => ({ type: 'step', task, action, effects: [] });

/** Facts as a history may hold them, and as one somebody has tampered with may. */
const fact = fc.oneof<fc.Arbitrary<Fact>[]>(
  fc.constantFrom<Fact>(
    submit,
    { type: 'accept', inForce: null as never },
    step('tham-tra', 'trinh-ky'),
    step('tham-tra', 'chuyen'),
    step('cu-tru-lam', 'xong'),
    step('ky', 'ky-duyet'),
    { type: 'receive', segment: 'cu-tru' },
    { type: 'decline', segment: 'cu-tru' },
    { type: 'request-supplement', holds: true },
    { type: 'supplement' },
    { type: 'finish', outcome: 'granted' },
    { type: 'return' },
    { ...submit, type: 'reclassify', machine: other.pin, inForce: null } as unknown as Fact,
  ),
  fc.record({
    type: fc.constant('correct' as const),
    void: fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 2 }),
    amend: fc.array(
      fc.record({
        seq: fc.integer({ min: 1, max: 14 }),
        outcome: fc.constant('rejected' as const),
      }),
      { maxLength: 1 },
    ),
    configuration: fc.option(fc.constantFrom(inHand.value, 'submitted', 'withdrawn'), {
      nil: undefined,
    }),
  }) as fc.Arbitrary<Fact>,
);
const host = fc.record({
  type: fc.constant('host' as const),
  machine: fc.constant(model.pin),
  seen: fc.nat({ max: 14 }),
  state: fc.constant({ configuration: inHand.value, context: inHand.context }),
  act: fc.record({ seq: fc.nat({ max: 9 }), type: fc.constant('step') }),
  changes: fc.array(fc.record({ row: fc.constantFrom('k2', 'k4', 'k7', 3), void: fc.boolean() }), {
    maxLength: 1,
  }),
}) as unknown as fc.Arbitrary<Fact>;

/** What an attempt comes to, an error included. */
const attempt = (what: () => unknown): unknown => {
  try {
    return what();
  } catch (error) {
    return { thrown: (error as Error).message };
  }
};

it.each<[string, fc.Arbitrary<Fact>]>([
  ['a history', fact],
  ['a history hosted elsewhere', fc.oneof({ weight: 3, arbitrary: fact }, host)],
])('says along %s what the fold of every beginning says, tampered or not', (_name, facts) => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 13 }), (later) => {
      const rows = rowsOf([submit, ...later]);
      const along = foldControlAlong(machineOf, rows);
      for (const row of rows) {
        const told = attempt(() => along.next().value);
        const alone = attempt(() => [row, foldControl(machineOf, rows.slice(0, row.seq))]);
        expect(told).toEqual(alone);
        if (!Array.isArray(told)) return;
      }
    }),
    { numRuns: 500 },
  );
});

it('stops at a correction that states what no machine can rest in', () => {
  const illegal = { type: 'correct', void: [], amend: [], configuration: 'khong-co' } as never;
  const folded = [...foldControlAlong(machineOf, rowsOf([submit, illegal]))].map(([, one]) => one);
  expect(folded[1]).toEqual({ stoppedAt: 2, refused: 'illegal-configuration' });
});

describe('how often the machine is asked', () => {
  const asked = (facts: readonly Fact[]): number => {
    let acts = 0;
    const counting: Machine = {
      ...model.machine,
      act: (...args) => {
        acts += 1;
        return model.machine.act(...args);
      },
    };
    const folds = [...foldControlAlong(() => counting, rowsOf(facts))];
    expect(folds.every(([, folded]) => 'snapshot' in folded)).toBe(true);
    return acts;
  };
  const begun: Fact[] = [submit, { type: 'accept', inForce: null as never }];
  const rounds = (count: number, ...facts: Fact[]): Fact[] =>
    Array.from({ length: count }, () => facts).flat();

  it('is once for every act', () => {
    const waits: Fact[] = [{ type: 'request-supplement', holds: true }, { type: 'supplement' }];
    expect(asked([...begun, ...rounds(100, ...waits)])).toBe(201);
  });

  it('is no more for acts that are taken back', () => {
    const undone = Array.from({ length: 100 }, (_, round): Fact[] => [
      step('tham-tra', 'trinh-ky'),
      { type: 'correct', void: [3 + round * 2], amend: [] },
    ]);
    expect(asked([...begun, ...undone.flat()])).toBe(101);
  });
});
