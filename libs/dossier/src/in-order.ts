import type { Effect, Fact } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { instantOf } from './instants.ts';
import type { Instant } from './position.ts';

/** Acts that go on from what another opened; a result, a withdrawal or a stop may be heard of before anything else. */
const goesOn = new Set(['step', 'receive', 'decline', 'recall', 'expire', 'correct']);

/** An effect on tasks and segments: the work itself, and nothing of the dossier's own clock. */
export const isOfWork = ({ type }: Effect): boolean => type !== 'held' && type !== 'finished';

/**
 * When the work of each row was done, by seq: when it happened, but never before what it goes on from (a step its
 * task, a receipt the offer). Somebody who records late may name an instant before the one another has named for
 * what led there; no task may stay open that was done. What the act itself says, its clock and its result, keeps its
 * instant.
 *
 * @param rows - that count, in seq order
 */
export const workedAt = (rows: readonly HistoryRow[]): Map<number, Instant> => {
  const worked = new Map<number, Instant>();
  /** When what is named was opened and not gone on from yet, in the order it was recorded. */
  const open = new Map<string, Instant[]>();
  for (const { seq, at, fact } of rows) {
    const told = fact.type === 'host' ? (instantOf(fact.act.worked) ?? at) : at;
    const when = Math.max(told, ...wentOnFrom(fact).map((name) => close(open.get(name), at)));
    worked.set(seq, when);
    for (const name of openedBy(fact)) open.set(name, [...(open.get(name) ?? []), when]);
  }
  return worked;
};

/** Takes the last that was open by then, else the first to be: when that is. */
const close = (openings: Instant[] | undefined, at: Instant): Instant => {
  if (!openings || openings.length === 0) return at;
  const known = openings.findLastIndex((when) => when <= at);
  return openings.splice(Math.max(known, 0), 1)[0] ?? at;
};

const wentOnFrom = (fact: Fact): string[] => {
  const { type } = fact.type === 'host' ? fact.act : fact;
  const effects = goesOn.has(type) ? (fact.effects ?? []) : [];
  return effects.flatMap((effect) => {
    if (effect.type === 'task-closed') return [`task ${effect.step}`];
    if (effect.type === 'segment-received' || effect.type === 'segment-ended')
      return [`segment ${effect.segment}`];
    return [];
  });
};

const openedBy = (fact: Fact): string[] =>
  (fact.effects ?? []).flatMap((effect) => {
    if (effect.type === 'task-opened') return [`task ${effect.step}`];
    if (effect.type === 'segment-offered' || effect.type === 'segment-received')
      return [`segment ${effect.segment}`];
    return [];
  });
