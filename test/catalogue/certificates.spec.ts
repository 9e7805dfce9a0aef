import fc from 'fast-check';

import {
  certify,
  type Certificate,
  compile,
  type CounterExample,
  ExplorationLimit,
  explore,
  lint,
  loadMachine,
  type Machine,
  MachineFailed,
  type Procedure,
  provenByCertificate,
  type Snapshot,
  startsOf,
  tellingValues,
} from '#lib/procedure';

import { drawn, mutated, pickOf } from '../support/drawn-procedures.ts';
import { procedures } from './kernel.ts';

it.each(procedures.map((one) => [`${one.code}@${one.version}`, one] as const))(
  '%s is certified',
  (_name, procedure) => {
    const certificate = certify(procedure);
    expect(certificate.troubles).toEqual([]);
    expect(certificate.findings).toEqual([]);
    expect(certificate.certified).toBe(true);
    expect(certificate.checks.map(({ looked }) => looked > 0)).not.toContain(false);
    for (const { longest } of certificate.term.terms)
      for (const { amount, byAgency, steps } of longest) {
        const sum = (list: readonly { amount: number }[]) =>
          list.reduce((total, one) => total + one.amount, 0);
        expect(sum(byAgency)).toBe(amount);
        expect(sum(steps)).toBe(amount);
      }
  },
);

const work = /^(accept|step|receive|decline|recall|expire|supplement|payment|opinion)/;

const workAt = (machine: Machine, snapshot: Snapshot) =>
  machine.allowed(snapshot).filter(({ type, blocked }) => !blocked && work.test(type));

const isInside = (machine: Machine, snapshot: Snapshot): boolean =>
  ['submitted', 'in-hand'].includes(machine.view(snapshot).phase);

/** Leads a dossier by whatever work is allowed, by nothing the certificate uses; where it can't go on, or undefined. */
const wanderUntilStuck = (
  machine: Machine,
  start: Snapshot,
  pick: (count: number) => number,
): Snapshot | undefined => {
  const values = tellingValues(machine.config);
  let snapshot = start;
  for (let act = 0; act < 80 && isInside(machine, snapshot); act += 1) {
    const open = workAt(machine, snapshot);
    const chosen = open[pick(open.length)];
    if (!chosen) return snapshot;
    const facts = chosen.needs.facts.map((fact) => {
      const told = values[fact] ?? [];
      return [fact, told[pick(told.length)] ?? null] as const;
    });
    const [scope] = chosen.scopes;
    const acted = machine.act(snapshot, {
      type: chosen.type,
      ...(chosen.needs.reason && { reason: true }),
      ...(facts.length > 0 && { facts: Object.fromEntries(facts) }),
      ...(scope !== undefined && scope !== 'dossier' && { segment: scope }),
    });
    if (acted.refused !== undefined) throw new Error(`${chosen.type} was refused`);
    snapshot = acted.snapshot;
  }
  return undefined;
};

const play = (machine: Machine, { facts, path }: CounterExample): Snapshot =>
  path.reduce((snapshot, { event }) => {
    const acted = machine.act(snapshot, event);
    if (acted.refused !== undefined) throw new Error(`${event.type}: ${acted.refused}`);
    return acted.snapshot;
  }, machine.init(facts));

/** Every step somebody had work at, or an answer was awaited at, on the way. */
const stepsPassed = (machine: Machine, { facts, path }: CounterExample): string[] =>
  path.flatMap((_, index) => {
    const snapshot = play(machine, { facts, given: [], path: path.slice(0, index) });
    const { tasks, waiting } = machine.view(snapshot);
    return [...tasks, ...waiting].map(({ step }) => step);
  });

/** That a counter-example leads to what it is one of, by playing and looking on from there. */
const verify = (machine: Machine, { troubles }: Certificate): void => {
  for (const { code, steps, counterExample } of troubles) {
    if (!counterExample) continue;
    if (code === 'endless-decision') {
      expect(() => play(machine, counterExample)).toThrow(MachineFailed);
      continue;
    }
    if (code === 'term-exceeded') {
      expect(stepsPassed(machine, counterExample)).toEqual(expect.arrayContaining(steps));
      expect(machine.view(play(machine, counterExample)).phase).toBe('finished');
      continue;
    }
    const snapshot = play(machine, counterExample);
    if (!['dead-end', 'join-incomplete', 'trap'].includes(code)) continue;
    expect(isInside(machine, snapshot)).toBe(true);
    const onwards = explore(machine, { from: [snapshot], follow: ({ type }) => work.test(type) });
    expect(onwards.every((one) => isInside(machine, one.snapshot))).toBe(true);
    if (code !== 'trap') expect(onwards).toHaveLength(1);
  }
};

/** The certificate of a definition that is not much larger than those of the catalogue. */
const certified = (procedure: Procedure, machine: Machine): Certificate | undefined => {
  try {
    return certify(procedure, { machine, limit: 2000 });
  } catch (error) {
    if (error instanceof ExplorationLimit) return undefined;
    throw error;
  }
};

it('what is certified never gets stuck, and what is not is shown the way to where it does', () => {
  const seen = { certified: 0, denied: 0, late: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...procedures),
      fc.infiniteStream(fc.nat()),
      (original, numbers) => {
        const pick = pickOf(numbers);
        const procedure = pick(3) === 0 ? drawn(pick) : mutated(original, pick);
        fc.pre(
          lint(procedure).every(
            ({ severity, code }) => severity !== 'error' || provenByCertificate.has(code),
          ),
        );
        const machine = loadMachine(compile(procedure).config);
        const certificate = certified(procedure, machine);
        fc.pre(certificate !== undefined);
        seen[certificate.certified ? 'certified' : 'denied'] += 1;
        if (certificate.troubles.some(({ code }) => code === 'term-exceeded')) seen.late += 1;
        verify(machine, certificate);
        const ends = !certificate.troubles.some(({ code }) =>
          ['dead-end', 'join-incomplete', 'endless-decision', 'hold-unanswered'].includes(code),
        );
        if (!ends) return;
        const starts = startsOf(machine);
        for (let walk = 0; walk < 12; walk += 1) {
          const start = starts[pick(starts.length)] ?? machine.init();
          expect(wanderUntilStuck(machine, start, pick)).toBeUndefined();
        }
      },
    ),
    { numRuns: 80 },
  );
  expect(seen.certified).toBeGreaterThan(0);
  expect(seen.denied).toBeGreaterThan(0);
  expect(seen.late).toBeGreaterThan(0);
});
