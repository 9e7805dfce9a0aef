import type { Rule } from './rule.ts';

/** The last day in force is not before the first. */
export const effectiveDates: Rule = {
  name: 'effective-dates',
  severity: 'error',
  check({ effective: { from, to } }, report) {
    if (to !== undefined && to < from)
      report(['effective', 'to'], `Hết hiệu lực (${to}) trước khi có hiệu lực (${from}).`);
  },
};
