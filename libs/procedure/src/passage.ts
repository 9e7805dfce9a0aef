import { activeNodes } from './configuration.ts';
import { candidatesAt } from './allowed.ts';
import type { MachineConfig, NodeConfig } from './machine-config.ts';
import type { Snapshot } from './machine.ts';
import { judge } from './registry.ts';

/** A step a dossier came to; of a decision, which of its branches was taken, from 0. */
export interface Passed {
  step: string;
  branch?: number;
}

/**
 * What an act led a dossier through: the steps it came to rest at, and those it passed by itself on the way there
 * (decisions, parallels, outcomes), in order. Empty for an act that leads nowhere in the flow.
 *
 * @param event - the type of the act, as `step.<task>.<action>` or `receive.<segment>`
 * @example
 * passedBy(machine.config, before, 'step.tham-dinh.trinh-ky', after);
 * // → [{ step: 're-nhanh', branch: 1 }, { step: 'ky' }]
 */
export const passedBy = (
  config: MachineConfig,
  before: Snapshot,
  event: string,
  { context }: Snapshot,
): Passed[] => {
  const nodes = nodesOf(config);
  const joined = new Set(
    activeNodes(config, before.value).flatMap(({ id, meta }) =>
      meta.kind === 'join' && id !== undefined ? [id] : [],
    ),
  );
  const passed: Passed[] = [];
  const open = candidatesAt(config, before.value)
    .filter(({ type }) => type === event)
    .slice(-1)
    .flatMap(({ transition }) => transition.target ?? []);
  const come = new Set<string>();
  for (const target of open) {
    const node = nodes.get(target.slice(1));
    // The facts stay the same: what leads back to where this act has been goes round, and nowhere else.
    if (!node || (come.has(target) && node.meta.kind !== 'join')) continue;
    come.add(target);
    const { meta, always = [], states = {}, initial } = node;
    switch (meta.kind) {
      case 'phase':
        if (initial !== undefined) open.push(...idOf(states[initial]));
        break;
      case 'decision': {
        const branch = always.findIndex(
          ({ guard }) => !guard || judge(guard, context, null, config.meta) === null,
        );
        if (branch < 0) break;
        passed.push({ step: meta.step, branch });
        open.push(...(always[branch]?.target === undefined ? [] : [always[branch].target]));
        break;
      }
      case 'parallel':
        passed.push({ step: meta.step });
        for (const state of joinsOf(node)) joined.delete(state);
        for (const { states: steps = {}, initial: first } of Object.values(states))
          if (first !== undefined) open.push(...idOf(steps[first]));
        break;
      case 'join': {
        joined.add(target.slice(1));
        const parallel = [...nodes.values()].find((one) => joinsOf(one).includes(target.slice(1)));
        const states = parallel ? joinsOf(parallel) : [];
        if (!parallel || !states.every((state) => joined.has(state))) break;
        for (const state of states) joined.delete(state);
        open.push(...(parallel.always ?? []).flatMap(({ target: then }) => then ?? []));
        break;
      }
      case 'task':
        passed.push({ step: meta.task.step });
        break;
      case 'handOver':
      case 'outcome':
        passed.push({ step: meta.step });
        break;
      case 'branch':
        break;
    }
  }
  return passed;
};

const idOf = (node: NodeConfig | undefined): string[] =>
  node?.id === undefined ? [] : [`#${node.id}`];

/** The states in which all branches of a parallel have joined; none for any other node. */
const joinsOf = ({ meta, always = [] }: NodeConfig): string[] =>
  meta.kind === 'parallel'
    ? always.flatMap(({ guard }) => (guard?.type === 'joined' ? guard.params.states : []))
    : [];

const known = new WeakMap<MachineConfig, ReadonlyMap<string, NodeConfig>>();

/** Every state that has an id, by it. */
const nodesOf = (config: MachineConfig): ReadonlyMap<string, NodeConfig> => {
  const before = known.get(config);
  if (before) return before;
  const nodes = new Map<string, NodeConfig>();
  const collect = (states: Readonly<Record<string, NodeConfig>>): void => {
    for (const node of Object.values(states)) {
      if (node.id !== undefined) nodes.set(node.id, node);
      collect(node.states ?? {});
    }
  };
  collect(config.states);
  known.set(config, nodes);
  return nodes;
};
