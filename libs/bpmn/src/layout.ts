import { type Column, columnsOf } from './columns.ts';
import type { Box, Point } from './geometry.ts';
import type { FlowNode, Graph } from './graph.ts';
import { captionsOf, placeLabels } from './labels.ts';
import { fontSize, heading, isTask, type Label, taskWidth } from './measures.ts';
import { anyTogether, routesOf } from './route.ts';
import { wrap } from './wrap.ts';

/** A definition drawn: where everything stands. All numbers are whole. */
export interface Layout {
  pool: Box;
  /** By id of agency or lane; a band reaches from its heading to the pool's right edge. */
  bands: ReadonlyMap<string, Box>;
  nodes: ReadonlyMap<string, Box>;
  /** Corners of each flow, by id. */
  routes: ReadonlyMap<string, readonly Point[]>;
  /** Texts beside flows and events, by id of flow or node. */
  labels: ReadonlyMap<string, Label>;
  /** x where the drawing may be cut into strips: no box and no text lies across. */
  cuts: readonly number[];
}

const margin = 30;
const rowGap = 50;

/** Room is added by so much, and by no more than so much. */
const roomStep = 40;
const mostRoom = 160;

/** Everything is a multiple of 20 around its middle, so that flows run on a grid of 10. */
const sizeOf = ({ kind, name, term }: FlowNode): { width: number; height: number } => {
  if (!isTask(kind)) return { width: 40, height: 40 };
  const lines = wrap(name, taskWidth - 16, fontSize.box).length + (term === '' ? 0 : 1);
  return { width: taskWidth, height: Math.max(60, Math.ceil((lines * 16 + 16) / 20) * 20) };
};

/**
 * Draws the graph of a definition: columns by ELK's layered algorithm, rows by lane, flows with right
 * angles around the boxes; with more room where a flow or a name finds none. The same graph always gives the same
 * numbers.
 */
export const layoutOf = async (graph: Graph): Promise<Layout> => {
  const columns = await columnsOf(graph);
  const rows = rowsOf(graph, columns);
  let layout = laidOut(graph, columns, rows, 0);
  for (let room = roomStep; room <= mostRoom && isCrowded(graph, layout); room += roomStep)
    layout = laidOut(graph, columns, rows, room);
  return layout;
};

/** Whether a name found no place, or flows that have nothing to do with each other run on one line. */
const isCrowded = (graph: Graph, { labels, routes }: Layout): boolean =>
  captionsOf(graph).some(({ id }) => !labels.has(id)) || anyTogether(graph.flows, routes);

/** @param room - how much farther apart than usual columns and rows stand */
const laidOut = (
  graph: Graph,
  columns: ReadonlyMap<string, Column>,
  rows: ReadonlyMap<string, number>,
  room: number,
): Layout => {
  const columnOf = (id: string): number => columns.get(id)?.column ?? 0;
  const count = Math.max(...graph.nodes.map(({ id }) => columnOf(id))) + 1;

  const left = heading * 3 + margin;
  const centres: number[] = [];
  let right = left;
  for (let column = 0; column < count; column += 1) {
    const here = graph.nodes.filter(({ id }) => columnOf(id) === column);
    const width = Math.max(...here.map((node) => sizeOf(node).width));
    centres.push(right + width / 2);
    right += width + gapAfter(graph, columnOf, column) + room;
  }
  const width = right + 10;

  const bands = new Map<string, Box>();
  const nodes = new Map<string, Box>();
  // Lanes begin on a 5 so that no flow, on its grid of 10, runs along a border.
  const top = 5;
  let y = top;
  for (const agency of graph.agencies) {
    const agencyTop = y;
    for (const lane of agency.lanes) {
      const inside = graph.nodes.filter((node) => node.lane === lane.id);
      const laneTop = y;
      y += 25 + room / 2;
      const count = Math.max(1, ...inside.map(({ id }) => (rows.get(id) ?? 0) + 1));
      for (let row = 0; row < count; row += 1) {
        const here = inside.filter(({ id }) => rows.get(id) === row);
        const height = Math.max(
          40,
          ...here.map((node) => sizeOf(node).height + (hasCaption(node) ? 40 : 0)),
        );
        const middle = y + height / 2;
        for (const node of here) {
          const size = sizeOf(node);
          const x = (centres[columnOf(node.id)] ?? 0) - size.width / 2;
          nodes.set(node.id, { x, y: middle - size.height / 2, ...size });
        }
        y += height + (row + 1 < count ? rowGap + room : 0);
      }
      y += 25 + room / 2;
      bands.set(lane.id, {
        x: heading * 2,
        y: laneTop,
        width: width - heading * 2,
        height: y - laneTop,
      });
    }
    bands.set(agency.id, {
      x: heading,
      y: agencyTop,
      width: width - heading,
      height: y - agencyTop,
    });
  }
  const pool = { x: 0, y: top, width, height: y - top };
  const area = { x: heading * 3, y: top, width: width - heading * 3, height: y - top };
  const routes = routesOf(graph, nodes, area);
  const labels = placeLabels(graph, nodes, routes, area, [...bands.values()]);
  return {
    pool,
    bands,
    nodes,
    routes,
    labels,
    cuts: cutsOf(area, [...nodes.values(), ...labels.values()]),
  };
};

/** Whether a node's name stands under it. */
const hasCaption = ({ kind, name, term }: FlowNode): boolean =>
  !isTask(kind) && (name !== '' || term !== '');

/** Room between a column and the next: more where choices have names. */
const gapAfter = (graph: Graph, columnOf: (id: string) => number, column: number): number => {
  const from = new Set(graph.nodes.flatMap(({ id }) => (columnOf(id) === column ? [id] : [])));
  const leaving = graph.flows.filter((flow) => from.has(flow.from));
  const named = leaving.filter(({ name }) => name !== '');
  return named.length === 0 ? 40 : 110;
};

/** The row of each node within its lane: its work goes on in one row as long as there is room. */
const rowsOf = (
  { nodes, flows }: Graph,
  columns: ReadonlyMap<string, Column>,
): Map<string, number> => {
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const at = (id: string): Column => columns.get(id) ?? { column: 0, rank: 0 };
  const order = [...nodes].sort((one, other) => {
    const [a, b] = [at(one.id), at(other.id)];
    return a.column - b.column || a.rank - b.rank;
  });
  for (const { id, lane } of order) {
    const before = flows.flatMap(({ from, to }) => {
      const row = to === id ? rows.get(from) : undefined;
      const same = nodes.find((node) => node.id === from)?.lane === lane;
      return row !== undefined && same ? [row] : [];
    });
    const wished = Math.min(...(before.length > 0 ? before : [0]));
    const free = (row: number): boolean => !taken.has(`${lane} ${at(id).column} ${row}`);
    let row = wished;
    while (!free(row)) row += 1;
    const above = [...Array(row).keys()].find(free);
    if (row !== wished && above !== undefined) row = above;
    rows.set(id, row);
    taken.add(`${lane} ${at(id).column} ${row}`);
  }
  return rows;
};

/** Where no box and no text lies across; a flow that runs downwards, on its grid of 10, is never cut along. */
const cutsOf = ({ x, width }: Box, boxes: readonly Box[]): number[] => {
  const cuts: number[] = [];
  for (let cut = x + 45; cut < x + width - 40; cut += 10)
    if (!boxes.some((box) => box.x - 10 < cut && cut < box.x + box.width + 6)) cuts.push(cut);
  return cuts;
};
