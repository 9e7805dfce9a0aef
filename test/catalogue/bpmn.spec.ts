/** Every procedure of the catalogue as BPMN and as a drawing: nothing lost, nothing undrawn, nothing covered. */
import { join } from 'node:path';

import { type BpmnModdle, type Element } from 'bpmn-moddle';

import { fromBpmn, toBpmn, toSvg } from '#lib/bpmn';
import { procedureFilesIn, readAgencyKinds, readProcedureFiles } from '#lib/catalogue';

import { moddle } from '../../libs/bpmn/src/moddle.ts';

const root = join(import.meta.dirname, '../..');
const catalogue = join(root, 'processes');
const files = await readProcedureFiles(catalogue, await procedureFilesIn(catalogue), root);
const names = await readAgencyKinds(catalogue);
const cases = files.flatMap(({ file, procedure }) => (procedure ? [{ file, procedure }] : []));

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Read = Awaited<ReturnType<BpmnModdle['fromXML']>>;

const elements = (value: unknown): Element[] => (Array.isArray(value) ? (value as Element[]) : []);
const only = (value: unknown): Element => value as Element;

/** Shapes, edges, flow elements and lanes of a document. */
const partsOf = ({ rootElement }: Read) => {
  const process = elements(rootElement.rootElements).find(({ $type }) => $type === 'bpmn:Process')!;
  const lanesIn = (set: unknown): Element[] =>
    elements(only(set).lanes).flatMap((lane) => [
      lane,
      ...(lane.childLaneSet ? lanesIn(lane.childLaneSet) : []),
    ]);
  const drawn = elements(only(only(elements(rootElement.diagrams)[0]).plane).planeElement);
  return {
    flowElements: elements(process.flowElements),
    lanes: elements(process.laneSets).flatMap(lanesIn),
    drawn: new Map(drawn.map((each) => [only(each.bpmnElement).id, each])),
  };
};

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const boxOf = (shape: Element | undefined): Box => shape!.bounds as Box;

describe.each(cases)('$file', ({ procedure }) => {
  let xml: string;
  let read: Read;
  beforeAll(async () => {
    xml = await toBpmn(procedure, names);
    read = await moddle().fromXML(xml);
  });

  it('is BPMN without a warning, the same bytes each time', async () => {
    expect(read.warnings).toEqual([]);
    expect(await toBpmn(procedure, names)).toBe(xml);
  });

  it('draws every node, flow and lane', () => {
    const { flowElements, lanes, drawn } = partsOf(read);
    for (const { id } of [...flowElements, ...lanes]) expect(drawn.has(id)).toBe(true);
  });

  it('joins only flows at merges, and gives every node but gateways one way in and out', () => {
    for (const { $type, incoming, outgoing } of partsOf(read).flowElements) {
      if ($type === 'bpmn:SequenceFlow') continue;
      const ways = [elements(incoming).length, elements(outgoing).length];
      if ($type.endsWith('Gateway')) expect(Math.min(...ways)).toBe(1);
      else expect(Math.max(...ways)).toBe(1);
    }
  });

  it('puts each node into its lane, over no other', () => {
    const { lanes, drawn, flowElements } = partsOf(read);
    const nodes = flowElements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
    const placed = lanes.flatMap((lane) => {
      const band = boxOf(drawn.get(lane.id));
      return elements(lane.flowNodeRef).map(({ id }) => {
        const box = boxOf(drawn.get(id));
        expect(box.y > band.y && box.y + box.height < band.y + band.height).toBe(true);
        return box;
      });
    });
    expect(placed).toHaveLength(nodes.length);
    for (const [index, box] of placed.entries())
      expect(placed.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
  });

  it('leads no flow through a node, and lets every text stand free', () => {
    const { drawn, flowElements } = partsOf(read);
    const nodes = flowElements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
    const boxes = nodes.map(({ id }) => boxOf(drawn.get(id)));
    const flows = flowElements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    for (const { id } of flows) {
      const points = drawn.get(id)!.waypoint as { x: number; y: number }[];
      points.slice(1).forEach((to, index) => {
        const from = points[index]!;
        expect(from.x === to.x || from.y === to.y).toBe(true);
        const line = {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          width: Math.abs(from.x - to.x) || 0.1,
          height: Math.abs(from.y - to.y) || 0.1,
        };
        expect(boxes.filter((box) => overlap(box, line))).toEqual([]);
      });
    }
    const named = [...flows, ...nodes.filter(({ $type }) => !$type.endsWith('Task'))].filter(
      ({ name }) => name !== undefined,
    );
    const labels = named.map(({ id }) => boxOf(drawn.get(id)!.label as Element));
    for (const [index, label] of labels.entries())
      expect([...boxes, ...labels.slice(index + 1)].filter((box) => overlap(box, label))).toEqual(
        [],
      );
  });

  it('comes back exactly', async () => {
    const { definition, findings } = await fromBpmn(xml);
    expect(findings).toEqual([]);
    expect(JSON.stringify(definition)).toBe(JSON.stringify(procedure));
  });

  it('is a drawing by itself', async () => {
    const svg = await toSvg(procedure, names);
    expect(svg).toBe(await toSvg(procedure, names));
    expect(svg).not.toMatch(/<script|<image|url\(http|href="[^#]|NaN|undefined|Infinity/);
    for (const step of Object.values(procedure.steps))
      if ('task' in step) expect(wordsIn(svg)).toContain(step.task.replaceAll(/\s+/g, ''));
  });
});

/** The letters of a drawing without the breaks of its lines. */
const wordsIn = (svg: string): string => svg.replaceAll(/<[^>]*>|\s/g, '').replaceAll('&amp;', '&');
