import { longestWay, measures, termsIn, weights, wholeFlow, wordsOf } from './budgets.ts';
import type { Rule } from './rule.ts';

/** The steps of the longest way fit into the longest term. */
export const budgetOverTerm: Rule = {
  name: 'budget-over-term',
  severity: 'error',
  check(procedure, report) {
    const all = [procedure.term, ...procedure.term.variants.map(({ term }) => term)];
    if (all.some(({ unit }) => unit === 'none')) return;
    for (const measure of measures) {
      const terms = termsIn(procedure, measure).filter((amount) => amount !== null);
      if (terms.length === 0) continue;
      const longest = longestWay(wholeFlow(procedure), weights(procedure, measure));
      const limit = Math.max(...terms);
      if (longest > limit)
        report(
          ['term'],
          `Tổng định mức các bước (${wordsOf(longest, measure)}) vượt thời hạn dài nhất (${wordsOf(limit, measure)}).`,
        );
    }
  },
};
