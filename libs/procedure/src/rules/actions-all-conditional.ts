import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A task has an action without a condition; else a dossier may lie there with nothing to do. */
export const actionsAllConditional: Rule = {
  name: 'actions-all-conditional',
  severity: 'warning',
  check(procedure, report) {
    for (const { id, step, path } of stepsOf(procedure))
      if ('task' in step && Object.values(step.actions).every(({ when }) => when !== undefined))
        report(path, `Mọi thao tác của "${id}" đều có điều kiện; hồ sơ có thể nằm lại đây.`);
  },
};
