import type { Instant } from '#lib/dossier';

import type { PageStart } from '../page.ts';

/**
 * The values of a statement that is put together from the conditions a question really has: the planner then
 * sees these alone, with their values, and not every filter there could be.
 */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value. @returns its name in the text: $1, $2 … */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The condition over a value that was given; none for one that was not. */
  when(value: unknown, condition: (name: string) => string): string[] {
    return value === undefined ? [] : [condition(this.add(value))];
  }
}

/** An instant as the driver takes it. */
export const date = (instant: Instant | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant);

/** A statement with its values, as the driver takes it. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Conditions joined by `or`; none of them: nothing. */
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;

/** How a list is ordered: by an instant, upwards or downwards, and among equals by id upwards. */
export interface Order {
  by: string;
  beyond: '<' | '>';
  id: string;
}

/** What comes after a page. The bound alone lets an index begin there; ties are told apart by id. */
export const afterCondition = (
  { by, beyond, id: name }: Order,
  { value, id }: PageStart,
  parameters: Parameters,
): string => {
  const last = `${parameters.add(value)}::timestamptz`;
  return `${by} ${beyond}= ${last} and (${by} ${beyond} ${last} or ${name} > ${parameters.add(id)})`;
};
