import type { Scope } from '#lib/directory';

import { anyOf, Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

/**
 * What somebody looks for: any part of a code, a procedure's name, an applicant's name or phone; a text of
 * one or two letters, which has no trigram of its own, at the beginning of a word.
 */
export interface Search {
  text: string;
  /** Where they may see applicants: nobody is found by a name they would be shown covered. */
  applicants: Scope;
}

/** More dossiers than this are not gathered before a list is made of them; see {@link searchCondition}. */
export const RARE = 5_000;

/**
 * A search as a condition over `dossier d`, in a scope where it stands beside one.
 *
 * It reaches over three tables, and no index serves an `or` of those, so a list is made in one of two ways
 * that give the same rows. What is rare in the scope is gathered first by {@link searchCandidates}: trigram
 * indexes find it, or the scope's own index where that is the smaller, and the list is made of no more than
 * {@link RARE} dossiers. For what is common this condition is tried on each dossier while the list is walked
 * in its own order: a page is full after few. Which of the two it is, the planner's statistics tell of a
 * name ({@link applicantMatches} explained) without reading any, and the gathering itself of the rest by
 * stopping at one more than {@link RARE}. So no search reads the whole of a big table.
 */
export const searchCondition = (search: Search, parameters: Parameters, scope?: Scope): string => {
  const words = wordsOf(search, parameters);
  const seen = seenCondition(search, parameters, scope);
  return anyOf([
    `lower(d.id) like ${words.code}`,
    `d.pin = any (${pinsNamed(words.name)})`,
    // One value per dossier, not exists: that would be turned into a hash of everybody who matches.
    `(${seen} and (select ${words.applicant} from applicant a where a.dossier = d.id))`,
  ]);
};

/** Dossiers in a scope that match a search, up to one more than {@link RARE} in all. */
export const searchCandidates = (scope: Scope, search: Search): Statement => {
  const parameters = new Parameters();
  const words = wordsOf(search, parameters);
  const inScope = scopeCondition(scope, parameters);
  const most = `limit ${parameters.add(RARE + 1)}`;
  const text = `
select id from (
  (
    select d.id from history h join dossier d on d.id = h.dossier
    where h.seq = 1 and lower(h.dossier) like ${words.code} and ${inScope}
    ${most}
  )
  union all
  (select d.id from dossier d where d.pin = any (${pinsNamed(words.name)}) and ${inScope} ${most})
  union all
  (${matchingApplicants(inScope, seenCondition(search, parameters, scope), words)} ${most})
) found
${most}
`;
  return { text, values: parameters.values };
};

/** The dossiers in a scope whose applicant matches: how many there are, the planner knows about. */
export const applicantMatches = (scope: Scope, search: Search): Statement => {
  const parameters = new Parameters();
  const words = wordsOf(search, parameters);
  const inScope = scopeCondition(scope, parameters);
  const seen = seenCondition(search, parameters, scope);
  return { text: matchingApplicants(inScope, seen, words), values: parameters.values };
};

const matchingApplicants = (inScope: string, seen: string, { applicant }: Words): string =>
  `select d.id from applicant a join dossier d on d.id = a.dossier
   where ${applicant} and ${inScope} and ${seen}`;

/** Said once where both scopes are the same: twice, the planner would take them for two conditions. */
const seenCondition = ({ applicants }: Search, parameters: Parameters, scope?: Scope): string =>
  JSON.stringify(applicants) === JSON.stringify(scope)
    ? 'true'
    : scopeCondition(applicants, parameters);

/** Few models are published: their names are read through, and the pins found go by index. */
const pinsNamed = (pattern: string): string =>
  `array(select m.pin from model m where ' ' || fold_vi(m.definition ->> 'name') like ${pattern})`;

interface Words {
  /** Pattern of a code in lower case. */
  code: string;
  /** Pattern of a folded name after a space. */
  name: string;
  /** Condition over `applicant a`. */
  applicant: string;
}

const wordsOf = ({ text }: Search, parameters: Parameters): Words => {
  const word = text.normalize('NFC').trim();
  const folded = `fold_vi(${parameters.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
  const [code, name] =
    word.length < 3 ? [folded, `'% ' || ${folded}`] : [`'%' || ${folded}`, `'%' || ${folded}`];
  const digits = /^[\d\s.+()-]+$/.test(word) ? word.replace(/\D/g, '') : '';
  const phone = digits.length < 3 ? [] : [`a.folded like ${parameters.add(`%${digits}%`)}`];
  return { code, name, applicant: anyOf([`a.folded like ${name}`, ...phone]) };
};
