import { around, type Box, middleOf, type Point } from './geometry.ts';
import type { Flow, Graph, NodeKind } from './graph.ts';

/** Distance of the lines a flow may run on. */
const step = 10;

type Side = 'left' | 'right' | 'top' | 'bottom';
const towards: Readonly<Record<Side, Point>> = {
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  top: { x: 0, y: -1 },
};
const sides = ['right', 'bottom', 'left', 'top'] as const;

const waysOut = (kind: NodeKind): readonly Side[] =>
  kind.endsWith('Gateway') ? ['right', 'bottom', 'top'] : ['right'];
const waysIn = (kind: NodeKind): readonly Side[] =>
  kind.endsWith('Task') ? ['left'] : ['left', 'top', 'bottom'];

const unreached = 2 ** 31 - 1;

/** What going somewhere costs, against a free step. */
const price = { step: 2, shared: 1, apart: 30, bend: 12, crossing: 10, along: 120, otherSide: 8 };

/**
 * Corners of every flow, by id: right angles, never through a box; flows run over each other only where
 * they come from or lead to one node. Boxes have their middles on multiples of 10.
 */
export const routesOf = (
  { nodes, flows }: Graph,
  boxes: ReadonlyMap<string, Box>,
  area: Box,
): Map<string, Point[]> => {
  const columns = Math.floor((area.x + area.width) / step) + 1;
  const rows = Math.floor((area.y + area.height) / step) + 1;
  const blocked = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * step, row * step];
      const inside = x > area.x && y > area.y && y < area.y + area.height;
      const near = [...boxes.values()].some(
        (box) =>
          x > box.x - step &&
          x < box.x + box.width + step &&
          y > box.y - step &&
          y < box.y + box.height + step,
      );
      if (!inside || near) blocked[row * columns + column] = 1;
    }
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  /** Flows that run through a point, across and down. */
  const used = [0, 1].map(() => new Array<readonly Flow[] | undefined>(columns * rows));
  const [usedAcross = [], usedDown = []] = used;

  const port = (id: string, side: Side): { edge: Point; outside: number } | undefined => {
    const box = boxes.get(id);
    if (!box) return undefined;
    const middle = middleOf(box);
    const { x, y } = towards[side];
    const edge = { x: middle.x + (x * box.width) / 2, y: middle.y + (y * box.height) / 2 };
    return {
      edge,
      outside:
        Math.round((edge.y + y * step) / step) * columns + Math.round((edge.x + x * step) / step),
    };
  };

  /** Points before a node where it is best left and come to, all to its left and right: its own flows' alone. */
  const kept = new Map<number, string[]>();
  for (const { id, kind } of nodes)
    for (const [side] of [waysOut(kind), waysIn(kind)]) {
      const found = side && port(id, side);
      if (!found) continue;
      const onwards = towards[side].x;
      for (const point of [found.outside, found.outside + onwards])
        kept.set(point, [...(kept.get(point) ?? []), id]);
    }
  const isKept = ({ from, to }: Flow, point: number): boolean =>
    kept.get(point)?.some((id) => id !== from && id !== to) ?? false;

  const costAt = (flow: Flow, point: number, across: boolean): number => {
    const same = (across ? usedAcross : usedDown)[point] ?? [];
    const other = (across ? usedDown : usedAcross)[point] ?? [];
    const kin = (each: Flow): boolean => each.to === flow.to || each.from === flow.from;
    if (same.some((each) => !kin(each)) || (across && isKept(flow, point))) return price.along;
    if (same.some(({ from }) => from === flow.from)) return price.apart;
    const crossing = other.some((each) => !kin(each)) ? price.crossing : 0;
    return crossing + (same.some(({ to }) => to === flow.to) ? price.shared : price.step);
  };

  /**
   * The cheapest way by the A* algorithm, but for runs shared with other flows, which the estimate takes for
   * dearer than they are. Costs are small whole numbers, so a list per cost is queue enough.
   */
  const wayOf = (flow: Flow): Point[] => {
    const starts = waysOut(kinds.get(flow.from) ?? 'userTask');
    const ends = waysIn(kinds.get(flow.to) ?? 'userTask');
    const goals = new Map<number, { side: Side; extra: number }>();
    ends.forEach((side, index) => {
      const found = port(flow.to, side);
      if (found)
        goals.set(found.outside * 4 + ((sides.indexOf(side) + 2) % 4), {
          side,
          extra: index === 0 ? 0 : price.otherSide,
        });
    });
    const best = new Int32Array(columns * rows * 4).fill(unreached);
    const settled = new Int32Array(columns * rows * 4).fill(-1);
    const cameFrom = new Int32Array(columns * rows * 4).fill(-1);
    const begun = new Map<number, Side>();
    const open: number[][] = [];
    const target = boxes.get(flow.to);
    const [goalColumn, goalRow] = target
      ? [middleOf(target).x / step, middleOf(target).y / step]
      : [0, 0];
    let now = 0;
    const reach = (state: number, cost: number, from: number): boolean => {
      if ((best[state] ?? 0) <= cost) return false;
      best[state] = cost;
      cameFrom[state] = from;
      const point = Math.floor(state / 4);
      const away =
        Math.abs((point % columns) - goalColumn) + Math.abs(Math.floor(point / columns) - goalRow);
      (open[Math.max(now, cost + away * price.step)] ??= []).push(state);
      return true;
    };
    starts.forEach((side, index) => {
      const found = port(flow.from, side);
      if (!found) return;
      const state = found.outside * 4 + sides.indexOf(side);
      const across = side === 'left' || side === 'right';
      const extra = index === 0 ? 0 : price.otherSide;
      if (reach(state, costAt(flow, found.outside, across) + extra, -1)) begun.set(state, side);
    });
    for (; now < open.length; now += 1)
      for (const state of open[now] ?? []) {
        const cost = best[state] ?? 0;
        if (settled[state] === cost) continue;
        settled[state] = cost;
        const point = Math.floor(state / 4);
        const going = state % 4;
        const goal = goals.get(state);
        if (goal) {
          if (goal.extra === 0) return traced(state, goal.side);
          goals.set(state, { ...goal, extra: 0 });
          best[state] = unreached;
          reach(state, cost + goal.extra, cameFrom[state] ?? -1);
          continue;
        }
        for (const turn of [0, 1, 3]) {
          const heading = (going + turn) % 4;
          const { x, y } = towards[sides[heading] ?? 'right'];
          const next = point + y * columns + x;
          if (blocked[next] !== 0) continue;
          const across = x !== 0;
          const bend = turn === 0 ? 0 : price.bend + bendingAt(flow, point);
          reach(next * 4 + heading, cost + costAt(flow, next, across) + bend, state);
        }
      }
    throw new Error(`no way from ${flow.from} to ${flow.to}`);

    function traced(goal: number, into: Side): Point[] {
      const points = [port(flow.to, into)?.edge ?? { x: 0, y: 0 }];
      let state = goal;
      let first = goal;
      while (state >= 0) {
        const point = Math.floor(state / 4);
        points.push({ x: (point % columns) * step, y: Math.floor(point / columns) * step });
        first = state;
        state = cameFrom[state] ?? -1;
      }
      points.push(port(flow.from, begun.get(first) ?? 'right')?.edge ?? { x: 0, y: 0 });
      return points.reverse();
    }
  };

  /** Two flows that bend at one point look like one. */
  const bendingAt = (flow: Flow, point: number): number =>
    isKept(flow, point) ||
    used.some((flows) => flows[point]?.some(({ from, to }) => to !== flow.to && from !== flow.from))
      ? price.along
      : 0;

  const mark = (flow: Flow, points: readonly Point[]): void => {
    points.slice(1).forEach((to, index) => {
      const from = points[index] ?? to;
      const way = from.y === to.y ? usedAcross : usedDown;
      for (const { x, y } of [from, to]) {
        if (x % step !== 0 || y % step !== 0) continue;
        const point = (y / step) * columns + x / step;
        const flows = way[point] ?? [];
        if (!flows.includes(flow)) way[point] = [...flows, flow];
      }
    });
  };

  const length = ({ from, to }: Flow): number => {
    const [one, other] = [boxes.get(from), boxes.get(to)];
    if (!one || !other) return 0;
    const [a, b] = [middleOf(one), middleOf(other)];
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) * 2 + (b.x < a.x ? 200 : 0);
  };
  const routes = new Map<string, Point[]>();
  for (const flow of [...flows].sort((one, other) => length(one) - length(other))) {
    const points = wayOf(flow);
    mark(flow, points);
    routes.set(flow.id, corners(points));
  }
  return routes;
};

/** Leaves out the points a line only passes. */
const corners = (points: readonly Point[]): Point[] =>
  points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    return !(
      (before.x === point.x && point.x === after.x) ||
      (before.y === point.y && point.y === after.y)
    );
  });

/** Whether flows that neither come from nor lead to one node run on one line for a stretch. */
export const anyTogether = (
  flows: readonly Flow[],
  routes: ReadonlyMap<string, readonly Point[]>,
): boolean => {
  const lines = flows.map((flow) => {
    const points = routes.get(flow.id) ?? [];
    return { flow, stretches: points.slice(1).map((to, index) => around(points[index] ?? to, to)) };
  });
  return lines.some(({ flow, stretches }, index) =>
    lines
      .slice(index + 1)
      .some(
        ({ flow: other, stretches: others }) =>
          flow.from !== other.from &&
          flow.to !== other.to &&
          stretches.some((one) => others.some((another) => together(one, another))),
      ),
  );
};

/** Whether two lines share more than a point. */
const together = (one: Box, other: Box): boolean => {
  const x = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const y = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.min(x, y) >= 0 && Math.max(x, y) > 0;
};
