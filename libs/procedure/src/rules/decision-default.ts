import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A decision always has a way: its last branch, and only the last, is without `when`. */
export const decisionDefault: Rule = {
  name: 'decision-default',
  severity: 'error',
  check(procedure, report) {
    for (const { id, step, path } of stepsOf(procedure)) {
      if (!('decision' in step)) continue;
      const branches = step.decision;
      const open = branches.findIndex(({ when }) => when === undefined);
      if (open < 0)
        report(
          [...path, 'decision', branches.length - 1],
          `Nhánh cuối của "${id}" còn điều kiện; phải có một nhánh cuối không có \`when\`.`,
        );
      else if (open < branches.length - 1)
        report(
          [...path, 'decision', open + 1],
          `Nhánh này của "${id}" không bao giờ được đi: nhánh trước đó không có điều kiện.`,
        );
    }
  },
};
