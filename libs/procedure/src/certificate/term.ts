import type { Term } from '#lib/deadline';

import { answerTo } from '../answer-terms.ts';
import type { FactValue, Procedure, Step } from '../definition.ts';
import { combinationsOf } from '../explore.ts';
import { comparisonsIn } from '../expression.ts';
import { branchesOf, edgesOf, reachableIn, scopesOf, scopesWithin, stepsOf } from '../flow.ts';
import type { HoldReason } from '../life.ts';
import {
  amountOf,
  longestWayThrough,
  type Measure,
  measures,
  waysBack,
  weights,
  wordsOf,
} from '../rules/budgets.ts';
import { conditionsOf, factsThatCount, longestWays } from './longest-ways.ts';

/** Budgets of one measure: working time in minutes, or calendar days. */
export interface Amount {
  measure: Measure;
  amount: number;
}

/** The longest way of dossiers with one legal term. */
export interface LongestWay extends Amount {
  /** What the term allows; null where it is counted otherwise, or there is none. */
  limit: number | null;
  /** Facts of such a dossier that decisions or variants ask about. */
  facts: Record<string, FactValue>;
  /** In order, each with its own budget; steps that ask for nothing are left out. */
  steps: { step: string; agency: string; amount: number }[];
  byAgency: { agency: string; amount: number }[];
}

/** A legal term, and how long dossiers under it may take by their budgets. */
export interface TermProof {
  /** Id of the variant; null for the base term. */
  variant: string | null;
  label: string | null;
  term: Term;
  /** One of each measure something has a budget in. */
  longest: LongestWay[];
}

/** A way back to an earlier step: each time it is gone, that part of the way is gone again. */
export interface Loop {
  from: string;
  to: string;
  /** Id of the action, or how a hand-over was answered; null for a decision. */
  action: string | null;
  /** What once more costs, in the measures that have budgets. */
  adds: Amount[];
}

/** Time that no budget holds and the legal term does not bound. */
export type Unbounded =
  | { kind: 'supplement'; policy: Procedure['policies']['onSupplement'] }
  /** `steps`: the tasks whose actions stop the clock by themselves. */
  | { kind: Exclude<HoldReason, 'supplement'>; policy: 'hold' | 'none'; steps: string[] }
  /** A hand-over on its way: answered within a policy of the office, no rule of law. */
  | { kind: 'transit'; step: string; segment: string; within: Term }
  /** Budgets in a measure the term is not counted in: they add up with it to no number. */
  | { kind: 'other-measure'; measure: Measure; steps: string[] };

/** What the budgets of a definition say about its legal terms. */
export interface TermPart {
  terms: TermProof[];
  loops: Loop[];
  unbounded: Unbounded[];
  /** Facts that one branch of a parallel changes and another asks about or changes: each is added up as if alone. */
  shared: { step: string; facts: string[] }[];
  /** Segments with a budget that no step counts: they begin without a hand-over, and their tasks have none. */
  uncounted: string[];
  /** How many combinations of facts were looked at. */
  combinations: number;
}

const minutesPerHour = 60;

/**
 * An amount in Vietnamese.
 *
 * @example
 * amountInWords({ measure: 'working', amount: 960 }); // → '2 ngày làm việc'
 */
export const amountInWords = ({ measure, amount }: Amount): string =>
  wordsOf(measure === 'working' ? amount / minutesPerHour : amount, measure);

/** Working amounts are in hours along the flow and in minutes to the outside. */
const told = (amount: number, measure: Measure): number =>
  measure === 'working' ? Math.round(amount * minutesPerHour) : amount;

/**
 * For every term the longest way by budgets of the dossiers that have it, from every combination of facts that a
 * decision, a condition or a variant asks about.
 */
export const termPartOf = (procedure: Procedure): TermPart => {
  const { asked, values } = factsThatCount(procedure);
  const combinations = combinationsOf(asked, values);
  const byId = new Map(stepsOf(procedure).map(({ id, step }) => [id, step]));
  const terms = new Map<string | null, TermProof>();
  for (const measure of measures)
    for (const way of longestWays(procedure, measure, combinations)) {
      const { variant, label, term } = way.term;
      const proof = terms.get(variant) ?? { variant, label, term, longest: [] };
      terms.set(variant, proof);
      if (way.amount === 0) continue;
      const steps = way.steps.flatMap(({ step: id, amount }) => {
        const step = byId.get(id);
        return step
          ? [{ step: id, agency: agencyOf(procedure, step), amount: told(amount, measure) }]
          : [];
      });
      const agencies = [...new Set(steps.map(({ agency }) => agency))];
      const limit = amountOf(term, measure);
      proof.longest.push({
        measure,
        amount: told(way.amount, measure),
        limit: limit === null ? null : told(limit, measure),
        facts: way.facts,
        steps,
        byAgency: agencies.map((agency) => ({
          agency,
          amount: steps.reduce((sum, one) => sum + (one.agency === agency ? one.amount : 0), 0),
        })),
      });
    }
  return {
    terms: [...terms.values()].sort((a, b) => placeOf(procedure, a) - placeOf(procedure, b)),
    loops: loopsOf(procedure),
    unbounded: unboundedIn(procedure),
    shared: sharedIn(procedure),
    uncounted: uncountedIn(procedure),
    combinations: combinations.length,
  };
};

const placeOf = ({ term }: Procedure, { variant }: TermProof): number =>
  term.variants.findIndex(({ id }) => id === variant);

/** The kind of agency whose time a step is. */
const agencyOf = ({ owner, lanes, segments }: Procedure, step: Step): string => {
  const agency =
    'task' in step
      ? lanes[step.lane]?.agency
      : 'handOver' in step
        ? segments[step.handOver.segment]?.agency
        : undefined;
  return agency === undefined || agency === 'owner' ? owner.kind : agency;
};

const loopsOf = (procedure: Procedure): Loop[] =>
  scopesOf(procedure).flatMap((scope) => {
    const back = waysBack(scope);
    return [...reachableIn(scope)].flatMap((from) => {
      const step = scope.steps[from];
      if (!step) return [];
      return edgesOf(step)
        .filter(({ to }) => back.has(`${from} ${to}`))
        .map(({ to, path }): Loop => ({
          from,
          to,
          action: actionOf(path),
          adds: measures.flatMap((measure): Amount[] => {
            const { amount } = longestWayThrough(scope, weights(procedure, measure), {
              from: to,
              until: from,
            });
            return amount > 0 ? [{ measure, amount: told(amount, measure) }] : [];
          }),
        }));
    });
  });

const actionOf = ([kind, name]: readonly (string | number)[]): string | null =>
  kind === 'actions' || kind === 'handOver' ? String(name) : null;

const unboundedIn = (procedure: Procedure): Unbounded[] => {
  const { policies } = procedure;
  const placed = stepsOf(procedure);
  const stoppedBy = (reason: HoldReason): string[] =>
    placed.flatMap(({ id, step }) =>
      'task' in step && Object.values(step.actions).some(({ hold }) => hold === reason) ? [id] : [],
    );
  const terms = [procedure.term, ...procedure.term.variants.map(({ term }) => term)];
  return [
    { kind: 'supplement', policy: policies.onSupplement },
    { kind: 'payment', policy: policies.onFinancialObligation, steps: stoppedBy('payment') },
    { kind: 'opinion', policy: policies.onExternalOpinion, steps: stoppedBy('opinion') },
    ...placed.flatMap(({ id, step }): Unbounded[] =>
      'handOver' in step
        ? [
            {
              kind: 'transit',
              step: id,
              segment: step.handOver.segment,
              within: answerTo(procedure, step.handOver).within,
            },
          ]
        : [],
    ),
    ...measures.flatMap((measure): Unbounded[] => {
      const weightOf = weights(procedure, measure);
      const steps = placed.filter(({ step }) => weightOf(step) > 0).map(({ id }) => id);
      const bound = terms.some((term) => amountOf(term, measure) !== null);
      return bound || steps.length === 0 ? [] : [{ kind: 'other-measure', measure, steps }];
    }),
  ];
};

const sharedIn = (procedure: Procedure): TermPart['shared'] => {
  const { asked } = factsThatCount(procedure);
  return stepsOf(procedure).flatMap(({ id, step, path }) => {
    const branches = branchesOf(step, path).map((branch) => {
      const inside = scopesWithin(branch).flatMap(({ steps }) => Object.values(steps));
      return { asks: factsAsked(inside), changes: factsChanged(inside) };
    });
    const facts = asked.filter((fact) =>
      branches.some(({ changes }, one) =>
        branches.some(
          (branch, other) =>
            one !== other &&
            changes.includes(fact) &&
            (branch.asks.includes(fact) || branch.changes.includes(fact)),
        ),
      ),
    );
    return facts.length > 0 ? [{ step: id, facts }] : [];
  });
};

const factsAsked = (steps: readonly Step[]): string[] =>
  conditionsOf(steps).flatMap((one) => comparisonsIn(one).map(({ comparison }) => comparison.fact));

const factsChanged = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) =>
    'task' in step
      ? Object.values(step.actions).flatMap(({ asks = [], sets = {} }) => [
          ...asks,
          ...Object.keys(sets),
        ])
      : [],
  );

const uncountedIn = (procedure: Procedure): string[] => {
  const steps = stepsOf(procedure).map(({ step }) => step);
  return Object.entries(procedure.segments).flatMap(([segment, { budget }]) => {
    const tasks = steps.filter((step) => 'task' in step && step.segment === segment);
    const counted = steps.some(
      (step) =>
        ('handOver' in step && step.handOver.segment === segment) ||
        ('task' in step && step.segment === segment && step.budget),
    );
    return budget && tasks.length > 0 && !counted ? [segment] : [];
  });
};
