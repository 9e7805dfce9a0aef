import type { Path } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Variants of the term, and papers, each have an id of their own. */
export const duplicateId: Rule = {
  name: 'duplicate-id',
  severity: 'error',
  check({ term, papers }, report) {
    const ask = (items: readonly { id: string }[], path: Path, what: string): void => {
      const seen = new Set<string>();
      items.forEach(({ id }, index) => {
        if (seen.has(id)) report([...path, index, 'id'], `Mã ${what} "${id}" đã dùng ở trên.`);
        seen.add(id);
      });
    };
    ask(term.variants, ['term', 'variants'], 'trường hợp');
    ask(papers, ['papers'], 'giấy tờ');
  },
};
