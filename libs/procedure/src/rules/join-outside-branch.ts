import { edgesOf, scopesOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** `join` ends a branch of a parallel and means nothing elsewhere. */
export const joinOutsideBranch: Rule = {
  name: 'join-outside-branch',
  severity: 'error',
  check(procedure, report) {
    for (const { steps, path, branch } of scopesOf(procedure)) {
      if (branch) continue;
      for (const [id, step] of Object.entries(steps))
        for (const edge of edgesOf(step, [...path, 'steps', id]))
          if (edge.to === 'join')
            report(edge.path, '`join` chỉ dùng để kết thúc một nhánh song song.');
    }
  },
};
