import type { Definition, Step } from './definition.ts';

interface Edge {
  from: string;
  to: string;
}

/** Every way from a step to the next; parallels run from the step itself to an end named after it. */
const edgesOf = (steps: Readonly<Record<string, Step>>, join: string | null): Edge[] => {
  const target = (to: string): string => (to === 'join' && join !== null ? join : to);
  return Object.entries(steps).flatMap(([id, step]): Edge[] => {
    const ways = (to: readonly string[]) => to.map((one) => ({ from: id, to: target(one) }));
    if ('task' in step) return ways(Object.values(step.actions).map(({ to }) => to));
    if ('decision' in step) return ways(step.decision.map(({ to }) => to));
    if ('handOver' in step) {
      const { receive, decline, recall = decline, expire = decline } = step.handOver;
      return ways([receive, decline, recall, expire]);
    }
    if ('outcome' in step) return [];
    const end = `${id}:join`;
    return [
      ...Object.values(step.parallel.branches).flatMap(({ start, steps }) => [
        ...ways([start]),
        ...edgesOf(steps, end),
      ]),
      { from: end, to: target(step.parallel.then) },
    ];
  });
};

/** The edges that lead back, found from the start by going on: those into a step still on the way. */
const waysBack = (start: string, edges: readonly Edge[]): ReadonlySet<Edge> => {
  const back = new Set<Edge>();
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

/** How far each step is from the start, by the longest way that does not go back; what nothing leads to has none. */
export const columnsOf = ({
  start,
  steps,
}: Pick<Definition, 'start' | 'steps'>): ReadonlyMap<string, number> => {
  const edges = edgesOf(steps, null);
  const back = waysBack(start, edges);
  const columns = new Map<string, number>([[start, 0]]);
  // There are no circles left, so as many rounds as edges suffice.
  for (let moved = true; moved;) {
    moved = false;
    for (const edge of edges) {
      const at = columns.get(edge.from);
      if (back.has(edge) || at === undefined || (columns.get(edge.to) ?? -1) > at) continue;
      columns.set(edge.to, at + 1);
      moved = true;
    }
  }
  return columns;
};
