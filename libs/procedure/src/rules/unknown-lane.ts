import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A task lies in a declared lane. */
export const unknownLane: Rule = {
  name: 'unknown-lane',
  severity: 'error',
  check(procedure, report) {
    for (const { step, path } of stepsOf(procedure))
      if ('task' in step && !Object.hasOwn(procedure.lanes, step.lane))
        report([...path, 'lane'], `Chưa khai báo làn "${step.lane}" trong \`lanes\`.`);
  },
};
