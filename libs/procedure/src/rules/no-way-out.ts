import { endingIn, reachableIn, scopesOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** From every reachable step an outcome (in a branch: `join`) can be reached: the option to complete. */
export const noWayOut: Rule = {
  name: 'no-way-out',
  severity: 'error',
  check(procedure, report) {
    for (const scope of scopesOf(procedure)) {
      const ending = endingIn(scope);
      for (const id of reachableIn(scope))
        if (!ending.has(id))
          report(
            [...scope.path, 'steps', id],
            scope.branch
              ? `Từ bước "${id}" không có đường nào tới chỗ hợp nhất (\`join\`).`
              : `Từ bước "${id}" không có đường nào tới một kết quả.`,
          );
    }
  },
};
