import type { AllowedEvent } from './allowed.ts';
import type { Expression, FactValue } from './definition.ts';
import { comparisonsIn } from './expression.ts';
import type { FactDeclarations } from './facts.ts';
import type { JsonValue } from './json.ts';
import { outcomes } from './life.ts';
import type { Guard, MachineConfig, NodeConfig } from './machine-config.ts';
import type { Machine, Snapshot } from './machine.ts';
import type { MachineEvent } from './registry.ts';
import { ExplorationLimit, stateGraph, usualLimit } from './state-graph.ts';

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
    limit = usualLimit,
  }: Exploration = {},
): Reached[] => {
  const values = tellingValues(machine.config);
  const eventsAt = (snapshot: Snapshot): MachineEvent[] =>
    machine
      .allowed(snapshot)
      .filter((offered) => !offered.blocked && follow(offered, snapshot))
      .flatMap((offered) => eventsOf(offered, values, outsiders));
  const { places, failures, wayTo } = stateGraph(machine, from, eventsAt, { limit });
  const [failure] = failures;
  if (failure) throw failure.cause;
  return places.map((snapshot, place) => ({ snapshot, ...wayTo(place) }));
};

/**
 * A dossier just submitted, once for every combination of those facts that some expression of the flow asks
 * about: together they are where {@link explore} begins to be exhaustive over facts too.
 *
 * @example
 * explore(machine, { from: startsOf(machine) });
 */
export const startsOf = (machine: Machine): Snapshot[] =>
  combinationsOf(factsAskedIn(machine.config), tellingValues(machine.config)).map((facts) =>
    machine.init(facts),
  );

/**
 * Every combination of values of some facts.
 *
 * @throws {ExplorationLimit} if there are more than an exploration visits
 */
export const combinationsOf = (
  facts: readonly string[],
  values: Readonly<Record<string, readonly FactValue[]>>,
): Record<string, FactValue>[] => {
  const count = facts.reduce((product, fact) => product * (values[fact]?.length ?? 0), 1);
  if (count > usualLimit) throw new ExplorationLimit(usualLimit);
  let given: Record<string, FactValue>[] = [{}];
  for (const fact of facts)
    given = given.flatMap((known) =>
      (values[fact] ?? []).map((value) => ({ ...known, [fact]: value })),
    );
  return given;
};

/** The facts that some expression of the flow asks about, each once. */
export const factsAskedIn = (config: MachineConfig): string[] => [
  ...new Set(
    expressionsIn(config)
      .flatMap((expression) => comparisonsIn(expression))
      .map(({ comparison }) => comparison.fact),
  ),
];

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
  if (needs.facts.length > 0) spread('facts', combinationsOf(needs.facts, values));
  return events;
};

/**
 * For every declared fact the values that some expression of the machine can tell apart: both booleans,
 * every option, a number or text it is compared with, and what lies around and between those.
 */
export const tellingValues = (config: MachineConfig): Record<string, FactValue[]> =>
  valuesTold(config.meta.facts, expressionsIn(config));

/** The same of any expressions. */
export const valuesTold = (
  facts: FactDeclarations,
  expressions: readonly Expression[],
): Record<string, FactValue[]> => {
  const compared: Record<string, FactValue[]> = {};
  for (const { comparison } of expressions.flatMap((expression) => comparisonsIn(expression))) {
    const { fact, is, in: oneOf = [], above, below, atLeast, atMost } = comparison;
    (compared[fact] ??= []).push(
      ...[is, ...oneOf, above, below, atLeast, atMost].filter((value) => value !== undefined),
    );
  }
  return Object.fromEntries(
    Object.entries(facts).map(([fact, declared]): [string, FactValue[]] => {
      const operands = compared[fact] ?? [];
      switch (declared.type) {
        case 'boolean':
          return [fact, [true, false]];
        case 'choice':
          return [fact, Object.keys(declared.options)];
        case 'text':
          return [fact, [...new Set([declared.default, '', ...operands, ...noneOf(operands)])]];
        case 'number':
          return [fact, [...new Set([declared.default, ...aroundEach(operands)])]];
      }
    }),
  );
};

/** Numbers compared with, and one below, above and between any two of them: no comparison tells more apart. */
const aroundEach = (operands: readonly FactValue[]): number[] => {
  const sorted = operands.filter((one) => typeof one === 'number').sort((a, b) => a - b);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  return sorted.length === 0
    ? []
    : [
        least - 1,
        ...sorted.flatMap((one, place) => [one, (one + (sorted[place + 1] ?? one)) / 2]),
        most + 1,
      ];
};

/** A text that is none of those compared with, if there are any. */
const noneOf = (texts: readonly FactValue[]): string[] =>
  texts.length === 0 ? [] : [`${texts.join(' ')} …`];

const expressionsIn = (config: MachineConfig): Expression[] =>
  guardsOf(config.states).flatMap((guard) =>
    guard.type === 'when' ? [guard.params.expression] : [],
  );

const guardsOf = (states: Readonly<Record<string, NodeConfig>>): Guard[] =>
  Object.values(states).flatMap(({ on = {}, always = [], states: inner = {} }) => [
    ...[...Object.values(on).flat(), ...always].flatMap(({ guard }) => (guard ? flat(guard) : [])),
    ...guardsOf(inner),
  ]);

const flat = (guard: Guard): Guard[] =>
  guard.type === 'every' ? guard.params.guards.flatMap(flat) : [guard];
