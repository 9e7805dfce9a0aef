/** Every procedure of the catalogue as BPMN and as a drawing: nothing lost, nothing undrawn, nothing covered. */
import { join } from 'node:path';

import { type BpmnModdle } from 'bpmn-moddle';

import { fromBpmn, toBpmn, toSvg } from '#lib/bpmn';
import { procedureFilesIn, readAgencyKinds, readProcedureFiles } from '#lib/catalogue';

import { moddle } from '../../libs/bpmn/src/moddle.ts';
import { elements, flawsIn, partsOf } from './drawing.ts';

const root = join(import.meta.dirname, '../..');
const catalogue = join(root, 'processes');
const files = await readProcedureFiles(catalogue, await procedureFilesIn(catalogue), root);
const names = await readAgencyKinds(catalogue);
const cases = files.flatMap(({ file, procedure }) => (procedure ? [{ file, procedure }] : []));

type Read = Awaited<ReturnType<BpmnModdle['fromXML']>>;

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

  it('draws every node, flow, lane and name, over no other', () => {
    expect(flawsIn(read)).toEqual([]);
  });

  it('joins only flows at merges, and gives every node but gateways one way in and out', () => {
    for (const { $type, incoming, outgoing } of partsOf(read).nodes) {
      const ways = [elements(incoming).length, elements(outgoing).length];
      if ($type.endsWith('Gateway')) expect(Math.min(...ways)).toBe(1);
      else expect(Math.max(...ways)).toBe(1);
    }
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
