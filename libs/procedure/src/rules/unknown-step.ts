import { edgesOf, scopesOf, stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A target is a step of the same flow or branch: no typo, no jump across branches. */
export const unknownStep: Rule = {
  name: 'unknown-step',
  severity: 'error',
  check(procedure, report) {
    const everywhere = new Set(stepsOf(procedure).map(({ id }) => id));
    for (const { start, steps, path } of scopesOf(procedure)) {
      const targets = [
        { to: start, path: [...path, 'start'] },
        ...Object.entries(steps)
          .flatMap(([id, step]) => edgesOf(step, [...path, 'steps', id]))
          .filter(({ to }) => to !== 'join'),
      ];
      for (const target of targets) {
        if (Object.hasOwn(steps, target.to)) continue;
        report(
          target.path,
          everywhere.has(target.to)
            ? `Bước "${target.to}" nằm ở nhánh khác; chỉ đi được tới bước trong cùng nhánh hoặc \`join\`.`
            : `Không có bước "${target.to}".`,
        );
      }
    }
  },
};
