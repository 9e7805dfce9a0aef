import { stepsOf } from '../flow.ts';
import { amountOf, longestWay, measures, wholeFlow, wordsOf } from './budgets.ts';
import type { Rule } from './rule.ts';

/** A segment's budget is what its tasks add up to along the flow, and none of them is longer than it. */
export const segmentBudget: Rule = {
  name: 'segment-budget',
  severity: 'error',
  check(procedure, report) {
    for (const [id, { budget }] of Object.entries(procedure.segments)) {
      if (!budget) continue;
      for (const measure of measures) {
        const limit = amountOf(budget, measure);
        if (limit === null) continue;
        const tasks = stepsOf(procedure).flatMap(({ step, path }) =>
          'task' in step && step.segment === id && step.budget
            ? [{ path, amount: amountOf(step.budget, measure) ?? 0 }]
            : [],
        );
        const over = tasks.filter(({ amount }) => amount > limit);
        for (const { path, amount } of over)
          report(
            [...path, 'budget'],
            `Bước này (${wordsOf(amount, measure)}) dài hơn cả chặng "${id}" (${wordsOf(limit, measure)}).`,
          );
        const sum = longestWay(wholeFlow(procedure), (step) =>
          'task' in step && step.segment === id && step.budget
            ? (amountOf(step.budget, measure) ?? 0)
            : 0,
        );
        if (over.length === 0 && tasks.length > 0 && sum !== limit)
          report(
            ['segments', id, 'budget'],
            `Định mức chặng "${id}" (${wordsOf(limit, measure)}) khác tổng các bước của chặng (${wordsOf(sum, measure)}).`,
          );
      }
    }
  },
};
