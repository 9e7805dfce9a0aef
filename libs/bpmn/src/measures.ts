import type { Box } from './geometry.ts';
import type { NodeKind } from './graph.ts';

/** Text by its lines, in a box of its own. */
export interface Label extends Box {
  lines: string[];
}

/** Width of the headings of pool, agency and lane each. */
export const heading = 30;

export const taskWidth = 140;

/** Sizes of letters: in boxes, and beside flows. */
export const fontSize = { box: 12, label: 10.5 };

/** Whether a node is a box with its name inside. */
export const isTask = (kind: NodeKind): boolean => kind === 'userTask' || kind === 'sendTask';
