import {
  canonical,
  changesBy,
  effectiveRows,
  type Fact,
  type HistoryRow,
  type HomeChange,
  type Instant,
  instantOf,
  isoOf,
  type Position,
  workedAt,
} from '#lib/dossier';
import type { StoredDossier, StoredFile } from '#lib/persistence';

import type { Desk } from '../desk.ts';
import { type DossierView, viewAsOf } from '../view-dossier.ts';
import { type HomeMessage, messageTypes, type ToldPaper } from './messages.ts';
import { isBy, type Peer } from './peer.ts';

/** What home has to tell a guest of one of its acts. */
export interface WordToGuest {
  type: 'dossier.offered' | 'dossier.told';
  body: HomeMessage;
}

/** What stands beside a history and is told with it. */
export interface Beside {
  reasons: ReadonlyMap<number, string>;
  files: readonly Pick<StoredFile, 'name' | 'attached'>[];
}

/**
 * What a dossier of ours has to tell a guest of the acts after `told`, in their order: what was handed to its
 * agencies, and what it would not come to know by itself while it works on its part; after that, how it ended.
 */
export const wordsToGuest = async (
  desk: Pick<Desk, 'models' | 'calendars'>,
  peer: Peer,
  stored: StoredDossier,
  told: number,
  beside: Beside,
): Promise<WordToGuest[]> => {
  const words: WordToGuest[] = [];
  let before = told > 0 ? await viewAsOf(desk, stored, told) : undefined;
  for (const row of stored.rows.slice(told)) {
    const after = await viewAsOf(desk, stored, row.seq);
    const word = wordOf(peer, before, after, beside);
    if (word) words.push(word);
    before = after;
  }
  return words;
};

const wordOf = (
  peer: Peer,
  before: DossierView | undefined,
  after: DossierView,
  beside: Beside,
): WordToGuest | undefined => {
  const row = after.stored.rows.at(-1);
  if (!row) return undefined;
  const offered = (row.fact.effects ?? []).flatMap((effect) =>
    effect.type === 'segment-offered' && peer.has(effect.agency) ? [effect] : [],
  );
  const offers = offered.map(({ segment, agency }) => ({ segment, agency: peer.theirs(agency) }));
  if (offers.length === 0 && !isNews(peer, before, after, row)) return undefined;
  const body = homeMessageOf(peer, after, beside);
  if (offers.length === 0) return { type: messageTypes.told, body };
  const { applicant } = after.stored;
  return {
    type: messageTypes.offered,
    body: {
      ...body,
      offers,
      papers: papersIn(after.stored.rows, beside),
      // Who only works on a segment that is blind does not learn who it is for.
      ...(applicant && offered.some(({ blind }) => !blind) && { applicant }),
    },
  };
};

/** Whether the guest has to hear of an act that hands it nothing. */
const isNews = (
  peer: Peer,
  before: DossierView | undefined,
  after: DossierView,
  { fact, actor }: HistoryRow,
): boolean => {
  const parts = ({ position }: DossierView) =>
    position.segments.filter(({ agency }) => peer.has(agency));
  if (!before || !wasHanded(peer, after.stored.rows)) return false;
  if (fact.type === 'correct' || differ(before, after, endingOf)) return true;
  const views = [before, after];
  // Also where what it had was handed to it once more and it declined: the work it was doing stays with it.
  const atWork =
    views.flatMap(parts).some(({ endedAt }) => endedAt === null) ||
    views.some((view) => controlOf(peer, view).tasks.length > 0);
  if (!atWork) return false;
  if (fact.papers && !isBy(peer, actor)) return true;
  return (
    differ(before, after, ({ position }) => toldPosition(peer, position)) ||
    (!isBy(peer, actor) && differ(before, after, (view) => controlOf(peer, view)))
  );
};

/** Whether a part ever was a guest's, also one that home took back since: the guest has the dossier all the same. */
const wasHanded = (peer: Peer, rows: readonly HistoryRow[]): boolean =>
  rows.some(({ fact: { effects = [] } }) =>
    effects.some(
      (effect) =>
        (effect.type === 'segment-offered' || effect.type === 'segment-moved') &&
        peer.has(effect.agency),
    ),
  );

const differ = (a: DossierView, b: DossierView, of: (view: DossierView) => unknown): boolean =>
  canonical(of(a)) !== canonical(of(b));

/** What even those hear whose part is over: whose it is, and how it ended. */
const endingOf = ({ position: { phase, owner, closedAs, returnedAt } }: DossierView) => ({
  phase,
  owner,
  closedAs,
  returnedAt,
});

/** What of the control state a guest works by. */
const controlOf = (peer: Peer, { view, model, position }: DossierView) => {
  const theirs = new Set(
    position.segments.filter(({ agency }) => peer.has(agency)).map(({ segment }) => segment),
  );
  return {
    facts: view.facts,
    holds: view.holds.filter(({ scope }) => scope === 'dossier' || theirs.has(scope)),
    requests: view.requests.filter(({ scope }) => scope === 'dossier' || theirs.has(scope)),
    offers: Object.entries(view.offers).filter(([segment]) => theirs.has(segment)),
    waiting: view.waiting.filter(({ segment }) => theirs.has(segment)),
    tasks: view.tasks.filter(({ step }) => theirs.has(model.machine.tasks[step]?.segment ?? '')),
  };
};

const toldPosition = (
  peer: Peer,
  { from: _from, segments: _segments, hostedBy: _hostedBy, ...position }: Position,
): HomeMessage['position'] => ({
  ...position,
  owner: peer.theirs(position.owner),
  receivedBy: peer.theirs(position.receivedBy),
  decidedBy: position.decidedBy === null ? null : peer.theirs(position.decidedBy),
});

/** Where home stands after the last act of a view, as a guest is told. */
export const homeMessageOf = (peer: Peer, after: DossierView, beside: Beside): HomeMessage => {
  const { stored, model, position } = after;
  const { rows, snapshot } = stored;
  const row = rows.at(-1);
  if (!row) throw new Error(`dossier ${stored.id} has no act to tell of`);
  const { seq, hash, fact } = row;
  const reason = beside.reasons.get(seq);
  const papers = isBy(peer, row.actor) ? [] : papersIn([row], beside);
  return {
    at: isoOf(happenedAt(row)),
    act: {
      seq,
      hash,
      type: fact.type,
      ...workedLater(row, workedAt(effectiveRows(rows))),
      ...('segment' in fact && { segment: fact.segment }),
      ...(isBy(peer, row.actor) && { yours: true as const }),
      ...(fact.type === 'correct' && fact.configuration !== undefined && { states: true as const }),
    },
    ...(reason !== undefined && !isBy(peer, row.actor) && { reason }),
    procedure: model.procedure.code,
    version: model.procedure.version,
    machine: model.pin,
    inForce: inForceIn(rows),
    position: toldPosition(peer, position),
    state: { configuration: snapshot.value, context: snapshot.context },
    offers: [],
    seen: rows.findLast(({ actor }) => isBy(peer, actor))?.key ?? null,
    changes: fact.type === 'correct' ? changesOf(peer, rows, seq) : [],
    ...(papers.length > 0 && { papers }),
  };
};

/**
 * Where home stands, told anew to a guest that has something of the dossier open.
 *
 * @param name - the same however often this telling arrives
 */
export const wordAnew = (
  peer: Peer,
  view: DossierView,
  beside: Beside,
  name: string,
): HomeMessage => {
  const { stored, position } = view;
  const { applicant, rows } = stored;
  const open = position.segments.filter(
    ({ agency, endedAt }) => peer.has(agency) && endedAt === null,
  );
  const { act, ...told } = homeMessageOf(peer, view, beside);
  const { seq, hash, type } = act;
  return {
    ...told,
    act: { seq, hash, type, states: true },
    changes: [],
    offers: open.map(({ segment, agency }) => ({ segment, agency: peer.theirs(agency) })),
    papers: papersIn(rows, beside),
    ...(applicant && open.some(({ blind }) => !blind) && { applicant }),
    again: {
      name,
      counting: effectiveRows(rows)
        .filter(({ actor }) => isBy(peer, actor))
        .map(({ key }) => key),
    },
  };
};

/** When an act takes effect: a result that was given says itself when the business was done. */
const happenedAt = ({ at, fact }: HistoryRow): Instant =>
  fact.type === 'record-returned' ? (instantOf(fact.finishedAt ?? fact.returnedAt) ?? at) : at;

/** When the work of an act was done, where that is not when it happened. */
const workedLater = (
  { seq, at }: HistoryRow,
  worked: ReadonlyMap<number, Instant>,
): { worked?: string } => {
  const when = worked.get(seq) ?? at;
  return when === at ? {} : { worked: isoOf(when) };
};

const inForceIn = (rows: readonly HistoryRow[]): HomeMessage['inForce'] => {
  for (const { fact } of rows.toReversed()) {
    if (fact.type === 'accept' || fact.type === 'vary') return { ...fact.inForce };
  }
  return null;
};

/**
 * What a correction means for the guest: what it was told of a row by our seq, and its own row by the key. Also of
 * rows whose work was done at another instant since.
 */
const changesOf = (peer: Peer, rows: readonly HistoryRow[], seq: number): HomeChange[] => {
  const before = effectiveRows(rows.slice(0, seq - 1));
  const after = effectiveRows(rows.slice(0, seq));
  const [workedBefore, worked] = [workedAt(before), workedAt(after)];
  const changed = new Set(changesBy(rows, seq).map(({ seq: of }) => of));
  const counting = new Map(after.map((row) => [row.seq, row]));
  return rows.slice(0, seq - 1).flatMap(({ seq: of, actor, key }): HomeChange[] => {
    if (!changed.has(of) && workedBefore.get(of) === worked.get(of)) return [];
    const row = counting.get(of);
    const change = {
      void: row === undefined,
      ...(row && { at: isoOf(happenedAt(row)), ...workedLater(row, worked) }),
    };
    return [{ row: of, ...change }, ...(isBy(peer, actor) ? [{ row: key, ...change }] : [])];
  });
};

const papersIn = (rows: readonly HistoryRow[], { files }: Beside): ToldPaper[] =>
  rows.flatMap(({ seq, fact }: { seq: number; fact: Fact }) =>
    (fact.papers ?? []).map((paper, place) => {
      const file = files.find(({ attached }) => attached?.seq === seq && attached.place === place);
      return { ...paper, ...(file && { fileName: file.name }) };
    }),
  );
