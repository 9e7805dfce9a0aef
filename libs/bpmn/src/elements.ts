import type { Element } from 'bpmn-moddle';

/** What an element says itself: its properties by name, references (not enumerable) among them. */
export const propertiesOf = (element: Element): [string, unknown][] =>
  Object.getOwnPropertyNames(element)
    .filter((key) => !key.startsWith('$') && element[key] !== undefined)
    .map((key) => [key, element[key]]);

/** Whether a value is an element of the document. */
export const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && '$type' in value;

/** The elements of a property that holds a list. */
export const listOf = (element: Element, property: string): Element[] => {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
};

/** The element a property refers to or holds. */
export const oneOf = (element: Element, property: string): Element | undefined => {
  const value = element[property];
  return isElement(value) ? value : undefined;
};

export const nameOf = ({ name }: Element): string => name?.trim().replaceAll(/\s+/g, ' ') ?? '';

/** Lanes without inner lanes, each with the names of the lanes around it, outermost first. */
export const leafLanesOf = (process: Element): { lane: Element; around: string[] }[] => {
  const within = (set: Element, around: string[]): { lane: Element; around: string[] }[] =>
    listOf(set, 'lanes').flatMap((lane) => {
      const inner = oneOf(lane, 'childLaneSet');
      return inner && listOf(inner, 'lanes').length > 0
        ? within(inner, [...around, nameOf(lane)])
        : [{ lane, around }];
    });
  return listOf(process, 'laneSets').flatMap((set) => within(set, []));
};

/** The text a property holds, without the blanks around it. */
export const textOf = (element: Element | undefined, property: string): string => {
  const value = element?.[property];
  return typeof value === 'string' ? value.trim() : '';
};
