import type { FactDeclaration } from '../definition.ts';
import type { Comparison } from '../expression.ts';
import { comparisonsIn } from '../expression.ts';
import { declaredFacts, fitsFact } from '../facts.ts';
import { expressionsOf, stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

const typeNames: Readonly<Record<FactDeclaration['type'], string>> = {
  boolean: 'đúng/sai',
  number: 'số',
  choice: 'lựa chọn',
  text: 'chữ',
};

/** What a fact is compared with, or set to, is a value that fact can have. */
export const expressionType: Rule = {
  name: 'expression-type',
  severity: 'error',
  check(procedure, report) {
    const declared = declaredFacts(procedure);
    for (const { expression, path } of expressionsOf(procedure))
      for (const { comparison, path: inner } of comparisonsIn(expression)) {
        const fact = Object.hasOwn(declared, comparison.fact)
          ? declared[comparison.fact]
          : undefined;
        const flaw = fact && flawOf(fact, comparison);
        if (flaw) report([...path, ...inner, flaw.operand], flaw.message);
      }
    for (const { step, path } of stepsOf(procedure)) {
      if (!('task' in step)) continue;
      for (const [action, { sets = {} }] of Object.entries(step.actions))
        for (const [id, value] of Object.entries(sets)) {
          const fact = Object.hasOwn(declared, id) ? declared[id] : undefined;
          if (fact && !fitsFact(fact, value))
            report([...path, 'actions', action, 'sets', id], wrongValue(id, fact, value));
        }
    }
  },
};

const wrongValue = (id: string, fact: FactDeclaration, value: unknown): string =>
  fact.type === 'choice'
    ? `"${String(value)}" không phải một lựa chọn của "${id}" (có: ${Object.keys(fact.options).join(', ')}).`
    : `${JSON.stringify(value)} không hợp với dữ kiện "${id}" kiểu ${typeNames[fact.type]}.`;

const bounds = ['above', 'below', 'atLeast', 'atMost'] as const;

const flawOf = (
  fact: FactDeclaration,
  comparison: Comparison,
): { operand: string; message: string } | undefined => {
  const { fact: id, is, in: oneOf } = comparison;
  const bound = bounds.find((operand) => comparison[operand] !== undefined);
  if (bound !== undefined && fact.type !== 'number')
    return {
      operand: bound,
      message: `\`${bound}\` chỉ dùng cho dữ kiện kiểu số; "${id}" là kiểu ${typeNames[fact.type]}.`,
    };
  if (bound === undefined && is === undefined && oneOf === undefined && fact.type !== 'boolean')
    return {
      operand: 'fact',
      message: `"${id}" là kiểu ${typeNames[fact.type]}: phải nói so với giá trị nào.`,
    };
  if (is !== undefined && !fitsFact(fact, is))
    return { operand: 'is', message: wrongValue(id, fact, is) };
  const odd = oneOf?.filter((value): boolean => !fitsFact(fact, value)) ?? [];
  return odd.length === 0 ? undefined : { operand: 'in', message: wrongValue(id, fact, odd[0]) };
};
