import type { Term } from '#lib/deadline';

import type { Path } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A statutory term is whole above one day; only a step's budget may be 1.5 days (semantics.md §2). */
export const fractionalTerm: Rule = {
  name: 'fractional-term',
  severity: 'error',
  check({ term }, report) {
    const ask = ({ unit, value }: Term, path: Path): void => {
      if (unit !== 'working-day' && unit !== 'calendar-day') return;
      if (value !== undefined && value > 1 && !Number.isInteger(value))
        report(
          [...path, 'value'],
          `Thời hạn theo luật ${value} ngày lẻ; trên 1 ngày phải là số nguyên.`,
        );
    };
    ask(term, ['term']);
    term.variants.forEach(({ term: variant }, index) =>
      ask(variant, ['term', 'variants', index, 'term']),
    );
  },
};
