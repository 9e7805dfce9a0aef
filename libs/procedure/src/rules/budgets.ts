/** Adding up budgets along the flow, for the rules about them. */
import type { Term } from '#lib/deadline';

import type { Procedure, Step } from '../definition.ts';
import { branchesOf, edgesOf, stepsOf } from '../flow.ts';
import type { Scope } from '../flow.ts';

/** Working time in hours, or calendar days: the two are never added or compared. */
export type Measure = 'working' | 'calendar';

const hoursPerDay = 8;

/** How much a term or budget is in a measure; null if it has another measure or none. */
export const amountOf = ({ unit, value = 0 }: Term, measure: Measure): number | null => {
  switch (unit) {
    case 'calendar-day':
      return measure === 'calendar' ? value : null;
    case 'working-day':
      return measure === 'working' ? value * hoursPerDay : null;
    case 'working-hour':
      return measure === 'working' ? value : null;
    case 'same-day':
      return measure === 'working' ? hoursPerDay : null;
    case 'none':
      return null;
  }
};

/** An amount in words. */
export const wordsOf = (amount: number, measure: Measure): string => {
  const number = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');
  if (measure === 'calendar') return `${number(amount)} ngày`;
  return amount % (hoursPerDay / 4) === 0 && amount >= hoursPerDay / 2
    ? `${number(amount / hoursPerDay)} ngày làm việc`
    : `${number(amount)} giờ làm việc`;
};

export type WeightOf = (step: Step) => number;

/**
 * What each step asks for: its own budget, or for a hand-over the budget of a segment whose tasks have none
 * of their own.
 */
export const weights = (procedure: Procedure, measure: Measure): WeightOf => {
  const detailed = new Set(
    stepsOf(procedure).flatMap(({ step }) =>
      'task' in step && step.budget && step.segment !== undefined ? [step.segment] : [],
    ),
  );
  return (step) => {
    if ('task' in step) return step.budget ? (amountOf(step.budget, measure) ?? 0) : 0;
    if (!('handOver' in step) || detailed.has(step.handOver.segment)) return 0;
    const { segments } = procedure;
    const segment = Object.hasOwn(segments, step.handOver.segment)
      ? segments[step.handOver.segment]
      : undefined;
    return segment?.budget ? (amountOf(segment.budget, measure) ?? 0) : 0;
  };
};

/** A way through a scope: the steps it passes, and what they ask for together. */
export interface WayThrough {
  amount: number;
  /** Step ids in order; of a parallel the longest branch's, after the parallel itself. */
  steps: string[];
}

/**
 * The longest way through a scope, each step at most once: ways back are not followed. Branches of a
 * parallel run side by side: the longest counts. Of ways as long as each other it is the first as written.
 *
 * @param until - a step to end at; absent: the end of the scope, or wherever no way leads on
 */
export const longestWayThrough = (
  scope: Scope,
  weightOf: WeightOf,
  { from = scope.start, until }: { from?: string; until?: string } = {},
): WayThrough => {
  const back = waysBack(scope);
  const known = new Map<string, WayThrough | null>();
  /** null: the end asked for can't be reached from there. */
  const ahead = (id: string): WayThrough | null => {
    const step = Object.hasOwn(scope.steps, id) ? scope.steps[id] : undefined;
    if (!step) return until === undefined ? { amount: 0, steps: [] } : null;
    const before = known.get(id);
    if (before !== undefined) return before;
    const inside = longestOf(
      branchesOf(step, []).map((branch) => longestWayThrough(branch, weightOf)),
    );
    const after =
      id === until
        ? null
        : longestOf(
            edgesOf(step)
              .filter(({ to }) => !back.has(`${id} ${to}`))
              .map(({ to }) => ahead(to)),
          );
    const ends = id === until || until === undefined;
    const total =
      after || ends
        ? {
            amount: weightOf(step) + (inside?.amount ?? 0) + (after?.amount ?? 0),
            steps: [id, ...(inside?.steps ?? []), ...(after?.steps ?? [])],
          }
        : null;
    known.set(id, total);
    return total;
  };
  return ahead(from) ?? { amount: 0, steps: [] };
};

const longestOf = (ways: readonly (WayThrough | null)[]): WayThrough | null =>
  ways.reduce(
    (longest, way) => (way && way.amount > (longest?.amount ?? -1) ? way : longest),
    null,
  );

/** How much the longest way through a scope asks for. */
export const longestWay = (scope: Scope, weightOf: WeightOf): number =>
  longestWayThrough(scope, weightOf).amount;

/** The edges that lead back to a step on the way there, as `from to`. */
export const waysBack = ({ start, steps }: Scope): Set<string> => {
  const back = new Set<string>();
  const done = new Set<string>();
  const visit = (id: string, way: ReadonlySet<string>): void => {
    const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
    if (!step) return;
    const here = new Set([...way, id]);
    for (const { to } of edgesOf(step)) {
      if (here.has(to)) back.add(`${id} ${to}`);
      else if (!done.has(to)) visit(to, here);
    }
    done.add(id);
  };
  visit(start, new Set());
  return back;
};

/** The statutory terms of a procedure in a measure, the base term's first; null where one doesn't bind. */
export const termsIn = ({ term }: Procedure, measure: Measure): (number | null)[] => [
  amountOf(term, measure),
  ...term.variants.map(({ term: variant }) => amountOf(variant, measure)),
];

export const wholeFlow = ({ start, steps }: Procedure): Scope => ({
  start,
  steps,
  path: [],
  branch: false,
});

export const measures: readonly Measure[] = ['working', 'calendar'];
