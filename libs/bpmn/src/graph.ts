/**
 * A definition in BPMN's own words: flow nodes, sequence flows and lanes, before anything is drawn.
 *
 * Every node has at most one way in and one way out, but for gateways: choices are drawn as exclusive
 * gateways after the task, and what several flows lead to has a merge before it.
 */
import { termInWords } from '#lib/deadline';
import {
  declaredFacts,
  expressionInWords,
  type Outcome,
  outcomeNames,
  type Procedure,
  type Step,
  waysBack,
} from '#lib/procedure';

/** BPMN's elements that a definition needs. */
export type NodeKind =
  | 'startEvent'
  | 'endEvent'
  | 'userTask'
  | 'sendTask'
  | 'intermediateCatchEvent'
  | 'exclusiveGateway'
  | 'parallelGateway';

export interface FlowNode {
  id: string;
  kind: NodeKind;
  /** Vietnamese; empty where the picture says it all (a merge, a fork). */
  name: string;
  /** Time allowed, in words; empty for none. */
  term: string;
  /** Id of its lane. */
  lane: string;
  /** Of an end event. */
  outcome?: Outcome;
}

export interface Flow {
  id: string;
  from: string;
  to: string;
  /** The action's label or the condition in words; empty for a flow without a choice. */
  name: string;
  /** Taken when no other flow of its gateway is. */
  otherwise: boolean;
}

/** A lane of the definition (làn). */
export interface Lane {
  id: string;
  name: string;
}

/** An agency that takes part, with its lanes. */
export interface AgencyLane extends Lane {
  lanes: Lane[];
}

export interface Graph {
  name: string;
  /** In order of the definition's lanes; the owner's are not necessarily first. */
  agencies: AgencyLane[];
  nodes: FlowNode[];
  flows: Flow[];
}

/** Names of the kinds of agency, by kind: `{ commune: 'UBND cấp xã' }`. */
export type AgencyNames = Readonly<Record<string, string>>;

const sharedKinds: ReadonlySet<NodeKind> = new Set(['parallelGateway']);

type Draft = Omit<FlowNode, 'lane'> & { lane?: string };

/**
 * The BPMN elements of a definition without lint errors. A kind of agency without a name goes by its id.
 *
 * @example
 * graphOf(procedure).nodes[0]; // → { id: 'start', kind: 'startEvent', name: 'Đã tiếp nhận', … }
 */
export const graphOf = (procedure: Procedure, names: AgencyNames = {}): Graph => {
  const declared = declaredFacts(procedure);
  const nodes = new Map<string, Draft>();
  const flows: Omit<Flow, 'id'>[] = [];
  const laneOfSplit = new Map<string, string>();

  const node = (id: string, kind: NodeKind, rest: Partial<Draft> = {}): void => {
    nodes.set(id, { id, kind, name: '', term: '', ...rest });
  };
  const flow = (from: string, to: string, name = '', otherwise = false): void => {
    flows.push({ from, to, name, otherwise });
  };
  const fork = (from: string, id: string, ways: number): string => {
    if (ways === 1) return from;
    node(id, 'exclusiveGateway');
    flow(from, id);
    return id;
  };

  const draw = (steps: Readonly<Record<string, Step>>, branchEnd: string): void => {
    const place = (to: string): string => (to === 'join' ? branchEnd : `step_${to}`);
    for (const [id, step] of Object.entries(steps)) {
      const own = `step_${id}`;
      if ('task' in step) {
        const term = step.budget ? termInWords(step.budget) : '';
        node(own, 'userTask', { name: step.task, term, lane: step.lane });
        const actions = Object.values(step.actions);
        const from = fork(own, `choose_${id}`, actions.length);
        for (const { to, label, when } of actions)
          flow(
            from,
            place(to),
            when ? `${label} (khi ${expressionInWords(when, declared)})` : label,
          );
      } else if ('decision' in step) {
        node(own, 'exclusiveGateway');
        for (const { to, when } of step.decision)
          flow(own, place(to), when ? expressionInWords(when, declared) : 'còn lại', !when);
      } else if ('handOver' in step) {
        const { segment, receive } = step.handOver;
        const name = procedure.segments[segment]?.name ?? segment;
        const answerWithin = step.handOver.answerWithin ?? procedure.policies.answerWithin;
        node(own, 'sendTask', { name: `Bàn giao: ${name}` });
        node(`receive_${id}`, 'intermediateCatchEvent', {
          term: answerWithin ? termInWords(answerWithin) : '',
          lane: receiverOf(procedure, segment, steps[receive]),
        });
        node(`answer_${id}`, 'exclusiveGateway');
        flow(own, `receive_${id}`);
        flow(`receive_${id}`, `answer_${id}`);
        flow(`answer_${id}`, place(receive), 'tiếp nhận');
        for (const { to, label } of waysBack(step.handOver)) flow(`answer_${id}`, place(to), label);
      } else if ('parallel' in step) {
        const { branches, then } = step.parallel;
        node(own, 'parallelGateway');
        for (const [branch, { start, steps: inner }] of Object.entries(branches)) {
          const end = `end_${id}_${branch}`;
          flow(own, `step_${start}`);
          draw(inner, end);
          node(end, 'exclusiveGateway');
          flow(end, `join_${id}`);
        }
        node(`join_${id}`, 'parallelGateway');
        laneOfSplit.set(`join_${id}`, own);
        flow(`join_${id}`, place(then));
      } else {
        node(own, 'endEvent', { name: outcomeNames[step.outcome], outcome: step.outcome });
      }
    }
  };

  node('start', 'startEvent', { name: 'Đã tiếp nhận' });
  flow('start', `step_${procedure.start}`);
  draw(procedure.steps, '');

  const merged = withMerges(nodes, flows);
  const placed = inLanes(merged.nodes, merged.flows, laneOfSplit, Object.keys(procedure.lanes));
  return {
    name: procedure.name,
    agencies: agenciesOf(procedure, names),
    nodes: placed,
    flows: merged.flows.map((each, index) => ({ id: `flow_${index + 1}`, ...each })),
  };
};

/** The lane that takes a segment over: of the step it leads to, else the first of the segment's agency. */
const receiverOf = (procedure: Procedure, segment: string, next: Step | undefined): string => {
  if (next && 'task' in next) return next.lane;
  const agency = procedure.segments[segment]?.agency;
  const lanes = Object.entries(procedure.lanes);
  return lanes.find(([, lane]) => lane.agency === agency)?.[0] ?? lanes[0]?.[0] ?? '';
};

/** Puts a merge before what several flows lead to; an end of a branch that one flow leads to is left out. */
const withMerges = (
  drafts: ReadonlyMap<string, Draft>,
  flows: readonly Omit<Flow, 'id'>[],
): { nodes: Draft[]; flows: Omit<Flow, 'id'>[] } => {
  const into = (id: string): Omit<Flow, 'id'>[] => flows.filter(({ to }) => to === id);
  const isEnd = (id: string): boolean => id.startsWith('end_');
  const target = (id: string): string => {
    if (isEnd(id) && into(id).length === 1) return flows.find(({ from }) => from === id)?.to ?? id;
    const kind = drafts.get(id)?.kind;
    const merges = !isEnd(id) && kind !== undefined && !sharedKinds.has(kind);
    return merges && into(id).length > 1 ? id.replace(/^[a-z]+/, 'merge') : id;
  };
  const nodes: Draft[] = [];
  const drawn: Omit<Flow, 'id'>[] = [];
  for (const draft of drafts.values()) {
    const { id } = draft;
    if (isEnd(id) && into(id).length === 1) continue;
    if (target(id) !== id) {
      nodes.push({ id: target(id), kind: 'exclusiveGateway', name: '', term: '' });
      drawn.push({ from: target(id), to: id, name: '', otherwise: false });
    }
    nodes.push(draft);
    drawn.push(
      ...flows.filter(({ from }) => from === id).map((flow) => ({ ...flow, to: target(flow.to) })),
    );
  }
  return { nodes, flows: drawn };
};

/** Gives what nobody does (gateways, events) the lane of the work before it; a merge that of what follows. */
const inLanes = (
  drafts: readonly Draft[],
  flows: readonly Omit<Flow, 'id'>[],
  laneOfSplit: ReadonlyMap<string, string>,
  lanes: readonly string[],
): FlowNode[] => {
  const found = new Map(drafts.flatMap(({ id, lane }) => (lane === undefined ? [] : [[id, lane]])));
  const next = (id: string): string[] => flows.flatMap(({ from, to }) => (from === id ? [to] : []));
  const first = (id: string): string | undefined => {
    const seen = new Set([id]);
    for (const each of seen) {
      const lane = found.get(each);
      if (lane !== undefined) return lane;
      for (const to of next(each)) seen.add(to);
    }
    return undefined;
  };
  found.set('start', first('start') ?? lanes[0] ?? '');
  const reached = new Set(['start']);
  for (const id of reached)
    for (const to of next(id)) {
      const split = laneOfSplit.get(to) ?? id;
      if (!found.has(to)) found.set(to, found.get(split) ?? '');
      reached.add(to);
    }
  for (const { id } of drafts)
    if (id.startsWith('merge_')) found.set(id, found.get(next(id)[0] ?? '') ?? '');
  return drafts.map((draft) => ({ ...draft, lane: found.get(draft.id) ?? lanes[0] ?? '' }));
};

const agenciesOf = ({ lanes, owner }: Procedure, names: AgencyNames): AgencyLane[] => {
  const agencies = new Map<string, AgencyLane>();
  for (const [id, { name, agency }] of Object.entries(lanes)) {
    const kind = agency === 'owner' ? owner.kind : agency;
    const own = agencies.get(kind) ?? {
      id: `agency_${kind}`,
      name: names[kind] ?? kind,
      lanes: [],
    };
    own.lanes.push({ id, name });
    agencies.set(kind, own);
  }
  return [...agencies.values()];
};
