import type { DossierView } from '#lib/desk';
import { type Actor, coversField, type Directory, relationsOf } from '#lib/directory';
import type { Fact } from '#lib/dossier';

import { dossierOf } from './task-holders.ts';

/** What of a dossier somebody sees, beside who it is for. `all`, or those that are named. */
export interface Sight {
  /** whole: the owner's people and those above; part: of an agency that works on it; past: of one that did. */
  as: 'whole' | 'part' | 'past';
  papers: 'all' | ReadonlySet<string>;
  facts: 'all' | ReadonlySet<string>;
  /** Agencies whose tasks and segments. */
  parts: 'all' | ReadonlySet<string>;
}

const whole: Sight = { as: 'whole', papers: 'all', facts: 'all', parts: 'all' };

export const sees = (seen: 'all' | ReadonlySet<string>, name: string | null | undefined): boolean =>
  seen === 'all' || (typeof name === 'string' && seen.has(name));

/**
 * What an actor sees of a dossier they may read: the owner and those above all of it; who works on a segment what
 * the definition lists for it, by default all; who had a part their own part and the outcome.
 */
export const sightOf = (
  directory: Directory,
  { administrator, grants, standsInFor = [] }: Actor,
  view: DossierView,
  day: string,
): Sight => {
  if (administrator) return whole;
  const dossier = dossierOf(view);
  const agencies = [...grants, ...standsInFor.flatMap((absent) => absent.grants)]
    .filter((grant) => coversField(grant, dossier.field))
    .map(({ agency }) => agency);
  const relations = new Set(agencies.flatMap((at) => relationsOf(directory, at, dossier, day)));
  if (relations.has('owner') || relations.has('above')) return whole;
  const ours = new Set(
    dossier.agencies.filter(
      (id) => agencies.includes(id) || agencies.includes(directory.answersFor(id, day)),
    ),
  );
  if (!relations.has('part'))
    return { as: 'past', papers: new Set(), facts: new Set(), parts: ours };
  const lists = segmentsAtWork(view, ours).map((segment) =>
    segment === null ? undefined : view.model.procedure.segments[segment]?.sees,
  );
  const union = (list: 'papers' | 'facts'): Sight['papers'] => {
    const named = lists.map((one) => one?.[list]);
    return named.some((one) => one === undefined) ? 'all' : new Set(named.flat() as string[]);
  };
  return { as: 'part', papers: union('papers'), facts: union('facts'), parts: 'all' };
};

/**
 * The entries of the part some agencies had, by seq: what opened and ended their tasks, offers and opinions, and
 * everything while the dossier was theirs.
 */
export const entriesOf = (
  { fold, stored }: DossierView,
  agencies: Sight['parts'],
): ReadonlySet<number> => {
  const theirs = (id: string | null) => sees(agencies, id);
  const ownerAt = (at: number) => fold.positions.findLast(({ from }) => from <= at)?.owner ?? null;
  const parts: (number | null)[] = [
    ...fold.tasks
      .filter(({ agency }) => theirs(agency))
      .flatMap((task) => [task.openedSeq, task.closedSeq]),
    ...fold.offers
      .filter(({ from, to }) => theirs(from.agency) || theirs(to.agency))
      .flatMap((offer) => [offer.seq, offer.answeredSeq]),
    ...fold.opinions
      .filter(({ agency }) => theirs(agency))
      .flatMap((opinion) => [opinion.seq, opinion.closedSeq]),
    ...stored.rows.filter(({ at }) => theirs(ownerAt(at))).map(({ seq }) => seq),
  ];
  return new Set(parts.filter((seq) => seq !== null));
};

/** The segments agencies have open, and null for a task of none. */
const segmentsAtWork = (
  { fold, position }: DossierView,
  agencies: ReadonlySet<string>,
): (string | null)[] => [
  ...position.segments
    .filter(({ endedAt, agency }) => endedAt === null && agencies.has(agency))
    .map(({ segment }) => segment),
  ...fold.tasks
    .filter(({ closedSeq, agency }) => closedSeq === null && agencies.has(agency))
    .map(({ segment }) => segment),
];

/** A fact as the history shows it: without the values and papers that are not seen. */
export const seenFact = (fact: Fact, { facts, papers }: Sight): Fact => ({
  ...fact,
  ...(fact.values && {
    values: Object.fromEntries(Object.entries(fact.values).filter(([name]) => sees(facts, name))),
  }),
  ...(fact.papers && { papers: fact.papers.filter(({ paper }) => sees(papers, paper)) }),
});
