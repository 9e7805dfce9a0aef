import type { Expression, FactDeclaration } from './definition.ts';
import type { FactDeclarations } from './facts.ts';

/**
 * An expression in Vietnamese, by the labels of its facts.
 *
 * @example
 * expressionInWords({ not: { fact: 'channel', is: 'online' } }, declaredFacts(procedure));
 * // → 'không phải (Kênh tiếp nhận là Trực tuyến)'
 */
export const expressionInWords = (expression: Expression, declared: FactDeclarations): string => {
  const inner = (part: Expression): string =>
    'all' in part || 'any' in part
      ? `(${expressionInWords(part, declared)})`
      : expressionInWords(part, declared);
  if ('all' in expression) return expression.all.map(inner).join(' và ');
  if ('any' in expression) return expression.any.map(inner).join(' hoặc ');
  if ('not' in expression) return `không phải (${expressionInWords(expression.not, declared)})`;
  const { fact: id, is, in: oneOf, above, below, atLeast, atMost } = expression;
  const fact = Object.hasOwn(declared, id) ? declared[id] : undefined;
  const words: string[] = [];
  if (is !== undefined) words.push(isWords(fact, is));
  if (oneOf) words.push(`là ${oneOf.map((value) => valueWords(fact, value)).join(' hoặc ')}`);
  if (above !== undefined) words.push(`trên ${above}`);
  if (below !== undefined) words.push(`dưới ${below}`);
  if (atLeast !== undefined) words.push(`từ ${atLeast} trở lên`);
  if (atMost !== undefined) words.push(`không quá ${atMost}`);
  return [fact?.label ?? id, words.join(', ')].filter((part) => part !== '').join(' ');
};

const isWords = (fact: FactDeclaration | undefined, value: boolean | number | string): string => {
  if (value === true) return '';
  return value === false ? '– không' : `là ${valueWords(fact, value)}`;
};

const valueWords = (fact: FactDeclaration | undefined, value: number | string): string =>
  fact?.type === 'choice' && Object.hasOwn(fact.options, value)
    ? (fact.options[value] ?? String(value))
    : String(value);
