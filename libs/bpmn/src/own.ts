import type { Element } from 'bpmn-moddle';

import { type Procedure, procedureSchema } from '#lib/procedure';

import { isElement, listOf, oneOf, propertiesOf } from './elements.ts';
import type { Tell } from './finding.ts';
import { moddle } from './moddle.ts';
import { toUndrawnBpmn } from './to-bpmn.ts';

/**
 * The definition a file of our own export carries, undefined in any other file. Where the drawing no longer
 * says what the definition says, each element that differs is told.
 */
export const carriedDefinition = async (
  root: Element,
  tell: Tell,
): Promise<Procedure | undefined> => {
  const carriers = listOf(root, 'rootElements').flatMap((process) =>
    listOf(oneOf(process, 'extensionElements') ?? { $type: '' }, 'values')
      .filter(({ $type }) => $type === 'motcua:Definition')
      .map((carried) => ({ process, json: carried.json })),
  );
  const [carrier] = carriers;
  if (!carrier) return undefined;
  const procedure = parsed(carrier.json);
  if (!procedure) {
    tell(
      carrier.process.id ?? '',
      'definition-broken',
      'Định nghĩa kèm trong tệp không còn đúng dạng; chỉ đọc được hình vẽ.',
    );
    return undefined;
  }
  const { rootElement } = await moddle().fromXML(await toUndrawnBpmn(procedure, namesIn(root)));
  const [here, there] = [said(root), said(rootElement)];
  for (const id of new Set([...there.keys(), ...here.keys()])) {
    if (here.get(id) === there.get(id)) continue;
    const [code, what] = !there.has(id)
      ? ['drawing-added', 'thêm vào hình vẽ']
      : !here.has(id)
        ? ['drawing-removed', 'xóa khỏi hình vẽ']
        : ['drawing-changed', 'sửa trên hình vẽ'];
    tell(
      id,
      code,
      `Phần tử này đã được ${what} sau khi xuất; định nghĩa kèm trong tệp không có thay đổi đó. Hãy sửa trong tệp định nghĩa, hoặc xóa <motcua:definition> để đọc riêng hình vẽ.`,
    );
  }
  return procedure;
};

const parsed = (json: unknown): Procedure | undefined => {
  try {
    return procedureSchema.safeParse(JSON.parse(String(json))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The names of kinds of agency the file was exported with: they are no part of a definition. */
const namesIn = (root: Element): Record<string, string> =>
  Object.fromEntries(
    listOf(root, 'rootElements')
      .flatMap((element) => listOf(element, 'laneSets'))
      .flatMap((set) => listOf(set, 'lanes'))
      .flatMap((lane) =>
        lane.id?.startsWith('agency_') ? [[lane.id.slice('agency_'.length), lane.name ?? '']] : [],
      ),
  );

/** What each element with an id says, as text to compare; the drawing's measures (DI) say nothing. */
const said = (root: Element): Map<string, string> => {
  const found = new Map<string, string>();
  const reads = (value: unknown, property: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item) => reads(item, property));
      const unordered = ['incoming', 'outgoing', 'flowNodeRef', 'flowElements', 'rootElements'];
      return unordered.includes(property) ? items.map(String).sort() : items;
    }
    if (!isElement(value)) return value;
    if (value.id !== undefined) return add(value, value.id);
    return words(value);
  };
  const words = (element: Element): string =>
    JSON.stringify([
      element.$type,
      ...propertiesOf(element)
        .map(([key, value]) => [key, reads(value, key)])
        .sort(),
      ...Object.entries(element.$attrs ?? {}).sort(),
    ]);
  const add = (element: Element, id: string): string => {
    if (!found.has(id)) {
      found.set(id, '');
      found.set(id, words(element));
    }
    return id;
  };
  for (const element of listOf(root, 'rootElements')) reads(element, 'rootElements');
  return found;
};
