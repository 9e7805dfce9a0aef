import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A task's or hand-over's segment is declared. */
export const unknownSegment: Rule = {
  name: 'unknown-segment',
  severity: 'error',
  check({ segments, ...procedure }, report) {
    for (const { step, path } of stepsOf(procedure)) {
      const [segment, at] =
        'task' in step
          ? [step.segment, [...path, 'segment']]
          : 'handOver' in step
            ? [step.handOver.segment, [...path, 'handOver', 'segment']]
            : [undefined, path];
      if (segment !== undefined && !Object.hasOwn(segments, segment))
        report(at, `Chưa khai báo chặng "${segment}" trong \`segments\`.`);
    }
  },
};
