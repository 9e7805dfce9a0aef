import { factsThatCount, longestWays } from '../certificate/longest-ways.ts';
import type { Procedure } from '../definition.ts';
import { combinationsOf } from '../explore.ts';
import { ExplorationLimit } from '../state-graph.ts';
import {
  amountOf,
  longestWay,
  type Measure,
  measures,
  termsIn,
  weights,
  wholeFlow,
  wordsOf,
} from './budgets.ts';
import type { Rule } from './rule.ts';

/**
 * The steps of every way a dossier can go fit into the term it then has: what the certificate proves, found without
 * the machine.
 */
export const budgetOverTerm: Rule = {
  name: 'budget-over-term',
  severity: 'error',
  check(procedure, report) {
    for (const measure of measures) {
      const limits = termsIn(procedure, measure).filter((amount) => amount !== null);
      // Facts aside no way is longer: mostly that is enough.
      const bound = longestWay(wholeFlow(procedure), weights(procedure, measure));
      if (limits.every((limit) => bound <= limit)) continue;
      for (const { amount, limit, label } of waysOver(procedure, measure))
        report(
          ['term'],
          `Tổng định mức các bước trên một đường đi (${wordsOf(amount, measure)}) vượt thời hạn${label === null ? '' : ` “${label}”`} (${wordsOf(limit, measure)}).`,
        );
    }
  },
};

const waysOver = (
  procedure: Procedure,
  measure: Measure,
): { amount: number; limit: number; label: string | null }[] =>
  longestWays(procedure, measure, combinationsIn(procedure)).flatMap(
    ({ amount, term: { term, label } }) => {
      const limit = amountOf(term, measure);
      return limit !== null && amount > limit ? [{ amount, limit, label }] : [];
    },
  );

/** None where there are too many to look at: the certificate then says so. */
const combinationsIn = (procedure: Procedure): ReturnType<typeof combinationsOf> => {
  const { asked, values } = factsThatCount(procedure);
  try {
    return combinationsOf(asked, values);
  } catch (error) {
    if (error instanceof ExplorationLimit) return [];
    throw error;
  }
};
