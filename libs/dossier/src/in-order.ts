import { holdKey } from './clock.ts';
import type { Fact } from './facts.ts';
import type { HistoryRow } from './history.ts';
import type { Hold } from './parts.ts';
import type { Instant } from './position.ts';
import { holdOf, reasonOf } from './requests.ts';

/** Acts that go on from what another opened; a result, a withdrawal or a stop may be heard of before anything else. */
const goesOn = new Set(['step', 'receive', 'decline', 'recall', 'expire', 'correct']);

/**
 * When each row counts, by seq: when it happened, but never before what it goes on from (a step its task, an answer
 * what was asked, a receipt the offer). Somebody who records late may name an instant before the one another has
 * named for what led there; nothing may stay open that was done.
 *
 * @param rows - that count, in seq order
 */
export const countedAt = (rows: readonly HistoryRow[]): Map<number, Instant> => {
  const counted = new Map<number, Instant>();
  /** When what is named was opened and not gone on from yet, in the order it was recorded. */
  const open = new Map<string, Instant[]>();
  for (const { seq, at, fact } of rows) {
    const when = Math.max(at, ...wentOnFrom(fact).map((name) => close(open.get(name), at)));
    counted.set(seq, when);
    for (const name of openedBy(fact)) open.set(name, [...(open.get(name) ?? []), when]);
  }
  return counted;
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
  const ended = effects.flatMap((effect) => {
    if (effect.type === 'task-closed') return [`task ${effect.step}`];
    if (effect.type === 'segment-received' || effect.type === 'segment-ended')
      return [`segment ${effect.segment}`];
    return [];
  });
  switch (fact.type) {
    case 'supplement':
    case 'payment':
    case 'opinion':
      return [...ended, keyOf(holdOf(fact, fact.type))];
    case 'host':
      return [...ended, ...(fact.suspended?.ended ?? []).map(keyOf)];
    default:
      return ended;
  }
};

const openedBy = (fact: Fact): string[] => {
  const opened = (fact.effects ?? []).flatMap((effect) => {
    switch (effect.type) {
      case 'task-opened':
        return [`task ${effect.step}`];
      case 'segment-offered':
      case 'segment-received':
        return [`segment ${effect.segment}`];
      case 'held':
        return [holdKey(effect.scope, effect.reason)];
      default:
        return [];
    }
  });
  switch (fact.type) {
    case 'request-supplement':
    case 'request-payment':
      return [...opened, keyOf(holdOf(fact, reasonOf(fact.type)))];
    case 'request-opinion':
      return [...opened, keyOf(holdOf(fact, 'opinion'))];
    case 'host':
      return [...opened, ...(fact.suspended?.begun ?? []).map(keyOf)];
    default:
      return opened;
  }
};

const keyOf = ({ scope, reason, from }: Hold): string => holdKey(scope, reason, from);
