import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A step's id is its own over the whole definition, branches included. */
export const duplicateStep: Rule = {
  name: 'duplicate-step',
  severity: 'error',
  check(procedure, report) {
    const first = new Map<string, string>();
    for (const { id, path } of stepsOf(procedure)) {
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, path.join('.'));
      else
        report(
          path,
          `Mã bước "${id}" đã dùng ở ${earlier}; mỗi bước trong cả quy trình một mã riêng.`,
        );
    }
  },
};
