import { comparisonsIn } from '../expression.ts';
import { declaredFacts } from '../facts.ts';
import { expressionsOf, stepsOf } from '../flow.ts';
import type { Path } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Every fact that is asked about, asked for or set is declared (`channel` always is). */
export const unknownFact: Rule = {
  name: 'unknown-fact',
  severity: 'error',
  check(procedure, report) {
    const declared = declaredFacts(procedure);
    const ask = (fact: string, path: Path): void => {
      if (!Object.hasOwn(declared, fact))
        report(path, `Chưa khai báo dữ kiện "${fact}" trong \`facts\`.`);
    };
    for (const { expression, path } of expressionsOf(procedure))
      for (const { comparison, path: inner } of comparisonsIn(expression))
        ask(comparison.fact, [...path, ...inner, 'fact']);
    for (const { step, path } of stepsOf(procedure)) {
      if (!('task' in step)) continue;
      for (const [action, { sets = {}, asks = [] }] of Object.entries(step.actions)) {
        const at = [...path, 'actions', action];
        for (const fact of Object.keys(sets)) ask(fact, [...at, 'sets', fact]);
        asks.forEach((fact, index) => ask(fact, [...at, 'asks', index]));
      }
    }
  },
};
