import type { Expression } from './definition.ts';
import type { Facts } from './facts.ts';

/** The comparison form of an expression: one fact against its operands. */
export type Comparison = Extract<Expression, { fact: string }>;

/**
 * Whether an expression holds for these facts. Total: a fact without a value makes its comparison
 * false, as does an operand of another type; several operands of one comparison must all hold.
 * Give facts with the defaults filled in ({@link defaultFacts}).
 *
 * @example
 * holdsTrue({ all: [{ fact: 'late' }, { fact: 'copies', above: 2 }] }, { late: true, copies: 3 }); // → true
 * @example
 * holdsTrue({ not: { fact: 'late' } }, {}); // → true
 */
export const holdsTrue = (expression: Expression, facts: Facts): boolean => {
  if ('all' in expression) return expression.all.every((part) => holdsTrue(part, facts));
  if ('any' in expression) return expression.any.some((part) => holdsTrue(part, facts));
  if ('not' in expression) return !holdsTrue(expression.not, facts);
  return compares(
    expression,
    Object.hasOwn(facts, expression.fact) ? facts[expression.fact] : undefined,
  );
};

const compares = (
  comparison: Comparison,
  value: boolean | number | string | undefined,
): boolean => {
  const { is, in: oneOf, above, below, atLeast, atMost } = comparison;
  if (value === undefined) return false;
  const asksNothing = [is, oneOf, above, below, atLeast, atMost].every(
    (operand) => operand === undefined,
  );
  if (asksNothing) return value === true;
  if (is !== undefined && value !== is) return false;
  if (oneOf !== undefined && !oneOf.some((option) => option === value)) return false;
  const number = typeof value === 'number' ? value : Number.NaN;
  if (above !== undefined && !(number > above)) return false;
  if (below !== undefined && !(number < below)) return false;
  if (atLeast !== undefined && !(number >= atLeast)) return false;
  return !(atMost !== undefined && !(number <= atMost));
};

/**
 * Every comparison in an expression, outermost first, with its path inside the expression.
 *
 * @example
 * comparisonsIn({ not: { fact: 'late' } }); // → [{ comparison: { fact: 'late' }, path: ['not'] }]
 */
export const comparisonsIn = (
  expression: Expression,
  path: readonly (string | number)[] = [],
): { comparison: Comparison; path: (string | number)[] }[] => {
  if ('all' in expression)
    return expression.all.flatMap((part, index) => comparisonsIn(part, [...path, 'all', index]));
  if ('any' in expression)
    return expression.any.flatMap((part, index) => comparisonsIn(part, [...path, 'any', index]));
  if ('not' in expression) return comparisonsIn(expression.not, [...path, 'not']);
  return [{ comparison: expression, path: [...path] }];
};
