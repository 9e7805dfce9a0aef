import type { Rule } from './rule.ts';

/** The papers and facts a segment sees are declared; `channel` always is. */
export const unknownSight: Rule = {
  name: 'unknown-sight',
  severity: 'error',
  check({ segments, papers, facts }, report) {
    const declared = new Set(papers.map(({ id }) => id));
    for (const [segment, { sees }] of Object.entries(segments)) {
      for (const [place, paper] of (sees?.papers ?? []).entries())
        if (!declared.has(paper))
          report(
            ['segments', segment, 'sees', 'papers', place],
            `Chưa khai báo giấy tờ "${paper}" trong \`papers\`.`,
          );
      for (const [place, fact] of (sees?.facts ?? []).entries())
        if (fact !== 'channel' && !Object.hasOwn(facts, fact))
          report(
            ['segments', segment, 'sees', 'facts', place],
            `Chưa khai báo dữ kiện "${fact}" trong \`facts\`.`,
          );
    }
  },
};
