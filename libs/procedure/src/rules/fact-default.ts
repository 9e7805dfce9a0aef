import type { Rule } from './rule.ts';

/** The default of a choice is one of its options. */
export const factDefault: Rule = {
  name: 'fact-default',
  severity: 'error',
  check({ facts }, report) {
    for (const [id, fact] of Object.entries(facts))
      if (fact.type === 'choice' && !Object.hasOwn(fact.options, fact.default))
        report(
          ['facts', id, 'default'],
          `Mặc định "${fact.default}" không nằm trong các lựa chọn của "${id}".`,
        );
  },
};
