import { activeNodes, phaseOf } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { outerEvents } from './life.ts';
import type { OuterEvent } from './life.ts';
import type {
  Guard,
  MachineConfig,
  MachineContext,
  NodeConfig,
  TaskMeta,
  TransitionConfig,
} from './machine-config.ts';
import type { Refusal } from './refusal.ts';
import { judge } from './registry.ts';

/** One thing that may happen to a dossier, or that may not with the reason. */
export interface AllowedEvent {
  /** As `act` takes it: `accept`, `step.<task>.<action>`, `receive.<segment>` … */
  type: string;
  label: string;
  /** Step id and action id of an author's action, else null. */
  task: string | null;
  action: string | null;
  /** Segment of the task, or the one received, declined or handed over. */
  segment: string | null;
  /** Where a request may still open, or an answer is awaited: `dossier` or segment names. */
  scopes: string[];
  /** What the event must carry. */
  needs: { facts: string[]; reason: boolean; outcome: boolean; segment: boolean };
  /** null: allowed. */
  blocked: Refusal | null;
}

interface At {
  value: Configuration;
  context: MachineContext;
}

/** A handler in reach of a configuration. */
export interface Candidate {
  /** An event type, or `receive.*` and its like for segments outside the flow. */
  type: string;
  node: NodeConfig | null;
  transition: TransitionConfig;
}

/** Every handler in reach, innermost last, whether or not its guard holds. */
export const candidatesAt = (config: MachineConfig, value: Configuration): Candidate[] => {
  const found: Candidate[] = [];
  const collect = (on: NodeConfig['on'], node: NodeConfig | null): void => {
    for (const [type, transitions] of Object.entries(on ?? {}))
      for (const transition of transitions) found.push({ type, node, transition });
  };
  collect(config.on, null);
  for (const node of activeNodes(config, value)) collect(node.on, node);
  return found;
};

/** Every event in reach of a snapshot, then the outer events its phase doesn't know. */
export const allowedAt = (config: MachineConfig, { value, context }: At): AllowedEvent[] => {
  const found = candidatesAt(config, value).flatMap(({ type, node, transition }) =>
    inReach(type, node, transition, context).map((event): AllowedEvent => ({
      ...event,
      scopes: scopesOf(guardsIn(transition.guard), config, context),
      blocked: judged(transition.guard, config, context),
    })),
  );
  const known = new Set(found.map(({ type }) => nameOf(type)));
  // The handler for segments outside the flow says nothing new beside one of the flow.
  const ofSegments = new Set(
    found.filter(({ type }) => type.includes('.')).map(({ type }) => nameOf(type)),
  );
  const telling = found.filter(({ type, blocked }) => !blocked || !ofSegments.has(type));
  const phase = phaseOf(value);
  const absent = (Object.keys(outerEvents) as OuterEvent[])
    .filter((type) => !known.has(type))
    .map((type): AllowedEvent => ({
      ...bare(type),
      blocked: { refused: 'not-allowed', event: type, phase },
    }));
  return [...telling, ...absent];
};

const judged = (guard: Guard | undefined, config: MachineConfig, context: MachineContext) =>
  guard ? judge(guard, context, null, config.meta) : null;

const bare = (type: string): AllowedEvent => ({
  type,
  label: labelOf(type),
  task: null,
  action: null,
  segment: null,
  scopes: [],
  needs: { facts: [], reason: false, outcome: false, segment: false },
  blocked: null,
});

/** What comes before the task or segment of an event's type. */
const nameOf = (type: string): string => type.split('.', 1)[0] ?? type;

const labelOf = (type: string): string => {
  const name = nameOf(type);
  return Object.hasOwn(outerEvents, name) ? outerEvents[name as OuterEvent] : type;
};

/** A handler as one event, or as one for each segment it stands for. */
const inReach = (
  type: string,
  node: NodeConfig | null,
  { guard }: TransitionConfig,
  context: MachineContext,
): AllowedEvent[] => {
  if (node?.meta.kind === 'task') return [actionEvent(type, node.meta.task)];
  const [name = type, segment] = type.split('.');
  if (segment === undefined) {
    const outcome = guardsIn(guard).some((part) => part.type === 'outcome' && part.params.required);
    return [{ ...bare(type), needs: { ...bare(type).needs, outcome } }];
  }
  if (segment !== '*') return [{ ...bare(type), segment }];
  if (name === 'hand-over')
    return [{ ...bare(name), needs: { ...bare(name).needs, segment: true } }];
  const awaited = Object.entries(context.offers).filter(([, state]) => state === 'offered');
  return awaited.length === 0
    ? [{ ...bare(name), needs: { ...bare(name).needs, segment: true } }]
    : awaited.map(([offered]) => ({ ...bare(`${name}.${offered}`), segment: offered }));
};

const actionEvent = (type: string, task: TaskMeta): AllowedEvent => {
  const action = type.slice(`step.${task.step}.`.length);
  const meta = task.actions[action];
  return {
    ...bare(type),
    label: meta?.label ?? type,
    task: task.step,
    action,
    segment: task.segment,
    needs: {
      facts: meta?.asks ?? [],
      reason: meta?.reasonRequired ?? false,
      outcome: false,
      segment: false,
    },
  };
};

const guardsIn = (guard: Guard | undefined): Guard[] => {
  if (!guard) return [];
  return guard.type === 'every' ? guard.params.guards.flatMap(guardsIn) : [guard];
};

const scopesOf = (
  guards: readonly Guard[],
  config: MachineConfig,
  context: MachineContext,
): string[] => {
  const open = [...context.holds, ...context.requests];
  for (const guard of guards) {
    if (guard.type === 'canRelease')
      return [
        ...new Set(
          open.filter(({ reason }) => reason === guard.params.reason).map(({ scope }) => scope),
        ),
      ];
    if (guard.type !== 'canHold') continue;
    const { reason, segments } = guard.params;
    const scopes = segments
      ? ['dossier', ...Object.keys(config.meta.segments), ...Object.keys(context.offers)]
      : ['dossier'];
    return [...new Set(scopes)].filter(
      (scope) =>
        !open.some(
          (hold) => hold.scope === scope && hold.reason === reason && hold.from === undefined,
        ),
    );
  }
  return [];
};
