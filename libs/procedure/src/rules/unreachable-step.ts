import { reachableIn, scopesOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** Every step can be reached from the start of its flow or branch. */
export const unreachableStep: Rule = {
  name: 'unreachable-step',
  severity: 'error',
  check(procedure, report) {
    for (const scope of scopesOf(procedure)) {
      const reached = reachableIn(scope);
      for (const id of Object.keys(scope.steps))
        if (!reached.has(id))
          report([...scope.path, 'steps', id], `Không có đường nào đi tới bước "${id}".`);
    }
  },
};
