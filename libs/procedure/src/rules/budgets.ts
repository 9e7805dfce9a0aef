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

/**
 * The longest way through a scope, each step at most once: ways back are not followed. Branches of a
 * parallel run side by side: the longest counts.
 */
export const longestWay = (scope: Scope, weightOf: WeightOf): number => {
  const back = waysBack(scope);
  const known = new Map<string, number>();
  const from = (id: string): number => {
    const step = Object.hasOwn(scope.steps, id) ? scope.steps[id] : undefined;
    if (!step) return 0;
    const before = known.get(id);
    if (before !== undefined) return before;
    const inside = branchesOf(step, []).map((branch) => longestWay(branch, weightOf));
    const onwards = edgesOf(step)
      .filter(({ to }) => !back.has(`${id} ${to}`))
      .map(({ to }) => from(to));
    const total = weightOf(step) + Math.max(0, ...inside) + Math.max(0, ...onwards);
    known.set(id, total);
    return total;
  };
  return from(scope.start);
};

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
