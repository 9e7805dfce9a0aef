import fc from 'fast-check';

import { compile } from './compile.ts';
import { eventsOf, explore, startsOf, tellingValues } from './explore.ts';
import { joint, simple } from './machine.examples.ts';
import { loadMachine } from './machine.ts';
import type { Machine, Snapshot } from './machine.ts';
import type { MachineEvent } from './registry.ts';
import { nationalStatus } from './national-status.ts';
import { ExplorationLimit } from './state-graph.ts';

const machines = {
  simple: loadMachine(compile(simple()).config),
  joint: loadMachine(compile(joint()).config),
};

/** Everything, but of the requests only those that hold, and one segment outside the flow. */
const everything = (machine: Machine) =>
  explore(machine, {
    // Requests that hold nothing multiply the snapshots and change nothing else.
    follow: ({ type }) => type !== 'request-opinion' && type !== 'hand-over',
    limit: 20_000,
  });

const oneStatus = {
  refused: [3],
  withdrawn: [7],
  stopped: [8],
  finished: [9],
  sent: [9],
  returned: [10],
};

const play = (machine: Machine, start: Snapshot, path: readonly MachineEvent[]): Snapshot =>
  path.reduce((snapshot, event) => {
    const acted = machine.act(snapshot, event);
    if (acted.refused !== undefined) throw new Error(acted.refused);
    return acted.snapshot;
  }, start);

const names = ['simple', 'joint'] as const;

describe.each(names)('every reachable snapshot of %s', (name) => {
  const machine = machines[name];
  const reached = everything(machine);
  const afterAcceptance = reached.filter(({ snapshot }) => snapshot.context.accepted);

  it('is more than a handful', () => {
    expect(reached.length).toBeGreaterThan(30);
  });

  it('has exactly one national status', () => {
    for (const { snapshot } of reached) {
      const { status, phase } = machine.view(snapshot);
      expect(nationalStatus).toHaveProperty(String(status));
      expect({ ...oneStatus, submitted: [1, 5], 'in-hand': [4, 5, 6] }[phase]).toContain(status);
    }
  });

  it('takes record-returned once accepted', () => {
    for (const { snapshot } of afterAcceptance) {
      const acted = machine.act(snapshot, { type: 'record-returned', outcome: 'granted' });
      expect(acted.refused).toBeUndefined();
      if (!acted.refused)
        expect(machine.view(acted.snapshot)).toMatchObject({
          phase: 'returned',
          status: 10,
          holds: [],
          tasks: [],
        });
    }
  });

  it('takes finish, withdraw, stop, extend, vary and transfer while in hand, and then holds nothing', () => {
    const inHand = reached.filter(({ snapshot }) => machine.view(snapshot).phase === 'in-hand');
    for (const { snapshot } of inHand) {
      for (const type of ['finish', 'withdraw', 'stop', 'extend', 'vary', 'transfer']) {
        const acted = machine.act(snapshot, { type, outcome: 'rejected' });
        expect(acted.refused).toBeUndefined();
        if (acted.refused || machine.view(acted.snapshot).phase === 'in-hand') continue;
        expect(machine.view(acted.snapshot)).toMatchObject({ holds: [], requests: [], offers: {} });
      }
    }
  });

  it('has a legal next event, and beyond corrections and ratings unless it is at an end', () => {
    for (const { snapshot } of reached) {
      const open = machine.allowed(snapshot).filter(({ blocked }) => !blocked);
      expect(open.length).toBeGreaterThan(0);
      const moving = open.filter(({ type }) => type !== 'correct' && type !== 'rate');
      const ended =
        machine.view(snapshot).phase === 'refused' ||
        !afterAcceptance.some((one) => one.snapshot === snapshot);
      if (!ended) expect(moving.length).toBeGreaterThan(0);
    }
  });

  it('can go on by the office’s own work while in hand, once its holds are released', () => {
    for (const { snapshot } of reached) {
      const { phase, holds } = machine.view(snapshot);
      if (phase !== 'in-hand' || holds.length > 0) continue;
      const own = machine
        .allowed(snapshot)
        .filter(({ type, blocked }) => !blocked && /^(step|receive)\./.test(type));
      expect(own.length).toBeGreaterThan(0);
    }
  });

  it('offers what act takes, and blocks what act refuses for the same reason', () => {
    const values = tellingValues(machine.config);
    for (const { snapshot } of reached.filter((_, index) => index % 7 === 0)) {
      for (const offered of machine.allowed(snapshot)) {
        const acts = eventsOf(offered, values, ['thue']).map((event) =>
          machine.act(snapshot, event),
        );
        if (!offered.blocked) expect(acts.some(({ refused }) => refused === undefined)).toBe(true);
        else for (const { refused } of acts) expect(refused).toBe(offered.blocked.refused);
      }
    }
  });

  it('can be stated, and is then the same', () => {
    const restated = reached.map(({ snapshot: { value, context } }) => machine.at(value, context));
    expect(restated).toEqual(reached.map(({ snapshot }) => snapshot));
  });
});

it('begins from every combination of facts the flow asks about', () => {
  const facts = startsOf(machines.simple).map(({ context }) => context.facts);
  expect(facts).toHaveLength(2 * 3);
  expect(new Set(facts.map((one) => one['so-ban']))).toEqual(new Set([0, 1, 2]));
  const { simple: machine } = machines;
  const reached = explore(machine, {
    from: startsOf(machine),
    follow: ({ type }) => /^(accept|step)/.test(type),
  });
  const open = reached
    .flatMap(({ snapshot }) => machine.allowed(snapshot))
    .filter(({ blocked }) => !blocked);
  expect(open.map(({ type }) => type)).toContain('step.ky.ky-nhieu');
  for (const { start, path, snapshot } of reached)
    expect(play(machine, start, path)).toEqual(snapshot);
});

it('throws rather than leave a snapshot out', () => {
  expect(() => explore(machines.joint, { limit: 5 })).toThrow(ExplorationLimit);
});

it('follows segments outside the flow where it is given names for them', () => {
  const reached = explore(machines.simple, {
    outsiders: ['thue'],
    follow: ({ type }) => /^(accept|hand-over|receive|decline)/.test(type),
  });
  expect(reached.map(({ snapshot }) => snapshot.context.offers.thue).sort()).toEqual(
    ['declined', 'offered', 'received', undefined, undefined].sort(),
  );
});

it('any run of events, legal or not, keeps to legal snapshots and never throws', () => {
  const machine = machines.joint;
  const values = tellingValues(machine.config);
  const wild = fc.oneof(
    fc.constantFrom(
      'accept',
      'step',
      'receive',
      'finish',
      'xstate.done',
      '*',
      '',
      'toString',
      '__proto__',
    ),
    fc.string(),
  );
  const choice = fc.record({
    pick: fc.nat(),
    wild: fc.option(fc.record({ type: wild, segment: fc.string(), outcome: fc.string() }), {
      freq: 3,
    }),
  });
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 40 }), (choices) => {
      let snapshot: Snapshot = machine.init();
      for (const { pick, wild: event } of choices) {
        const offered = machine
          .allowed(snapshot)
          .filter(({ blocked }) => !blocked)
          .flatMap((one) => eventsOf(one, values, ['thue']));
        const acted = machine.act(snapshot, event ?? offered[pick % offered.length]!);
        if (event && acted.refused !== undefined) continue;
        if (!acted.refused) snapshot = acted.snapshot;
        expect(machine.at(snapshot.value, snapshot.context)).toEqual(snapshot);
      }
    }),
    { numRuns: 100 },
  );
});
