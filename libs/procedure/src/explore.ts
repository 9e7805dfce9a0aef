import type { AllowedEvent } from './allowed.ts';
import type { FactValue } from './definition.ts';
import { comparisonsIn } from './expression.ts';
import type { JsonValue } from './json.ts';
import { outcomes } from './life.ts';
import type { Guard, MachineConfig, NodeConfig } from './machine-config.ts';
import type { Machine, Snapshot } from './machine.ts';
import type { MachineEvent } from './registry.ts';

/** A snapshot that can be reached, and one shortest way there. */
export interface Reached {
  snapshot: Snapshot;
  /** The snapshot it was reached from. */
  start: Snapshot;
  path: MachineEvent[];
}

/** What to follow and where to stop. */
export interface Exploration {
  /** Where to begin; a dossier just submitted, every fact at its default, if left out. */
  from?: readonly Snapshot[];
  /** Which of the allowed events to follow; all if left out. */
  follow?: (event: AllowedEvent, snapshot: Snapshot) => boolean;
  /** Names for segments handed over outside the flow; none if left out. */
  outsiders?: readonly string[];
  /** How many snapshots to visit at most. */
  limit?: number;
}

/** An exploration found more snapshots than its limit. */
export class ExplorationLimit extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} snapshots can be reached`);
    this.name = 'ExplorationLimit';
    this.limit = limit;
  }
}

/**
 * Every snapshot that can be reached by what `allowed` offers, breadth first, each once, with the values of
 * the asked facts that make a difference to some expression. Exhaustive for what it follows: it throws
 * rather than leave something out.
 *
 * @throws {ExplorationLimit} above the limit (100,000 if not given).
 * @example
 * explore(machine).every(({ snapshot }) => machine.view(snapshot).status > 0); // → true
 */
export const explore = (
  machine: Machine,
  {
    from = [machine.init()],
    follow = () => true,
    outsiders = [],
    limit = 100_000,
  }: Exploration = {},
): Reached[] => {
  const values = tellingValues(machine.config);
  const reached: Reached[] = from.map((start) => ({ snapshot: start, start, path: [] }));
  const seen = new Set(from.map(keyOf));
  for (const { snapshot, start, path } of reached) {
    for (const offered of machine.allowed(snapshot)) {
      if (offered.blocked || !follow(offered, snapshot)) continue;
      for (const event of eventsOf(offered, values, outsiders)) {
        const acted = machine.act(snapshot, event);
        if (acted.refused !== undefined) continue;
        const key = keyOf(acted.snapshot);
        if (seen.has(key)) continue;
        if (seen.size >= limit) throw new ExplorationLimit(limit);
        seen.add(key);
        reached.push({ snapshot: acted.snapshot, start, path: [...path, event] });
      }
    }
  }
  return reached;
};

/**
 * A dossier just submitted, once for every combination of those facts that some expression of the flow asks
 * about: together they are where {@link explore} begins to be exhaustive over facts too.
 *
 * @example
 * explore(machine, { from: startsOf(machine) });
 */
export const startsOf = (machine: Machine): Snapshot[] => {
  const values = tellingValues(machine.config);
  const asked = new Set(factsAskedIn(machine.config));
  let given: Record<string, FactValue>[] = [{}];
  for (const fact of asked)
    given = given.flatMap((facts) =>
      (values[fact] ?? []).map((value) => ({ ...facts, [fact]: value })),
    );
  return given.map((facts) => machine.init(facts));
};

const factsAskedIn = (config: MachineConfig): string[] =>
  guardsOf(config.states).flatMap((guard) =>
    guard.type === 'when'
      ? comparisonsIn(guard.params.expression).map(({ comparison }) => comparison.fact)
      : [],
  );

/** Equal keys, equal futures: the order in which holds were opened doesn't count. */
const keyOf = ({ value, context }: Snapshot): string => {
  const sorted = (list: readonly { scope: string; reason: string }[]) =>
    list.map(({ scope, reason }) => `${reason} ${scope}`).sort();
  return JSON.stringify([
    value,
    Object.entries(context.facts).sort(),
    sorted(context.holds),
    sorted(context.requests),
    Object.entries(context.offers).sort(),
    context.accepted,
    context.outcome,
  ]);
};

/** The concrete events an offered one stands for. */
export const eventsOf = (
  { type, needs, scopes }: AllowedEvent,
  values: Readonly<Record<string, readonly FactValue[]>>,
  outsiders: readonly string[],
): MachineEvent[] => {
  let events: MachineEvent[] = [{ type, ...(needs.reason ? { reason: true } : {}) }];
  const spread = (key: string, options: readonly JsonValue[]): void => {
    events = events.flatMap((event) => options.map((option) => ({ ...event, [key]: option })));
  };
  if (needs.outcome) spread('outcome', [...outcomes]);
  if (needs.segment) spread('segment', outsiders);
  if (scopes.length > 0)
    events = events.flatMap((event) =>
      scopes.map((scope) => (scope === 'dossier' ? event : { ...event, segment: scope })),
    );
  if (needs.facts.length > 0) {
    let given: Record<string, FactValue>[] = [{}];
    for (const fact of needs.facts)
      given = given.flatMap((facts) =>
        (values[fact] ?? []).map((value) => ({ ...facts, [fact]: value })),
      );
    spread('facts', given);
  }
  return events;
};

/**
 * For every declared fact the values that some expression of the machine can tell apart: both booleans,
 * every option, and around each number it is compared with.
 */
export const tellingValues = (config: MachineConfig): Record<string, FactValue[]> => {
  const compared: Record<string, FactValue[]> = {};
  for (const guard of guardsOf(config.states)) {
    if (guard.type !== 'when') continue;
    for (const { comparison } of comparisonsIn(guard.params.expression)) {
      const { fact, is, in: oneOf = [], above, below, atLeast, atMost } = comparison;
      (compared[fact] ??= []).push(
        ...[is, ...oneOf, above, below, atLeast, atMost].filter((value) => value !== undefined),
      );
    }
  }
  return Object.fromEntries(
    Object.entries(config.meta.facts).map(([fact, declared]): [string, FactValue[]] => {
      const operands = compared[fact] ?? [];
      switch (declared.type) {
        case 'boolean':
          return [fact, [true, false]];
        case 'choice':
          return [fact, Object.keys(declared.options)];
        case 'text':
          return [fact, [...new Set([declared.default, '', ...operands])]];
        case 'number': {
          const near = operands.flatMap((n) => (typeof n === 'number' ? [n - 1, n, n + 1] : []));
          return [fact, [...new Set([declared.default, ...near])]];
        }
      }
    }),
  );
};

const guardsOf = (states: Readonly<Record<string, NodeConfig>>): Guard[] =>
  Object.values(states).flatMap(({ on = {}, always = [], states: inner = {} }) => [
    ...[...Object.values(on).flat(), ...always].flatMap(({ guard }) => (guard ? flat(guard) : [])),
    ...guardsOf(inner),
  ]);

const flat = (guard: Guard): Guard[] =>
  guard.type === 'every' ? guard.params.guards.flatMap(flat) : [guard];
