import { answerTo } from './answer-terms.ts';
import type { Action, Procedure, Step, TaskStep } from './definition.ts';
import type {
  ActionMeta,
  Effect,
  Guard,
  NodeConfig,
  TaskMeta,
  TransitionConfig,
} from './machine-config.ts';

const record: Effect = { type: 'record', params: {} };
const forgo: Effect = { type: 'forgo', params: {} };

export const stepNode = (step: string): string => `step:${step}`;
const joinNode = (parallel: string, branch: string): string => `join:${parallel}/${branch}`;

/** One guard out of several, all of which must hold. */
export const every = (guards: readonly Guard[]): { guard?: Guard } => {
  const [first, ...rest] = guards;
  if (first === undefined) return {};
  return { guard: rest.length === 0 ? first : { type: 'every', params: { guards: [...guards] } } };
};

/** Where `to: join` leads: the join state of the branch around; undefined outside of one. */
type Join = string | undefined;

const aim = (target: string, join: Join): string =>
  target === 'join' && join !== undefined ? `#${join}` : `#${stepNode(target)}`;

const taskMeta = (procedure: Procedure, step: string, task: TaskStep): TaskMeta => {
  const lane = procedure.lanes[task.lane];
  return {
    step,
    name: task.task,
    lane: task.lane,
    laneName: lane?.name ?? task.lane,
    agency: lane?.agency ?? 'owner',
    role: lane?.role ?? 'officer',
    segment: task.segment ?? null,
    budget: task.budget ?? null,
    note: task.note ?? null,
    actions: Object.fromEntries(
      Object.entries(task.actions).map(([id, action]): [string, ActionMeta] => [
        id,
        {
          label: action.label,
          event: `step.${step}.${id}`,
          asks: action.asks ?? [],
          sets: action.sets ?? {},
          hold: action.hold ?? null,
          reasonRequired: action.reason === 'required',
        },
      ]),
    ),
  };
};

const actionTransition = (task: TaskStep, action: Action, join: Join): TransitionConfig => {
  const scopes = task.segment === undefined ? ['dossier'] : ['dossier', task.segment];
  const guards: Guard[] = [{ type: 'notHeld', params: { scopes } }];
  if (action.when) guards.push({ type: 'when', params: { expression: action.when } });
  guards.push({ type: 'asks', params: { facts: action.asks ?? [] } });
  if (action.reason === 'required') guards.push({ type: 'reason', params: {} });
  const actions: Effect[] = [record];
  if (action.sets || action.asks)
    actions.push({ type: 'note', params: { sets: action.sets ?? {}, asks: action.asks ?? [] } });
  if (action.hold)
    actions.push({ type: 'hold', params: { reason: action.hold, scope: 'dossier' } });
  return { target: aim(action.to, join), ...every(guards), actions };
};

/** The author's steps as states, and every task among them by id. */
export const compileSteps = (
  procedure: Procedure,
): { states: Record<string, NodeConfig>; tasks: Record<string, TaskMeta> } => {
  const tasks: Record<string, TaskMeta> = {};

  const statesOf = (steps: Readonly<Record<string, Step>>, join: Join) =>
    Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, stateOf(id, step, join)]));

  const stateOf = (id: string, step: Step, join: Join): NodeConfig => {
    if ('task' in step) {
      const task = (tasks[id] = taskMeta(procedure, id, step));
      const on = Object.entries(step.actions).map(([name, action]) => [
        `step.${id}.${name}`,
        [actionTransition(step, action, join)],
      ]);
      return {
        id: stepNode(id),
        meta: { kind: 'task', task },
        on: Object.fromEntries(on) as Record<string, TransitionConfig[]>,
      };
    }
    if ('decision' in step) {
      const always = step.decision.map(({ when, to }): TransitionConfig => ({
        target: aim(to, join),
        ...(when ? { guard: { type: 'when', params: { expression: when } } } : {}),
      }));
      return { id: stepNode(id), meta: { kind: 'decision', step: id }, always };
    }
    if ('handOver' in step) {
      const { segment, receive, decline, recall = decline, expire = decline } = step.handOver;
      return {
        id: stepNode(id),
        meta: { kind: 'handOver', step: id, segment, answer: answerTo(procedure, step.handOver) },
        on: {
          [`hand-over.${segment}`]: [{ actions: [record] }],
          [`receive.${segment}`]: [{ target: aim(receive, join), actions: [record] }],
          [`decline.${segment}`]: [{ target: aim(decline, join), actions: [record, forgo] }],
          [`recall.${segment}`]: [{ target: aim(recall, join), actions: [record, forgo] }],
          [`expire.${segment}`]: [{ target: aim(expire, join), actions: [record, forgo] }],
        },
      };
    }
    if ('outcome' in step) {
      const { outcome } = step;
      const always: TransitionConfig[] = [
        { target: '#finished', actions: [{ type: 'close', params: { outcome } }] },
      ];
      return { id: stepNode(id), meta: { kind: 'outcome', step: id, outcome }, always };
    }
    const { branches, then } = step.parallel;
    const states = Object.keys(branches).map((branch) => joinNode(id, branch));
    return {
      id: stepNode(id),
      type: 'parallel',
      meta: { kind: 'parallel', step: id },
      always: [{ target: aim(then, join), guard: { type: 'joined', params: { states } } }],
      states: Object.fromEntries(
        Object.entries(branches).map(([branch, { start, steps }]): [string, NodeConfig] => {
          const inner = joinNode(id, branch);
          return [
            branch,
            {
              initial: start,
              meta: { kind: 'branch', branch },
              states: { ...statesOf(steps, inner), join: { id: inner, meta: { kind: 'join' } } },
            },
          ];
        }),
      ),
    };
  };

  return { states: statesOf(procedure.steps, undefined), tasks };
};
