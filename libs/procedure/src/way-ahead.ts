import type { FactValue, Procedure, Step } from './definition.ts';
import { comparisonsIn, holdsTrue } from './expression.ts';
import { branchesOf, edgesOf, reachableIn, type Scope, stepsOf } from './flow.ts';
import { type Measure, waysBack, weights, wholeFlow } from './rules/budgets.ts';

/** What a step may take and what comes after it, in the units of its measure: hours, or calendar days. */
export interface Ahead {
  /** Its own budget; of a hand-over the budget of a segment whose tasks have none of their own. */
  own: number;
  /** The longest way from its end to an outcome. */
  after: number;
}

/**
 * The budgets still ahead of every step as the facts now stand: a decision is taken as it would be now, ways back
 * are not followed, of branches side by side the longest counts, and a branch goes on with what follows its join.
 *
 * @returns by step id, over all branches
 */
export const waysAhead = (
  procedure: Procedure,
  facts: Readonly<Record<string, FactValue>>,
  measure: Measure,
): ReadonlyMap<string, Ahead> => {
  const known = remembered.get(procedure) ?? {
    asked: askedByDecisions(procedure),
    ways: new Map<string, ReadonlyMap<string, Ahead>>(),
  };
  remembered.set(procedure, known);
  const state = JSON.stringify([measure, ...known.asked.map((fact) => facts[fact])]);
  const before = known.ways.get(state);
  if (before) return before;
  const ways = measuredWays(procedure, facts, measure);
  if (known.ways.size === REMEMBERED) known.ways.clear();
  known.ways.set(state, ways);
  return ways;
};

/** How many answers of one definition are kept; one more, and all are forgotten. */
const REMEMBERED = 256;

interface Remembered {
  /** The facts its decisions ask about: with the same values the ways are the same. */
  asked: readonly string[];
  ways: Map<string, ReadonlyMap<string, Ahead>>;
}

const remembered = new WeakMap<Procedure, Remembered>();

const askedByDecisions = (procedure: Procedure): string[] => [
  ...new Set(
    stepsOf(procedure)
      .flatMap(({ step }) => ('decision' in step ? step.decision : []))
      .flatMap(({ when }) => (when ? comparisonsIn(when) : []))
      .map(({ comparison }) => comparison.fact),
  ),
];

const measuredWays = (
  procedure: Procedure,
  facts: Readonly<Record<string, FactValue>>,
  measure: Measure,
): ReadonlyMap<string, Ahead> => {
  const weightOf = weights(procedure, measure);
  const known = new Map<string, Ahead>();

  const onwards = (step: Step): string[] => {
    if (!('decision' in step)) return edgesOf(step).map(({ to }) => to);
    const taken = step.decision.find(({ when }) => !when || holdsTrue(when, facts));
    return taken ? [taken.to] : [];
  };

  /** The whole of a scope from its start, once every step in it is known. */
  const measured = (scope: Scope, beyond: number): number => {
    const back = waysBack(scope);
    const whole = (id: string): number => {
      const step = Object.hasOwn(scope.steps, id) ? scope.steps[id] : undefined;
      if (!step) return 0;
      const before = known.get(id);
      if (before) return before.own + before.after;
      const after = Math.max(
        0,
        ...onwards(step)
          .filter((to) => !back.has(`${id} ${to}`))
          .map((to) => (to === 'join' && scope.branch ? beyond : whole(to))),
      );
      const inside = branchesOf(step, []).map((branch) => measured(branch, after) - after);
      const own = weightOf(step) + Math.max(0, ...inside);
      known.set(id, { own, after });
      return own + after;
    };
    for (const id of reachableIn(scope)) whole(id);
    return whole(scope.start);
  };

  measured(wholeFlow(procedure), 0);
  return known;
};
