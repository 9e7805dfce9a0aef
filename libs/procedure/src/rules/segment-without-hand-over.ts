import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** Another agency's segment begins with a hand-over that it receives or declines. */
export const segmentWithoutHandOver: Rule = {
  name: 'segment-without-hand-over',
  severity: 'warning',
  check(procedure, report) {
    const handedOver = new Set(
      stepsOf(procedure).flatMap(({ step }) => ('handOver' in step ? [step.handOver.segment] : [])),
    );
    const told = new Set<string>();
    for (const { step, path } of stepsOf(procedure)) {
      if (!('task' in step) || step.segment === undefined) continue;
      if (handedOver.has(step.segment) || told.has(step.segment)) continue;
      if (!Object.hasOwn(procedure.segments, step.segment)) continue;
      told.add(step.segment);
      report(
        [...path, 'segment'],
        `Vào chặng "${step.segment}" mà không có bước bàn giao (\`handOver\`).`,
      );
    }
  },
};
