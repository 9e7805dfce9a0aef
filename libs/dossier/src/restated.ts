import type { Machine, View } from '#lib/procedure';

import { type AgencyOf, effectsOf } from './effects.ts';
import type { Effect, Side } from './facts.ts';
import type { Fold } from './fold.ts';
import type { Phase } from './position.ts';

/**
 * What stating where a dossier stands (đính chính nêu trạng thái, or home telling it anew) does to what the facts have
 * open: what the state has not is overtaken, what it has and they have not is opened.
 *
 * @param from - who states it
 * @param fold - of the rows as they count by then, without what is stated
 * @param after - of the stated state
 */
export const restated = (
  machine: Machine,
  from: Side,
  fold: Fold,
  after: View,
  agencyOf: AgencyOf,
): Effect[] => {
  const tasks = fold.tasks.filter(({ closedSeq }) => closedSeq === null);
  const open = (fold.positions.at(-1)?.segments ?? []).filter(({ endedAt }) => endedAt === null);
  const worked = new Set(tasks.map(({ segment }) => segment));
  const outside = open.filter(({ state, segment }) => state === 'received' && !worked.has(segment));
  const before: View = {
    ...after,
    tasks: tasks.map(({ step, segment }) => ({ step, segment, name: '', lane: '' })),
    waiting: open
      .filter(({ state }) => state === 'offered')
      .map(({ segment }) => ({ step: segment, segment, answer: null })),
    offers: {},
  };
  return [
    ...outside
      .filter(({ segment }) => after.offers[segment] !== 'received')
      .map(({ segment }): Effect => ({ type: 'segment-ended', segment, as: 'overtaken' })),
    ...effectsOf(machine, { type: 'correct', from }, before, after, agencyOf),
  ];
};

/** The phase of the facts that a phase of the machine means. */
const phaseInFacts: Readonly<Record<View['phase'], Phase>> = {
  submitted: 'submitted',
  refused: 'refused',
  'in-hand': 'in-hand',
  withdrawn: 'closed',
  stopped: 'closed',
  finished: 'closed',
  sent: 'closed',
  returned: 'returned',
};

/** Whether a stated state and the facts tell of the same time of a dossier's life. */
export const isBorneOut = (fold: Fold, { phase }: Pick<View, 'phase'>): boolean =>
  fold.positions.at(-1)?.phase === phaseInFacts[phase];
