import type { Scope } from '#lib/directory';

import { anyOf, Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';
import { piecesOf } from './search-pieces.ts';

/**
 * What somebody looks for: a whole code, which means that dossier alone; else any part of a code, a procedure's
 * name, an applicant's name or phone. A text of one or two signs is looked for where a word begins. One without a
 * letter or digit finds nothing.
 */
export interface Search {
  text: string;
  /** Where they may see applicants: nobody is found by a name they would be shown covered. */
  applicants: Scope;
}

/** A search whose text was looked up: see {@link readSearch}. */
export interface ReadSearch {
  /** Codes it is. */
  whole: string[];
  /** What any searched text has to have in it; null finds nothing. */
  part: string | null;
  /** Digits a phone has to have in it, if they are written otherwise than the part. */
  digits: string | null;
  /** Models whose name has it in it: few, so that the dossiers of a procedure go by index. */
  pins: string[];
  applicants: Scope;
  /** The scope's agencies; of a scope that is everything, all that own something. */
  agencies: string[];
}

/** A row of {@link readSearch}. */
export interface SearchRow {
  folded: string;
  whole: string[];
  pins: string[];
  owners: string[];
}

/** More dossiers than this are not gathered before a list is made of them; see {@link searchCondition}. */
export const RARE = 2_000;

/** Reads what a text means as a code and as a procedure, and how it is folded. */
export const readSearch = ({ text }: Search, scope: Scope): Statement => {
  const parameters = new Parameters();
  const asked = text.normalize('NFC').trim();
  const word = parameters.add(asked);
  const part = `fold_vi(${parameters.add(`${beginning(asked)}${asked}`)})`;
  const owners = `
    with recursive owner (id) as (
      (select owner from dossier order by owner limit 1)
      union all
      select (select d.owner from dossier d where d.owner > owner.id order by d.owner limit 1)
      from owner where owner.id is not null
    )
    select id from owner where id is not null`;
  return {
    text: `
select ${part} as folded,
  array(select id from dossier where id in (${word}, upper(${word}), lower(${word}))) as whole,
  array(select pin from model where position(${part} in searched) > 0) as pins,
  ${scope.all ? `array(${owners})` : `array[]::text[]`} as owners
`,
    values: parameters.values,
  };
};

/** @returns what is searched for, of a row of {@link readSearch} */
export const searchOf = (
  { text, applicants }: Search,
  scope: Scope,
  { folded, whole, pins, owners }: SearchRow,
): ReadSearch => {
  const digits = /^[\d\s.+()-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return {
    whole,
    part: /[\p{L}\p{N}]/u.test(folded) ? folded : null,
    digits: digits.length < WHOLE_WORDS || digits === folded ? null : digits,
    pins,
    applicants,
    agencies: scope.all ? owners : [...new Set([...scope.owned, ...scope.takingPart])],
  };
};

/** Shorter texts are looked for where a word begins: inside of one they are nearly everywhere. */
const WHOLE_WORDS = 3;
const beginning = (text: string): string => (text.length < WHOLE_WORDS ? ' ' : '');

/**
 * A search as a condition over `dossier d`, in a scope where it stands beside one.
 *
 * It reaches over two tables, and no index serves an `or` of those, so a list is made in one of two ways
 * that give the same rows. What is rare in the scope is gathered first by {@link searchCandidates}, and the
 * list is made of no more than {@link RARE} dossiers. For what is common this condition is tried on each dossier
 * while the list is walked in its own order: a page is full after few. Which of the two it is, the planner's
 * statistics tell ({@link searchMatches} explained) without reading any, and the gathering itself by stopping at
 * one more than {@link RARE}. So no search reads the whole of a big table.
 */
export const searchCondition = (
  search: ReadSearch,
  parameters: Parameters,
  scope?: Scope,
): string => {
  if (search.whole.length > 0) return `d.id = any (${parameters.add(search.whole)}::text[])`;
  if (search.part === null) return 'false';
  const seen = () => seenCondition(search, parameters, scope);
  const matches = matchesOf(search).map((match) => textCondition(match, parameters, seen));
  return anyOf([
    ...pinConditions(search, parameters),
    // One value per dossier, not exists: that would be turned into a hash of everybody who matches.
    `(select ${anyOf(matches)} from search_entry s where s.dossier = d.id)`,
  ]);
};

/** Whether a search can be gathered: the index of keys has to be asked for something. */
export const hasKeys = (search: ReadSearch): boolean =>
  search.whole.length > 0 || matchesOf(search).every(({ part }) => piecesOf(part).length > 0);

/**
 * Dossiers that match a search, up to one more than {@link RARE} in all: every one in the scope, and some that its
 * agencies have part in otherwise; the list tells these apart, as it reads their rows anyhow.
 */
export const searchCandidates = (scope: Scope, search: ReadSearch): Statement => {
  const parameters = new Parameters();
  const most = `limit ${parameters.add(RARE + 1)}`;
  const dossiers = (condition: string) =>
    `(select d.id from dossier d where ${condition} and ${scopeCondition(scope, parameters)} ${most})`;
  const byKeys = (match: Match) => {
    const seen = match.column === 'code' ? 'true' : seenCondition(search, parameters, scope);
    return `(
  select s.dossier
  from unnest(${parameters.add(search.agencies)}::text[]) as agency
  join search_entry s on search_keys(s.agencies, s.code, s.applicant) @> (
    select array_agg(agency || ${parameters.add(keyOf[match.column])} || piece)
    from unnest(${parameters.add(piecesOf(match.part))}::text[]) as piece
  )
  ${seen === 'true' ? '' : 'join dossier d on d.id = s.dossier'}
  where ${textCondition(match, parameters)} and ${seen}
  ${most}
)`;
  };
  const found =
    search.whole.length > 0 || search.part === null
      ? [dossiers(searchCondition(search, parameters))]
      : [...matchesOf(search).map(byKeys), ...pinConditions(search, parameters).map(dossiers)];
  const text = `select distinct id from (\n${found.join('\nunion all\n')}\n) found (id) ${most}`;
  return { text, values: parameters.values };
};

/** What matches in a scope: how many there are, the planner knows about. */
export const searchMatches = (scope: Scope, search: ReadSearch): Statement => {
  const parameters = new Parameters();
  const texts = anyOf(matchesOf(search).map((match) => textCondition(match, parameters)));
  const within = scope.all ? 'true' : `s.agencies && ${parameters.add(search.agencies)}::text[]`;
  const found = [
    `select from search_entry s where ${texts} and ${within}`,
    ...pinConditions(search, parameters).map(
      (condition) =>
        `select from dossier d where ${condition} and ${scopeCondition(scope, parameters)}`,
    ),
  ];
  return { text: found.join('\nunion all\n'), values: parameters.values };
};

/** A text that is searched, and what it has to have in it. */
interface Match {
  column: 'code' | 'applicant';
  part: string;
}

/** What stands between agency and trigram in a key. */
const keyOf = { code: '#', applicant: ':' } as const;

const matchesOf = (search: ReadSearch): Match[] => {
  const { part, digits } = search;
  if (part === null) return [];
  const ofApplicant = canSee(search) ? [part, ...(digits === null ? [] : [digits])] : [];
  return [
    { column: 'code', part },
    ...ofApplicant.map((one): Match => ({ column: 'applicant', part: one })),
  ];
};

const canSee = ({ applicants: { all, owned, takingPart } }: ReadSearch): boolean =>
  all || owned.length + takingPart.length > 0;

const textCondition = (
  { column, part }: Match,
  parameters: Parameters,
  seen = () => 'true',
): string => {
  const like = `s.${column} like ${parameters.add(`%${part.replace(/[\\%_]/g, '\\$&')}%`)}`;
  return column === 'code' ? like : `(${like} and ${seen()})`;
};

/** Said once where both scopes are the same: twice, the planner would take them for two conditions. */
const seenCondition = (
  { applicants }: ReadSearch,
  parameters: Parameters,
  scope?: Scope,
): string =>
  JSON.stringify(applicants) === JSON.stringify(scope)
    ? 'true'
    : scopeCondition(applicants, parameters);

const pinConditions = ({ pins }: ReadSearch, parameters: Parameters): string[] =>
  pins.length === 0 ? [] : [`d.pin = any (${parameters.add(pins)}::text[])`];
