import type { Flow, FlowEdge, FlowNode } from './flow.ts';

/** Measures of the drawing, in its own units (pixels at full size). */
const HEAD = 132;
const CELL = { width: 178, height: 74 };
const BOX = { width: 142, height: 52 };
const SMALL = 20;
const BACK = 15;

interface Point {
  x: number;
  y: number;
}

/** Words over at most three lines of a box. */
const linesOf = (text: string, letters = 21): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2] ?? ''}…`];
};

const isSmall = ({ kind }: FlowNode): boolean =>
  kind === 'decision' || kind === 'fork' || kind === 'join';

/** The flow as a picture; the list of steps beside it says the same in words. */
export function FlowDrawing({ flow, title }: { flow: Flow; title: string }) {
  const tops = new Map<string, number>();
  let height = 8;
  for (const lane of flow.lanes) {
    tops.set(lane.id, height);
    height += lane.height * CELL.height;
  }
  const centres = new Map<string, Point>(
    flow.nodes.map((node) => [
      node.id,
      {
        x: HEAD + (node.column + 0.5) * CELL.width,
        y: (tops.get(node.lane) ?? 0) + (node.place + 0.5) * CELL.height,
      },
    ]),
  );
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const width = HEAD + flow.columns * CELL.width + 8;
  const backs = flow.edges.filter(({ back }) => back);
  const full = height + 14 + backs.length * BACK;
  return (
    <div className="table-scroll sheet" tabIndex={0} role="region" aria-label={title}>
      <svg
        className="flow"
        role="img"
        aria-label={title}
        width={width}
        height={full}
        viewBox={`0 0 ${width} ${full}`}
      >
        <defs>
          <marker
            id="dau"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0.5 7.5 4 0 7.5z" />
          </marker>
        </defs>
        {flow.lanes.map((lane) => (
          <g key={lane.id} className="flow-lane">
            <rect
              x="4"
              y={tops.get(lane.id)}
              width={width - 8}
              height={lane.height * CELL.height}
            />
            <Words
              at={{ x: 12, y: (tops.get(lane.id) ?? 0) + (lane.height * CELL.height) / 2 }}
              lines={linesOf(lane.name, 17)}
              anchor="start"
            />
          </g>
        ))}
        {flow.edges.map((edge, index) => {
          const from = centres.get(edge.from);
          const to = centres.get(edge.to);
          const source = nodes.get(edge.from);
          const target = nodes.get(edge.to);
          if (!from || !to || !source || !target) return null;
          const depth = height + 12 + backs.indexOf(edge) * BACK;
          return (
            <path
              key={index}
              className={edgeClass(edge)}
              markerEnd="url(#dau)"
              d={
                edge.back ? backPath(from, to, depth) : onPath(from, to, half(source), half(target))
              }
            >
              {edge.text !== '' && <title>{edge.text}</title>}
            </path>
          );
        })}
        {flow.nodes.map((node) => {
          const at = centres.get(node.id);
          return at && <Node key={node.id} node={node} at={at} />;
        })}
      </svg>
    </div>
  );
}

const edgeClass = ({ back, usual }: FlowEdge): string =>
  back ? 'flow-edge flow-back' : usual ? 'flow-edge' : 'flow-edge flow-rare';

const half = (node: FlowNode): number => (isSmall(node) ? SMALL / 2 + 3 : BOX.width / 2);

/** From the right side of one to the left side of the other, with one corner pair between. */
const onPath = (from: Point, to: Point, out: number, into: number): string => {
  const start = from.x + out;
  const end = to.x - into - 1;
  if (Math.abs(from.y - to.y) < 1) return `M${start} ${from.y}H${end}`;
  const turn = to.x - CELL.width / 2 + 6;
  return `M${start} ${from.y}H${turn}V${to.y}H${end}`;
};

/** Down below the lanes, back, and up. */
const backPath = (from: Point, to: Point, depth: number): string => {
  const start = from.x + 14;
  const end = to.x - 14;
  return `M${start} ${from.y + BOX.height / 2}V${depth}H${end}V${to.y + BOX.height / 2 + 1}`;
};

function Node({ node, at: { x, y } }: { node: FlowNode; at: Point }) {
  if (isSmall(node))
    return (
      <path
        className={`flow-node flow-${node.kind}`}
        d={
          node.kind === 'decision'
            ? `M${x} ${y - SMALL / 2 - 3}l${SMALL / 2 + 3} ${SMALL / 2 + 3}l${-SMALL / 2 - 3} ${SMALL / 2 + 3}l${-SMALL / 2 - 3} ${-SMALL / 2 - 3}z`
            : `M${x - 4} ${y - SMALL}h8v${SMALL * 2}h-8z`
        }
      />
    );
  return (
    <g className={`flow-node flow-${node.kind}`}>
      <rect
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx={node.kind === 'outcome' ? BOX.height / 2 : 6}
      />
      <Words at={{ x, y }} lines={linesOf(node.text)} anchor="middle" />
      <title>{node.text}</title>
    </g>
  );
}

function Words({
  at: { x, y },
  lines,
  anchor,
}: {
  at: Point;
  lines: readonly string[];
  anchor: 'start' | 'middle';
}) {
  return (
    <text x={x} y={y - (lines.length - 1) * 7.5 + 4} textAnchor={anchor}>
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
