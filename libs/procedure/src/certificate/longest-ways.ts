import type { Term } from '#lib/deadline';

import type { Expression, FactValue, Procedure, Step, TaskStep } from '../definition.ts';
import { comparisonsIn, holdsTrue } from '../expression.ts';
import { combinationsOf, valuesTold } from '../explore.ts';
import { declaredFacts, defaultFacts, type Facts } from '../facts.ts';
import { branchesOf, edgesOf, type Scope, stepsOf } from '../flow.ts';
import { amountOf, type Measure, waysBack, weights, wholeFlow } from '../rules/budgets.ts';
import { termFor, type TermInForce } from '../term-for.ts';

/** A way from the acceptance to an end, and the term its dossier has by then. */
export interface LongestUnderTerm {
  term: TermInForce;
  /** Of the dossier as it is accepted. */
  facts: Record<string, FactValue>;
  amount: number;
  /** Those that ask for something, in order. */
  steps: { step: string; amount: number }[];
}

/** How far a dossier has come, and what it had asked for by then. */
interface State {
  begun: Facts;
  facts: Facts;
  term: TermInForce;
  way: Way;
}
interface Way {
  amount: number;
  last?: { step: string; amount: number; before: Way };
}
/** The longest to come to one place with some facts and some term. */
type Longest = Map<string, State>;

/**
 * For every term a dossier can have at its end the longest way there, each step once: decisions and conditions of
 * actions as the facts have it, which change as the actions of the way set them and ask for them. Facts that call for
 * a longer term give it to the dossier, and it keeps it. Of a hand-over only its acceptance takes the segment's time;
 * of branches side by side the longest counts, each with the facts from before and its own.
 *
 * @param combinations - of the facts of dossiers as they are accepted
 */
export const longestWays = (
  procedure: Procedure,
  measure: Measure,
  combinations: readonly Facts[],
): LongestUnderTerm[] => {
  const { asked, values } = factsThatCount(procedure);
  const defaults = defaultFacts(declaredFacts(procedure));
  const weightOf = weights(procedure, measure);

  const termOf = (facts: Facts): TermInForce =>
    termFor(procedure, facts, (facts.channel ?? defaults.channel) as 'online');
  const longer = (one: TermInForce, other: TermInForce): TermInForce => {
    const [a, b] = [limitOf(one.term, measure), limitOf(other.term, measure)];
    return a !== null && b !== null && a >= b ? one : other;
  };
  const withFacts = (state: State, facts: Facts): State =>
    facts === state.facts ? state : { ...state, facts, term: longer(state.term, termOf(facts)) };
  const withStep = (state: State, step: string, amount: number): State => {
    if (amount === 0) return state;
    const { way } = state;
    return { ...state, way: { amount: way.amount + amount, last: { step, amount, before: way } } };
  };

  /** What an action may leave the facts as. */
  const factsAfter = (
    { asks = [], sets = {} }: TaskStep['actions'][string],
    facts: Facts,
  ): Facts[] => {
    const isAsked = (fact: string): boolean => asked.includes(fact);
    const set = Object.entries(sets).filter(([fact]) => isAsked(fact));
    const entered = asks.filter(isAsked);
    if (set.length + entered.length === 0) return [facts];
    return combinationsOf(entered, values).map((given) => ({
      ...facts,
      ...given,
      ...Object.fromEntries(set),
    }));
  };

  const onwards = (id: string, step: Step, state: State): { to: string; state: State }[] => {
    const { facts } = state;
    const known = { ...defaults, ...facts };
    if ('task' in step) {
      const done = withStep(state, id, weightOf(step));
      return Object.values(step.actions)
        .filter(({ when }) => !when || holdsTrue(when, known))
        .flatMap((action) =>
          factsAfter(action, facts).map((after) => ({
            to: action.to,
            state: withFacts(done, after),
          })),
        );
    }
    if ('decision' in step) {
      const taken = step.decision.find(({ when }) => !when || holdsTrue(when, known));
      return taken ? [{ to: taken.to, state }] : [];
    }
    if ('handOver' in step)
      return edgesOf(step).map(({ to, path: [, answer] }) => ({
        to,
        state: answer === 'receive' ? withStep(state, id, weightOf(step)) : state,
      }));
    if ('parallel' in step)
      return besideEachOther(branchesOf(step, []), state).map((joined) => ({
        to: step.parallel.then,
        state: joined,
      }));
    return [];
  };

  /** After all of some branches: every way their ends go together, as long as the longest of them. */
  const besideEachOther = (branches: readonly Scope[], state: State): State[] => {
    const alone = { ...state, way: { amount: 0 } };
    let joined = [alone];
    for (const branch of branches) {
      const ends = [...through(branch, [alone]).values()];
      const together: Longest = new Map();
      for (const one of joined)
        for (const end of ends)
          keep(together, {
            ...withFacts(one, { ...one.facts, ...changed(state.facts, end.facts) }),
            term: longer(one.term, end.term),
            way: end.way.amount > one.way.amount ? end.way : one.way,
          });
      joined = [...together.values()];
    }
    return joined.map((one) => ({ ...one, way: after(state.way, one.way) }));
  };

  /** The ends of a scope that can be come to; also those where nothing but a way back leads on. */
  const through = (scope: Scope, begun: readonly State[]): Longest => {
    const back = waysBack(scope);
    const at = new Map<string, Longest>([[scope.start, new Map()]]);
    for (const state of begun) keep(at.get(scope.start), state);
    const ends: Longest = new Map();
    for (const id of inOrder(scope, back)) {
      const step = scope.steps[id];
      if (!step) continue;
      for (const state of at.get(id)?.values() ?? []) {
        const next = onwards(id, step, state).filter(({ to }) => !back.has(`${id} ${to}`));
        if (next.length === 0) keep(ends, withStep(state, id, weightOf(step)));
        for (const { to, state: come } of next) {
          if (!Object.hasOwn(scope.steps, to)) keep(ends, come);
          else at.set(to, keep(at.get(to) ?? new Map<string, State>(), come));
        }
      }
    }
    return ends;
  };

  const ends = through(
    wholeFlow(procedure),
    combinations.map((facts) => ({ begun: facts, facts, term: termOf(facts), way: { amount: 0 } })),
  );
  const longest = new Map<string | null, State>();
  for (const state of ends.values()) {
    const before = longest.get(state.term.variant);
    if (!before || state.way.amount > before.way.amount) longest.set(state.term.variant, state);
  }
  return [...longest.values()].map(({ term, begun, way }) => ({
    term,
    facts: { ...begun },
    amount: way.amount,
    steps: stepsIn(way),
  }));
};

/** The facts that decisions, conditions of actions and variants ask about, and the values they can tell apart. */
export const factsThatCount = (
  procedure: Procedure,
): { asked: string[]; values: Record<string, FactValue[]> } => {
  const expressions = [
    ...conditionsOf(stepsOf(procedure).map(({ step }) => step)),
    ...procedure.term.variants.map(({ when }) => when),
  ];
  const asked = expressions.flatMap((one) =>
    comparisonsIn(one).map(({ comparison }) => comparison.fact),
  );
  return { asked: [...new Set(asked)], values: valuesTold(declaredFacts(procedure), expressions) };
};

/** What decisions and actions of some steps ask. */
export const conditionsOf = (steps: readonly Step[]): Expression[] =>
  steps.flatMap((step) => {
    if ('decision' in step) return step.decision.flatMap(({ when }) => when ?? []);
    return 'task' in step ? Object.values(step.actions).flatMap(({ when }) => when ?? []) : [];
  });

/** How much a term allows in a measure; null where it is counted otherwise. */
const limitOf = (term: Term, measure: Measure): number | null =>
  term.unit === 'none' ? Infinity : amountOf(term, measure);

const keep = (longest: Longest = new Map<string, State>(), state: State): Longest => {
  const key = JSON.stringify([state.term.variant, Object.entries(state.facts).sort()]);
  const before = longest.get(key);
  if (!before || state.way.amount > before.way.amount) longest.set(key, state);
  return longest;
};

const changed = (before: Facts, after: Facts): Facts =>
  Object.fromEntries(Object.entries(after).filter(([fact, value]) => before[fact] !== value));

/** A way, and another gone after it. */
const after = (first: Way, second: Way): Way =>
  stepsIn(second).reduce(
    (before, { step, amount }) => ({
      amount: before.amount + amount,
      last: { step, amount, before },
    }),
    first,
  );

const stepsIn = (way: Way): { step: string; amount: number }[] => {
  const steps: { step: string; amount: number }[] = [];
  for (let { last } = way; last; { last } = last.before)
    steps.unshift({ step: last.step, amount: last.amount });
  return steps;
};

/** The steps of a scope, each after all that lead to it but for ways back. */
const inOrder = (scope: Scope, back: ReadonlySet<string>): string[] => {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const step = Object.hasOwn(scope.steps, id) ? scope.steps[id] : undefined;
    if (!step || seen.has(id)) return;
    seen.add(id);
    for (const { to } of edgesOf(step).toReversed()) if (!back.has(`${id} ${to}`)) visit(to);
    order.unshift(id);
  };
  visit(scope.start);
  return order;
};
