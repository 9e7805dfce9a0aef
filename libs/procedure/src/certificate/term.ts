import type { Term } from '#lib/deadline';

import { answerTo } from '../answer-terms.ts';
import type { FactValue, Procedure, Step } from '../definition.ts';
import { comparisonsIn, holdsTrue } from '../expression.ts';
import { combinationsOf, valuesTold } from '../explore.ts';
import { declaredFacts, defaultFacts } from '../facts.ts';
import { edgesOf, reachableIn, scopesOf, stepsOf } from '../flow.ts';
import type { HoldReason } from '../life.ts';
import {
  amountOf,
  longestWayThrough,
  type Measure,
  measures,
  type Onwards,
  waysBack,
  weights,
  wholeFlow,
  wordsOf,
} from '../rules/budgets.ts';
import { termFor } from '../term-for.ts';

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
 * For every combination of facts that a decision or a variant asks about, the longest way by budgets, its decisions
 * taken as those facts have them, beside the term that is then in force.
 */
export const termPartOf = (procedure: Procedure): TermPart => {
  const combinations = factsThatCount(procedure);
  const terms = new Map<string | null, TermProof>();
  for (const facts of combinations) {
    const { channel = defaultFacts(declaredFacts(procedure)).channel } = facts;
    const { variant, label, term } = termFor(procedure, facts, channel as 'online');
    const proof = terms.get(variant) ?? { variant, label, term, longest: [] };
    terms.set(variant, proof);
    for (const measure of measures) {
      const way = wayOf(procedure, term, facts, measure);
      const before = proof.longest.findIndex((one) => one.measure === measure);
      if (before < 0) {
        if (way.amount > 0) proof.longest.push(way);
      } else if (way.amount > (proof.longest[before]?.amount ?? 0)) proof.longest[before] = way;
    }
  }
  return {
    terms: [...terms.values()].sort((a, b) => placeOf(procedure, a) - placeOf(procedure, b)),
    loops: loopsOf(procedure),
    unbounded: unboundedIn(procedure),
    combinations: combinations.length,
  };
};

const placeOf = ({ term }: Procedure, { variant }: TermProof): number =>
  term.variants.findIndex(({ id }) => id === variant);

const factsThatCount = (procedure: Procedure): Record<string, FactValue>[] => {
  const expressions = [
    ...stepsOf(procedure).flatMap(({ step }) => ('decision' in step ? step.decision : [])),
    ...procedure.term.variants,
  ].flatMap(({ when }) => when ?? []);
  const asked = expressions.flatMap((one) =>
    comparisonsIn(one).map((part) => part.comparison.fact),
  );
  const declared = declaredFacts(procedure);
  return combinationsOf([...new Set(asked)], valuesTold(declared, expressions));
};

const wayOf = (
  procedure: Procedure,
  term: Term,
  facts: Record<string, FactValue>,
  measure: Measure,
): LongestWay => {
  const known = { ...defaultFacts(declaredFacts(procedure)), ...facts };
  const onwards: Onwards = (step) => {
    if (!('decision' in step)) return edgesOf(step).map(({ to }) => to);
    const taken = step.decision.find(({ when }) => !when || holdsTrue(when, known));
    return taken ? [taken.to] : [];
  };
  const weightOf = weights(procedure, measure);
  const way = longestWayThrough(wholeFlow(procedure), weightOf, { onwards });
  const byId = new Map(stepsOf(procedure).map(({ id, step }) => [id, step]));
  const steps = way.steps.flatMap((id) => {
    const step = byId.get(id);
    const amount = step ? told(weightOf(step), measure) : 0;
    return step && amount > 0 ? [{ step: id, agency: agencyOf(procedure, step), amount }] : [];
  });
  const agencies = [...new Set(steps.map(({ agency }) => agency))];
  const limit = amountOf(term, measure);
  return {
    measure,
    amount: told(way.amount, measure),
    limit: limit === null ? null : told(limit, measure),
    facts,
    steps,
    byAgency: agencies.map((agency) => ({
      agency,
      amount: steps.reduce((sum, one) => sum + (one.agency === agency ? one.amount : 0), 0),
    })),
  };
};

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
