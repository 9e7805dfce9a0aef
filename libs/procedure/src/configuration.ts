import type { Phase } from './life.ts';
import { phases } from './life.ts';
import type { MachineConfig, NodeConfig } from './machine-config.ts';

/**
 * Where a machine stands: XState's state value, as compact JSON. A phase alone is its name; the steps
 * stand inside `in-hand`, branches inside their parallel.
 *
 * @example
 * const one: Configuration = 'submitted';
 * const two: Configuration = { 'in-hand': { 'gui-song-song': { 'cong-an': 'xac-minh', bhxh: 'join' } } };
 */
export type Configuration = string | { [state: string]: Configuration };

/** The phase a configuration lies in. */
export const phaseOf = (configuration: Configuration): Phase => {
  const name = typeof configuration === 'string' ? configuration : Object.keys(configuration)[0];
  const phase = phases.find((known) => known === name);
  if (!phase) throw new RangeError(`no phase ${String(name)}`);
  return phase;
};

type States = Readonly<Record<string, NodeConfig>>;

/** The states a configuration is in, outermost first. States the config doesn't have are left out. */
export const activeNodes = (
  config: Pick<MachineConfig, 'states'>,
  configuration: Configuration,
): NodeConfig[] => walk(config.states, configuration);

const walk = (states: States, configuration: Configuration): NodeConfig[] => {
  const entries =
    typeof configuration === 'string'
      ? [[configuration, undefined] as const]
      : Object.entries(configuration);
  return entries.flatMap(([key, inner]) => {
    const node = Object.hasOwn(states, key) ? states[key] : undefined;
    if (!node) return [];
    return inner === undefined ? [node] : [node, ...walk(node.states ?? {}, inner)];
  });
};

/**
 * Why a machine of this config can't rest in a configuration, or null if it can: every state known, one
 * state of each phase and branch, every branch of a parallel, nothing that moves on by itself.
 */
export const flawOf = (
  config: Pick<MachineConfig, 'states'>,
  configuration: Configuration,
): string | null => flawIn(config.states, configuration);

const flawIn = (states: States, configuration: Configuration): string | null => {
  const entries =
    typeof configuration === 'string'
      ? [[configuration, undefined] as const]
      : Object.entries(configuration);
  const [entry] = entries;
  if (!entry || entries.length > 1) return 'exactly one state is in force at a time';
  const [key, inner] = entry;
  const node = Object.hasOwn(states, key) ? states[key] : undefined;
  if (!node) return `there is no state ${key}`;
  return node.states ? flawInside(key, node.states, node, inner) : flawOfLeaf(key, node, inner);
};

const flawOfLeaf = (key: string, node: NodeConfig, inner: Configuration | undefined) => {
  if (inner !== undefined) return `${key} has no inner states`;
  return node.always ? `${key} moves on by itself` : null;
};

const flawInside = (
  key: string,
  states: States,
  node: NodeConfig,
  inner: Configuration | undefined,
): string | null => {
  if (inner === undefined) return `${key} needs its inner state`;
  if (node.type !== 'parallel') return flawIn(states, inner);
  if (typeof inner === 'string') return `${key} needs a state for every branch`;
  const unknown = Object.keys(inner).find((branch) => !Object.hasOwn(states, branch));
  if (unknown !== undefined) return `${key} has no branch ${unknown}`;
  for (const [branch, { states: steps }] of Object.entries(states)) {
    const at = Object.hasOwn(inner, branch) ? inner[branch] : undefined;
    if (at === undefined) return `branch ${branch} of ${key} is missing`;
    const flaw = flawIn(steps ?? {}, at);
    if (flaw) return flaw;
  }
  const joined = Object.values(inner).every((at) => at === 'join');
  return joined ? `${key} moves on by itself: all its branches have joined` : null;
};
