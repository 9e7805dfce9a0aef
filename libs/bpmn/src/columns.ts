import ElkConstructor from 'elkjs/lib/elk.bundled.js';

import type { Graph } from './graph.ts';

interface Layered {
  children?: { id: string; x?: number; y?: number; layoutOptions?: Record<string, string> }[];
}
const Elk = ElkConstructor as unknown as new () => { layout(graph: object): Promise<Layered> };

/** Where ELK's layered algorithm puts a node: its column from 0, and its height among those of the column. */
export interface Column {
  column: number;
  rank: number;
}

/** The column of each node, by id: flows lead to the right but for the ways back. */
export const columnsOf = async ({ nodes, flows }: Graph): Promise<Map<string, Column>> => {
  const { children = [] } = await new Elk().layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.randomSeed': '1',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
    },
    // Of one size, so that what stands in one column has one x.
    children: nodes.map(({ id }) => ({ id, width: 10, height: 10 })),
    edges: flows.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  });
  const xs = [...new Set(children.map(({ x = 0 }) => x))].sort((one, other) => one - other);
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { column: xs.indexOf(x), rank: y }]));
};
