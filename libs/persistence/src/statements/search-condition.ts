import type { Scope } from '#lib/directory';

import { anyOf, Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

/** What somebody looks for, in any part of a code, a procedure's name, an applicant's name or phone. */
export interface Search {
  text: string;
  /** Where they may see applicants: nobody is found by a name they would be shown covered. */
  applicants: Scope;
}

/**
 * More dossiers than this are not gathered before they are listed: a word so common is met soon by walking
 * the list in its order.
 */
export const RARE = 5_000;

/** Shorter words have no trigram; whatever holds two letters is common. */
export const indexed = ({ text }: Search): boolean => text.trim().length >= 3;

/**
 * A search as a condition over `dossier d`.
 *
 * It reaches over three tables, and no index serves an `or` of those. So a list is made in two steps: the
 * {@link searchCandidates} of a rare word are gathered by its trigram indexes and the list is made of them;
 * for a common word this condition is tried on each dossier while the list is walked in its own order, and a
 * page is full after few. Both give the same rows. At a million dossiers either step touches some thousands
 * of rows at most: no reading of the whole table, whoever asks and whatever for.
 */
export const searchCondition = (search: Search, parameters: Parameters): string => {
  const words = wordsOf(search, parameters);
  const seen = scopeCondition(search.applicants, parameters);
  return anyOf([
    `lower(d.id) like ${words.folded}`,
    `d.pin = any (${pinsNamed(words.folded)})`,
    `(${seen} and exists (select from applicant a where a.dossier = d.id and ${words.applicant}))`,
  ]);
};

/**
 * Dossiers in a scope that match a search, each kind of match by its own index and no more than one beyond
 * {@link RARE} in all; the planner begins with the scope instead where that is the smaller.
 */
export const searchCandidates = (scope: Scope, search: Search): Statement => {
  const parameters = new Parameters();
  const words = wordsOf(search, parameters);
  const inScope = scopeCondition(scope, parameters);
  const seen = scopeCondition(search.applicants, parameters);
  const most = parameters.add(RARE + 1);
  const text = `
select id from (
  (
    select d.id from history h join dossier d on d.id = h.dossier
    where h.seq = 1 and lower(h.dossier) like ${words.folded} and ${inScope}
    limit ${most}
  )
  union all
  (select d.id from dossier d where d.pin = any (${pinsNamed(words.folded)}) and ${inScope} limit ${most})
  union all
  (
    select d.id from applicant a join dossier d on d.id = a.dossier
    where ${words.applicant} and ${inScope} and ${seen}
    limit ${most}
  )
) found
limit ${most}
`;
  return { text, values: parameters.values };
};

/** Few models are published: their names are read through, and the pins found go by index. */
const pinsNamed = (folded: string): string =>
  `array(select m.pin from model m where fold_vi(m.definition ->> 'name') like ${folded})`;

/** The patterns of a search: of the text as it is folded, and for an applicant also of its digits. */
const wordsOf = ({ text }: Search, parameters: Parameters) => {
  const literal = parameters.add(text.trim().replace(/[\\%_]/g, '\\$&'));
  const folded = `'%' || fold_vi(${literal}) || '%'`;
  const digits = /^[\d\s.+()-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return {
    folded,
    applicant: anyOf([
      `a.folded like ${folded}`,
      ...(digits.length >= 3 ? [`a.folded like ${parameters.add(`%${digits}%`)}`] : []),
    ]),
  };
};
