import { amountOf, longestWay, measures, weights, wholeFlow, wordsOf } from './budgets.ts';
import type { Rule } from './rule.ts';

/**
 * The steps of the longest way use up the term: time nobody answers for is a gap in the internal process. Where
 * the flow has parts in working days and parts in calendar days, they add up to no number, and nothing is said.
 */
export const budgetUnderTerm: Rule = {
  name: 'budget-under-term',
  severity: 'warning',
  check(procedure, report) {
    const longestIn = measures.map((measure) =>
      longestWay(wholeFlow(procedure), weights(procedure, measure)),
    );
    if (longestIn.every((longest) => longest > 0)) return;
    for (const [index, measure] of measures.entries()) {
      const term = amountOf(procedure.term, measure);
      const longest = longestIn[index] ?? 0;
      if (term !== null && longest > 0 && longest < term)
        report(
          ['term'],
          `Tổng định mức các bước (${wordsOf(longest, measure)}) chưa hết thời hạn (${wordsOf(term, measure)}).`,
        );
    }
  },
};
