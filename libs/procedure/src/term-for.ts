import type { Term } from '#lib/deadline';

import type { FactValue, Procedure } from './definition.ts';
import { holdsTrue } from './expression.ts';
import { declaredFacts, defaultFacts } from './facts.ts';

/** The term in force for one dossier, and which variant (trường hợp) it is. */
export interface TermInForce {
  /** Variant id; null for the procedure's base term. */
  variant: string | null;
  label: string | null;
  term: Term;
}

/**
 * The term in force: the first variant whose expression holds, else the base term. Facts not given have
 * their default; `channel` counts over a fact of that name.
 *
 * @example
 * termFor(procedure, { 'can-xac-minh': true }, 'online'); // → { variant: 'xac-minh', label: 'Phải xác minh', term: … }
 */
export const termFor = (
  procedure: Pick<Procedure, 'term' | 'facts'>,
  facts: Readonly<Record<string, FactValue>>,
  channel: 'online' | 'direct' | 'postal',
): TermInForce => {
  const known = { ...defaultFacts(declaredFacts(procedure)), ...facts, channel };
  const variant = procedure.term.variants.find(({ when }) => holdsTrue(when, known));
  if (variant) return { variant: variant.id, label: variant.label, term: variant.term };
  const { value, unit, cutoff } = procedure.term;
  const term = {
    unit,
    ...(value === undefined ? {} : { value }),
    ...(cutoff === undefined ? {} : { cutoff }),
  };
  return { variant: null, label: null, term };
};
