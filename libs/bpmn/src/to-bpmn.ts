import type { Element } from 'bpmn-moddle';

import type { Procedure } from '#lib/procedure';

import type { Box, Point } from './geometry.ts';
import { type AgencyLane, type AgencyNames, type FlowNode, type Graph, graphOf } from './graph.ts';
import { type Layout, layoutOf } from './layout.ts';
import { definitionNamespace, moddle } from './moddle.ts';
import { jsonInXml, xmlText } from './xml-text.ts';

type Create = (type: string, properties: Record<string, unknown>) => Element;

/**
 * A definition as BPMN 2.0 XML with its drawing (DI): one pool, a lane per kind of agency, in it one per
 * lane of the definition. What BPMN has no word for stands in an extension element of the process, as the
 * whole definition, so that {@link fromBpmn} gives it back exactly. The same definition gives the same bytes.
 *
 * @example
 * (await toBpmn(procedure)).startsWith('<?xml version="1.0" encoding="UTF-8"?>'); // → true
 */
export const toBpmn = async (procedure: Procedure, names: AgencyNames = {}): Promise<string> => {
  const graph = graphOf(procedure, names);
  const layout = await layoutOf(graph);
  return written(procedure, graph, (create, elements) =>
    drawingOf(create, graph, layout, elements),
  );
};

/** What {@link toBpmn} writes but for the drawing: enough to compare what two files say. */
export const toUndrawnBpmn = (procedure: Procedure, names: AgencyNames): Promise<string> =>
  written(procedure, graphOf(procedure, names), () => []);

const written = async (
  procedure: Procedure,
  graph: Graph,
  drawing: (create: Create, elements: ReadonlyMap<string, Element>) => Element[],
): Promise<string> => {
  const writer = moddle();
  const create: Create = (type, properties) =>
    writer.create(
      type,
      Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [
          key,
          typeof value === 'string' ? xmlText(value) : value,
        ]),
      ),
    );
  const { process, elements } = processOf(create, graph, jsonInXml(procedure));
  const participant = create('bpmn:Participant', {
    id: 'pool',
    name: graph.name,
    processRef: process,
  });
  elements.set('pool', participant);
  const collaboration = create('bpmn:Collaboration', {
    id: 'collaboration',
    participants: [participant],
  });
  const plane = create('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: collaboration,
    planeElement: drawing(create, elements),
  });
  const definitions = create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: `${definitionNamespace}:${procedure.code}`,
    exporter: 'Motcua',
    rootElements: [collaboration, process],
    diagrams: [create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  const { xml } = await writer.toXML(definitions, { format: true });
  return xml;
};

/** The process and every element of it by id. */
const processOf = (
  create: Create,
  graph: Graph,
  json: string,
): { process: Element; elements: Map<string, Element> } => {
  const elements = new Map(graph.nodes.map((node) => [node.id, nodeOf(create, node)]));
  const flows = graph.flows.map((flow) => {
    const [source, target] = [elements.get(flow.from), elements.get(flow.to)];
    const element = create('bpmn:SequenceFlow', {
      id: flow.id,
      ...(flow.name !== '' && { name: flow.name }),
      sourceRef: source,
      targetRef: target,
    });
    (source?.outgoing as Element[]).push(element);
    (target?.incoming as Element[]).push(element);
    if (flow.otherwise && source) source.default = element;
    return element;
  });
  const laneOf = (agency: AgencyLane): Element => {
    const lanes = agency.lanes.map(({ id, name }) => {
      const members = graph.nodes.flatMap((node) =>
        node.lane === id ? elements.get(node.id) : [],
      );
      return create('bpmn:Lane', { id: `lane_${id}`, name, flowNodeRef: members });
    });
    const inner = create('bpmn:LaneSet', { id: `lanes_${agency.id}`, lanes });
    agency.lanes.forEach(
      ({ id }, index) => lanes[index] && elements.set(`lane_${id}`, lanes[index]),
    );
    const outer = create('bpmn:Lane', { id: agency.id, name: agency.name, childLaneSet: inner });
    elements.set(agency.id, outer);
    return outer;
  };
  const process = create('bpmn:Process', {
    id: 'process',
    name: graph.name,
    isExecutable: false,
    extensionElements: create('bpmn:ExtensionElements', {
      values: [create('motcua:Definition', { json })],
    }),
    laneSets: [create('bpmn:LaneSet', { id: 'lanes', lanes: graph.agencies.map(laneOf) })],
    flowElements: [...graph.nodes.flatMap(({ id }) => elements.get(id) ?? []), ...flows],
  });
  graph.flows.forEach(({ id }, index) => flows[index] && elements.set(id, flows[index]));
  return { process, elements };
};

const nodeOf = (create: Create, { id, kind, name, term }: FlowNode): Element =>
  create(`bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, {
    id,
    ...(name !== '' && { name }),
    ...(term !== '' && { documentation: [create('bpmn:Documentation', { text: term })] }),
    ...(kind === 'intermediateCatchEvent' && {
      eventDefinitions: [create('bpmn:MessageEventDefinition', { id: `message_${id}` })],
    }),
    incoming: [],
    outgoing: [],
  });

/** Shapes of pool, lanes and nodes and edges of flows, each with its text's place where that is outside. */
const drawingOf = (
  create: Create,
  graph: Graph,
  layout: Layout,
  elements: ReadonlyMap<string, Element>,
): Element[] => {
  const bounds = ({ x, y, width, height }: Box): Element =>
    create('dc:Bounds', { x, y, width, height });
  const label = (id: string): Record<string, Element> => {
    const box = layout.labels.get(id);
    return box ? { label: create('bpmndi:BPMNLabel', { bounds: bounds(box) }) } : {};
  };
  const shape = (
    id: string,
    box: Box | undefined,
    rest: Record<string, unknown> = {},
  ): Element[] =>
    box
      ? [
          create('bpmndi:BPMNShape', {
            id: `${id}_di`,
            bpmnElement: elements.get(id),
            bounds: bounds(box),
            ...rest,
          }),
        ]
      : [];
  const corners = (points: readonly Point[]): Element[] =>
    points.map(({ x, y }) => create('dc:Point', { x, y }));
  return [
    ...shape('pool', layout.pool, { isHorizontal: true }),
    ...graph.agencies.flatMap(({ id, lanes }) => [
      ...shape(id, layout.bands.get(id), { isHorizontal: true }),
      ...lanes.flatMap((lane) =>
        shape(`lane_${lane.id}`, layout.bands.get(lane.id), { isHorizontal: true }),
      ),
    ]),
    ...graph.nodes.flatMap(({ id, kind }) =>
      shape(id, layout.nodes.get(id), {
        ...(kind === 'exclusiveGateway' && { isMarkerVisible: true }),
        ...label(id),
      }),
    ),
    ...graph.flows.map(({ id }) =>
      create('bpmndi:BPMNEdge', {
        id: `${id}_di`,
        bpmnElement: elements.get(id),
        waypoint: corners(layout.routes.get(id) ?? []),
        ...label(id),
      }),
    ),
  ];
};
