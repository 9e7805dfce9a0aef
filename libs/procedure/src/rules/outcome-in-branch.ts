import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A branch joins; only the whole flow has an outcome. */
export const outcomeInBranch: Rule = {
  name: 'outcome-in-branch',
  severity: 'error',
  check(procedure, report) {
    for (const { id, step, path, scope } of stepsOf(procedure))
      if (scope.branch && 'outcome' in step)
        report(
          path,
          `Kết quả "${id}" nằm trong một nhánh song song; hãy để nhánh kết thúc bằng \`join\`.`,
        );
  },
};
