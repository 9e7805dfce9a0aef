import { type BpmnModdle, type Element } from 'bpmn-moddle';

interface Point {
  x: number;
  y: number;
}
interface Box extends Point {
  width: number;
  height: number;
}
type Read = Awaited<ReturnType<BpmnModdle['fromXML']>>;

export const elements = (value: unknown): Element[] =>
  Array.isArray(value) ? (value as Element[]) : [];
const only = (value: unknown): Element => value as Element;
const boxOf = (shape: Element | undefined): Box => shape!.bounds as Box;

/** Flow elements and lanes of a document, and what is drawn of them, by id. */
export const partsOf = ({ rootElement }: Read) => {
  const process = elements(rootElement.rootElements).find(({ $type }) => $type === 'bpmn:Process')!;
  const lanesIn = (set: unknown): Element[] =>
    elements(only(set).lanes).flatMap((lane) => [
      lane,
      ...(lane.childLaneSet ? lanesIn(lane.childLaneSet) : []),
    ]);
  const drawn = elements(only(only(elements(rootElement.diagrams)[0]).plane).planeElement);
  const flowElements = elements(process.flowElements);
  const isFlow = ({ $type }: Element): boolean => $type === 'bpmn:SequenceFlow';
  return {
    flows: flowElements.filter(isFlow),
    nodes: flowElements.filter((element) => !isFlow(element)),
    lanes: elements(process.laneSets).flatMap(lanesIn),
    drawn: new Map(drawn.map((each) => [only(each.bpmnElement).id, each])),
  };
};

/** Whether two boxes share more than an edge. */
const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** A stretch of a flow, as a box without breadth. */
const stretchesOf = (points: readonly Point[]): Box[] =>
  points.slice(1).map((to, index) => {
    const from = points[index]!;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });

const isCut = (box: Box, { x, y, width, height }: Box): boolean =>
  overlap(box, { x, y, width: width || 0.1, height: height || 0.1 });

/** How far two stretches lie on each other: 0 where they only cross or touch. */
const together = (one: Box, other: Box): number => {
  const x = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const y = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.min(x, y) < 0 ? 0 : Math.max(x, y);
};

const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));

/** Everything that is wrong with a drawing, in words; none for one that can be read. */
export const flawsIn = (read: Read): string[] => {
  const { flows, nodes, lanes, drawn } = partsOf(read);
  const undrawn = [...flows, ...nodes, ...lanes].filter(({ id }) => !drawn.has(id));
  if (undrawn.length > 0) return undrawn.map(({ id }) => `${id} is not drawn`);

  const boxes = nodes.map(({ id }) => ({ id, box: boxOf(drawn.get(id)) }));
  const pool = boxOf(drawn.get('pool'));
  const outOfLane = lanes.flatMap((lane) => {
    const band = boxOf(drawn.get(lane.id));
    return elements(lane.flowNodeRef).flatMap(({ id }) => {
      const { y, height } = boxOf(drawn.get(id));
      return y > band.y && y + height < band.y + band.height ? [] : [`${id} is out of its lane`];
    });
  });
  const lines = flows.map(({ id, sourceRef, targetRef }) => ({
    id,
    from: sourceRef,
    to: targetRef,
    stretches: stretchesOf(drawn.get(id)!.waypoint as Point[]),
  }));
  const labels = [...flows, ...nodes.filter(({ $type }) => !$type.endsWith('Task'))]
    .filter(({ name }) => name !== undefined)
    .map(({ id }) => ({ id, label: drawn.get(id)!.label as Element | undefined }));
  const placed = labels.flatMap(({ id, label }) => (label ? [{ id, box: boxOf(label) }] : []));
  return [
    ...outOfLane,
    ...pairsOf(boxes).flatMap(([one, other]) =>
      overlap(one.box, other.box) ? [`${one.id} lies on ${other.id}`] : [],
    ),
    ...lines.flatMap(({ id, stretches }) => [
      ...(stretches.some(({ width, height }) => Math.min(width, height) > 0)
        ? [`${id} is askew`]
        : []),
      ...boxes.flatMap(({ id: node, box }) =>
        stretches.some((stretch) => isCut(box, stretch)) ? [`${id} runs through ${node}`] : [],
      ),
    ]),
    ...pairsOf(lines).flatMap(([one, other]) => {
      if (one.from === other.from || one.to === other.to) return [];
      const shared = one.stretches.some((a) => other.stretches.some((b) => together(a, b) > 0));
      return shared ? [`${one.id} lies on ${other.id}`] : [];
    }),
    ...labels.flatMap(({ id, label }) => (label ? [] : [`the name of ${id} has no place`])),
    ...placed.flatMap(({ id, box }) => [
      ...boxes.flatMap((node) =>
        overlap(node.box, box) ? [`the name of ${id} covers ${node.id}`] : [],
      ),
      ...(box.x >= pool.x && box.x + box.width <= pool.x + pool.width
        ? []
        : [`the name of ${id} is outside`]),
    ]),
    ...pairsOf(placed).flatMap(([one, other]) =>
      overlap(one.box, other.box)
        ? [`the names of ${one.id} and ${other.id} cover each other`]
        : [],
    ),
  ];
};
