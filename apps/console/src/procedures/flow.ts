/**
 * The flow of a definition as a drawing: a column for each step along the usual way, a row for each lane.
 * Decisions and parallels are small nodes; ways back are drawn below.
 */
import type { Definition, Step } from './definition.ts';

export interface FlowNode {
  id: string;
  kind: 'task' | 'decision' | 'fork' | 'join' | 'handOver' | 'outcome';
  text: string;
  /** Lane the node stands in: its own, or that of the node it follows. */
  lane: string;
  column: number;
  /** Place in its cell when several share one. */
  place: number;
}

export interface FlowEdge {
  from: string;
  to: string;
  text: string;
  /** A way on that needs no explaining; others are drawn thinner. */
  usual: boolean;
  back: boolean;
}

export interface Flow {
  nodes: FlowNode[];
  edges: FlowEdge[];
  lanes: { id: string; name: string; height: number }[];
  columns: number;
}

const outcomeTexts = {
  granted: 'Có kết quả',
  rejected: 'Không chấp thuận',
  'returned-unqualified': 'Trả hồ sơ',
} as const;

interface Raw {
  id: string;
  kind: FlowNode['kind'];
  text: string;
  lane: string | null;
}

type RawEdge = Omit<FlowEdge, 'back'>;

const gather = (
  steps: Readonly<Record<string, Step>>,
  join: string | null,
  nodes: Raw[],
  edges: RawEdge[],
  segments: Definition['segments'],
): void => {
  const target = (to: string): string => (to === 'join' && join !== null ? join : to);
  for (const [id, step] of Object.entries(steps)) {
    if ('task' in step) {
      nodes.push({ id, kind: 'task', text: step.task, lane: step.lane });
      for (const { label, to, reason } of Object.values(step.actions))
        edges.push({ from: id, to: target(to), text: label, usual: reason === undefined });
    } else if ('decision' in step) {
      nodes.push({ id, kind: 'decision', text: '', lane: null });
      for (const { to } of step.decision)
        edges.push({ from: id, to: target(to), text: '', usual: true });
    } else if ('handOver' in step) {
      const { segment, receive, decline, recall = decline, expire = decline } = step.handOver;
      const text = `Giao: ${segments[segment]?.name ?? segment}`;
      nodes.push({ id, kind: 'handOver', text, lane: null });
      edges.push({ from: id, to: target(receive), text: 'Nhận', usual: true });
      edges.push({ from: id, to: target(decline), text: 'Từ chối nhận', usual: false });
      if (recall !== decline)
        edges.push({ from: id, to: target(recall), text: 'Thu hồi', usual: false });
      if (expire !== decline)
        edges.push({ from: id, to: target(expire), text: 'Quá hạn trả lời', usual: false });
    } else if ('outcome' in step) {
      nodes.push({ id, kind: 'outcome', text: outcomeTexts[step.outcome], lane: null });
    } else {
      const end = `${id}:join`;
      nodes.push({ id, kind: 'fork', text: '', lane: null });
      nodes.push({ id: end, kind: 'join', text: '', lane: null });
      for (const branch of Object.values(step.parallel.branches)) {
        edges.push({ from: id, to: branch.start, text: '', usual: true });
        gather(branch.steps, end, nodes, edges, segments);
      }
      edges.push({ from: end, to: target(step.parallel.then), text: '', usual: true });
    }
  }
};

/** The edges that lead back, found from the start by going on: those into a node still on the way. */
const backEdges = (start: string, edges: readonly RawEdge[]): ReadonlySet<RawEdge> => {
  const back = new Set<RawEdge>();
  const state = new Map<string, 'open' | 'done'>();
  const go = (id: string): void => {
    state.set(id, 'open');
    for (const edge of edges.filter(({ from }) => from === id)) {
      const seen = state.get(edge.to);
      if (seen === 'open') back.add(edge);
      else if (seen === undefined) go(edge.to);
    }
    state.set(id, 'done');
  };
  go(start);
  return back;
};

const columnsOf = (start: string, forward: readonly RawEdge[]): Map<string, number> => {
  const columns = new Map<string, number>([[start, 0]]);
  // The longest way from the start; there are no circles, so as many rounds as edges suffice.
  for (let moved = true; moved;) {
    moved = false;
    for (const { from, to } of forward) {
      const at = columns.get(from);
      if (at === undefined || (columns.get(to) ?? -1) > at) continue;
      columns.set(to, at + 1);
      moved = true;
    }
  }
  return columns;
};

/** Lays out the flow of a definition; steps nothing leads to are left out. */
export const flowOf = ({
  start,
  steps,
  lanes,
  segments,
}: Pick<Definition, 'start' | 'steps' | 'lanes' | 'segments'>): Flow => {
  const raw: Raw[] = [];
  const found: RawEdge[] = [];
  gather(steps, null, raw, found, segments);
  const back = backEdges(start, found);
  const columns = columnsOf(
    start,
    found.filter((edge) => !back.has(edge)),
  );
  const laneOf = new Map(raw.map(({ id, lane }) => [id, lane]));
  const ordered = raw
    .filter(({ id }) => columns.has(id))
    .sort((a, b) => (columns.get(a.id) ?? 0) - (columns.get(b.id) ?? 0));
  const first = Object.keys(lanes)[0] ?? '';
  for (const { id, lane } of ordered) {
    if (lane !== null) continue;
    const into = found.find(({ to, from }) => to === id && laneOf.get(from));
    laneOf.set(id, (into && laneOf.get(into.from)) ?? first);
  }
  const taken = new Map<string, number>();
  const nodes = ordered.map(({ id, kind, text }): FlowNode => {
    const lane = laneOf.get(id) ?? first;
    const column = columns.get(id) ?? 0;
    const cell = `${lane} ${column}`;
    const place = taken.get(cell) ?? 0;
    taken.set(cell, place + 1);
    return { id, kind, text, lane, column, place };
  });
  // The definition's own order of lanes is not kept by the database; who works first stands at the top.
  const used = [...new Set(nodes.map(({ lane }) => lane))];
  return {
    nodes,
    edges: found
      .filter(({ from, to }) => columns.has(from) && columns.has(to))
      .map((edge) => ({ ...edge, back: back.has(edge) })),
    lanes: used.map((id) => ({
      id,
      name: lanes[id]?.name ?? id,
      height: 1 + Math.max(...nodes.filter(({ lane }) => lane === id).map(({ place }) => place)),
    })),
    columns: 1 + Math.max(0, ...columns.values()),
  };
};
