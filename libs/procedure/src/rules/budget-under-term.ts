import { amountOf, longestWay, measures, weights, wholeFlow, wordsOf } from './budgets.ts';
import type { Rule } from './rule.ts';

/** The steps of the longest way use up the term: time nobody answers for is a gap in the internal process. */
export const budgetUnderTerm: Rule = {
  name: 'budget-under-term',
  severity: 'warning',
  check(procedure, report) {
    for (const measure of measures) {
      const term = amountOf(procedure.term, measure);
      const longest = longestWay(wholeFlow(procedure), weights(procedure, measure));
      if (term !== null && longest > 0 && longest < term)
        report(
          ['term'],
          `Tổng định mức các bước (${wordsOf(longest, measure)}) chưa hết thời hạn (${wordsOf(term, measure)}).`,
        );
    }
  },
};
