import type { JsonValue } from './json.ts';
import type { MachineConfig } from './machine-config.ts';
import { changes, judges } from './registry.ts';

/** A stored config names something this code doesn't know: an older or foreign machine. */
export class UnknownMachineName extends Error {
  readonly what: 'guard' | 'action' | 'key' | 'format';
  readonly unknown: string;
  constructor(what: UnknownMachineName['what'], unknown: string) {
    super(`the machine names an unknown ${what}: ${unknown}`);
    this.name = 'UnknownMachineName';
    this.what = what;
    this.unknown = unknown;
  }
}

const rootKeys = ['id', 'initial', 'meta', 'context', 'options', 'on', 'states'];
const nodeKeys = ['id', 'type', 'initial', 'meta', 'states', 'on', 'always'];
const transitionKeys = ['target', 'guard', 'actions'];

type Loose = Readonly<Record<string, JsonValue | undefined>>;

const looseOf = (value: JsonValue | undefined): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);

/**
 * Checks every name of a config against the registry: XState passes over a missing action in silence and
 * meets a missing guard only when it is reached.
 *
 * @throws {UnknownMachineName} at the first name, key or format this code doesn't know.
 */
export const checkNames = (config: MachineConfig): void => {
  const root = config as unknown as Loose;
  const format = looseOf(root.meta).format;
  if (format !== 1) throw new UnknownMachineName('format', JSON.stringify(format));
  checkKeys(root, rootKeys);
  checkHandlers(root.on);
  checkStates(root.states);
};

const checkKeys = (value: Loose, known: readonly string[]): void => {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new UnknownMachineName('key', unknown);
};

const checkStates = (states: JsonValue | undefined): void => {
  for (const state of Object.values(looseOf(states))) {
    const node = looseOf(state);
    checkKeys(node, nodeKeys);
    checkHandlers(node.on);
    listOf(node.always).forEach(checkTransition);
    checkStates(node.states);
  }
};

const checkHandlers = (on: JsonValue | undefined): void => {
  for (const transitions of Object.values(looseOf(on)))
    listOf(transitions).forEach(checkTransition);
};

const checkTransition = (value: JsonValue): void => {
  const transition = looseOf(value);
  checkKeys(transition, transitionKeys);
  if (transition.guard !== undefined) checkGuard(transition.guard);
  for (const action of listOf(transition.actions)) {
    const name = nameOf(action);
    if (name !== 'record' && !Object.hasOwn(changes, name))
      throw new UnknownMachineName('action', name);
  }
};

const checkGuard = (guard: JsonValue): void => {
  const name = nameOf(guard);
  if (name === 'every') listOf(looseOf(looseOf(guard).params).guards).forEach(checkGuard);
  else if (name !== 'joined' && !Object.hasOwn(judges, name))
    throw new UnknownMachineName('guard', name);
};

const nameOf = (value: JsonValue): string => {
  const type = looseOf(value).type;
  return typeof type === 'string' ? type : JSON.stringify(value);
};
