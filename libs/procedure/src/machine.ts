/**
 * The one port to XState: a config in, pure functions over JSON snapshots out. Nothing outside this file
 * imports xstate, and no actor is ever started.
 */
import { and, assign, createMachine, initialTransition, stateIn, transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

import { addressed } from './addressed.ts';
import type { AllowedEvent } from './allowed.ts';
import { allowedAt, candidatesAt } from './allowed.ts';
import { checkNames } from './check-names.ts';
import type { Configuration } from './configuration.ts';
import { flawOf, phaseOf } from './configuration.ts';
import type { FactValue } from './definition.ts';
import { fitsFact } from './facts.ts';
import { flawInContext, settledIn } from './context-flaw.ts';
import { MachineFailed, IllegalConfiguration, InvalidFact } from './machine-errors.ts';
import type {
  EffectName,
  Guard,
  MachineConfig,
  MachineContext,
  NodeConfig,
  TaskMeta,
} from './machine-config.ts';
import type { Refusal } from './refusal.ts';
import type { Change, MachineEvent } from './registry.ts';
import { changes, judge, judges } from './registry.ts';
import type { View } from './view.ts';
import { viewOf } from './view.ts';

/** A dossier's machine at rest, as it is stored: JSON, made and read by machines of one config only. */
export interface Snapshot {
  status: 'active';
  value: Configuration;
  context: MachineContext;
  children: Record<string, never>;
  historyValue: Record<string, never>;
  tags: never[];
}

/** What an event comes to: the next snapshot, or the reason it may not happen. */
export type Acted = { snapshot: Snapshot; refused?: undefined } | Refusal;

/** A loaded machine. Holds nothing of any dossier: load once per config hash and keep. */
export interface Machine {
  readonly config: MachineConfig;
  /** Every task by step id, over all branches. */
  readonly tasks: Readonly<Record<string, TaskMeta>>;
  /**
   * The snapshot of a dossier just submitted. Facts not given have their default.
   * @throws {InvalidFact} for a fact that isn't declared or doesn't fit.
   */
  init(facts?: Readonly<Record<string, FactValue>>): Snapshot;
  /**
   * What becomes of a snapshot when this event happens. Pure: changes neither argument, starts nothing,
   * tells nobody. `receive`, `decline` and `hand-over` carry `segment` (or end in it: `receive.bhxh`);
   * `step` is `step.<task>.<action>`, or `step` with `action` and, where several fit, `task` or `segment`.
   * @throws {MachineFailed} when the machine itself breaks, never because of an event.
   */
  act(snapshot: Snapshot, event: MachineEvent): Acted;
  /** Every event that may happen now, and those that may not with the reason. */
  allowed(snapshot: Snapshot): AllowedEvent[];
  /** What a snapshot says, in the office's words. */
  view(snapshot: Snapshot): View;
  /**
   * The snapshot of a stated configuration, for corrections. Its context is a fresh one with the patch over
   * it (give the whole context of before to keep it); acceptance and outcome follow the phase, and a
   * withdrawn dossier counts as accepted unless the patch says otherwise.
   * @throws {IllegalConfiguration} if a machine can't rest there, or the context doesn't fit.
   */
  at(configuration: Configuration, context?: Partial<MachineContext>): Snapshot;
}

/**
 * A machine ready to run from a stored config.
 *
 * @throws {UnknownMachineName} if the config names a guard, effect or key this code doesn't know.
 * @example
 * const machine = loadMachine(compile(procedure).config);
 * const accepted = machine.act(machine.init(), { type: 'accept' });
 */
export const loadMachine = (config: MachineConfig): Machine => {
  checkNames(config);
  const machine = hydrate(config);
  const tasks = tasksIn(config.states);
  const fresh = persisted(machine, initialTransition(machine)[0] as AnyMachineSnapshot);

  const init = (facts: Readonly<Record<string, FactValue>> = {}): Snapshot => {
    for (const [fact, value] of Object.entries(facts)) {
      const declared = Object.hasOwn(config.meta.facts, fact) ? config.meta.facts[fact] : undefined;
      if (!declared || !fitsFact(declared, value)) throw new InvalidFact(fact);
    }
    const { context } = fresh;
    return { ...fresh, context: { ...context, facts: { ...context.facts, ...facts } } };
  };

  const explain = ({ value, context }: Snapshot, event: MachineEvent): Refusal => {
    for (const { type, transition: candidate } of candidatesAt(config, value).reverse()) {
      if (!candidate.guard || !takes(type, event.type)) continue;
      const refusal = judge(candidate.guard, context, event, config.meta);
      if (refusal) return refusal;
    }
    return { refused: 'not-allowed', event: event.type, phase: phaseOf(value) };
  };

  const act = (snapshot: Snapshot, given: MachineEvent): Acted => {
    const { event, refusal } = addressed(config, snapshot, given);
    if (refusal) return refusal;
    const before = machine.restoreSnapshot(snapshot as never, {} as never);
    const [after, taken] = step(machine, before, event);
    // A handler without target gives the same state: that it was taken shows in its record alone.
    return taken ? { snapshot: persisted(machine, after) } : explain(snapshot, event);
  };

  const at = (configuration: Configuration, patch: Partial<MachineContext> = {}): Snapshot => {
    const flaw = flawOf(config, configuration);
    if (flaw) throw new IllegalConfiguration(configuration, flaw);
    const phase = phaseOf(configuration);
    const context = settledIn(phase, {
      ...fresh.context,
      accepted: true,
      ...patch,
      facts: { ...fresh.context.facts, ...patch.facts },
    });
    const contextFlaw = flawInContext(config.meta, phase, context);
    if (contextFlaw) throw new IllegalConfiguration(configuration, contextFlaw);
    return persisted(machine, machine.resolveState({ value: configuration, context }));
  };

  return {
    config,
    tasks,
    init,
    act,
    at,
    allowed: (snapshot) => allowedAt(config, snapshot),
    view: (snapshot) => viewOf(config, snapshot),
  };
};

const takes = (descriptor: string, type: string): boolean =>
  descriptor === type || (descriptor.endsWith('.*') && type.startsWith(descriptor.slice(0, -1)));

const step = (
  machine: AnyStateMachine,
  before: AnyMachineSnapshot,
  event: MachineEvent,
): [after: AnyMachineSnapshot, taken: boolean] => {
  let after: AnyMachineSnapshot;
  let actions: readonly { type: string }[];
  try {
    [after, actions] = transition(machine, before, event);
  } catch (cause) {
    throw new MachineFailed(event.type, cause);
  }
  if (after.status !== 'active') throw new MachineFailed(event.type, after.error);
  return [after, actions.some(({ type }) => type === 'record')];
};

const persisted = (machine: AnyStateMachine, snapshot: AnyMachineSnapshot): Snapshot => {
  const { value, context } = machine.getPersistedSnapshot(snapshot) as unknown as Snapshot;
  return { status: 'active', value, context, children: {}, historyValue: {}, tags: [] };
};

const tasksIn = (states: Readonly<Record<string, NodeConfig>>): Record<string, TaskMeta> => {
  const tasks: Record<string, TaskMeta> = {};
  for (const { meta, states: inner } of Object.values(states)) {
    if (meta.kind === 'task') tasks[meta.task.step] = meta.task;
    Object.assign(tasks, tasksIn(inner ?? {}));
  }
  return tasks;
};

/** The config with its names bound to the registry; `joined` becomes XState's own stateIn. */
const hydrate = (config: MachineConfig): AnyStateMachine => {
  const world = config.meta;
  const guards = Object.fromEntries(
    [...Object.keys(judges), 'every'].map((type) => [
      type,
      ({ context, event }: { context: MachineContext; event: MachineEvent }, params: unknown) =>
        judge({ type, params } as Guard, context, event, world) === null,
    ]),
  );
  const actions = Object.fromEntries(
    Object.entries(changes).map(([type, change]) => [
      type,
      assign(({ context, event }, params) =>
        (change as Change<Exclude<EffectName, 'record'>>)(
          params as never,
          context as MachineContext,
          event,
          world,
        ),
      ),
    ]),
  );
  return createMachine(
    { ...config, states: joinsBound(config.states) } as never,
    { guards, actions: { ...actions, record: () => undefined } } as never,
  );
};

const joinsBound = (states: Readonly<Record<string, NodeConfig>>): object =>
  Object.fromEntries(
    Object.entries(states).map(([key, node]) => [
      key,
      {
        ...node,
        ...(node.states ? { states: joinsBound(node.states) } : {}),
        ...(node.always ? { always: node.always.map(joinBound) } : {}),
      },
    ]),
  );

const joinBound = ({ guard, ...rest }: { guard?: Guard }): object => {
  if (guard?.type !== 'joined') return guard ? { ...rest, guard } : rest;
  return { ...rest, guard: and(guard.params.states.map((state) => stateIn(`#${state}`))) };
};
