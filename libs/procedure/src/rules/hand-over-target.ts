import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** What a segment's agency receives leads to a task of that very segment. */
export const handOverTarget: Rule = {
  name: 'hand-over-target',
  severity: 'error',
  check(procedure, report) {
    for (const { step, path, scope } of stepsOf(procedure)) {
      if (!('handOver' in step)) continue;
      const { segment, receive } = step.handOver;
      const next = Object.hasOwn(scope.steps, receive) ? scope.steps[receive] : undefined;
      if (receive !== 'join' && !next) continue;
      if (next && 'task' in next && next.segment === segment) continue;
      report(
        [...path, 'handOver', 'receive'],
        `Tiếp nhận xong phải vào một việc của chặng "${segment}".`,
      );
    }
  },
};
