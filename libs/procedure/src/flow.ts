/** The flow of a definition as a graph, for the rules: its scopes, steps and edges with their places. */
import type { Expression, Procedure, Step } from './definition.ts';
import type { Path } from './finding.ts';

/** The whole flow, or one branch of a parallel: steps that may lead to each other. */
export interface Scope {
  start: string;
  steps: Readonly<Record<string, Step>>;
  path: Path;
  /** A branch ends in `join`, the whole flow in an outcome. */
  branch: boolean;
}

export interface PlacedStep {
  id: string;
  step: Step;
  path: Path;
  scope: Scope;
}

export interface Edge {
  to: string;
  path: Path;
}

/** The whole flow and every branch in it, outermost first. */
export const scopesOf = ({ start, steps }: Pick<Procedure, 'start' | 'steps'>): Scope[] =>
  scopesWithin({ start, steps, path: [], branch: false });

/** A scope and every branch in it, outermost first. */
export const scopesWithin = (scope: Scope): Scope[] => [
  scope,
  ...Object.entries(scope.steps).flatMap(([id, step]) =>
    branchesOf(step, [...scope.path, 'steps', id]).flatMap(scopesWithin),
  ),
];

/** The branches of a step, none unless it is a parallel. */
export const branchesOf = (step: Step, path: Path): Scope[] =>
  'parallel' in step
    ? Object.entries(step.parallel.branches).map(([branch, { start, steps }]) => ({
        start,
        steps,
        path: [...path, 'parallel', 'branches', branch],
        branch: true,
      }))
    : [];

/** Every step of every scope. */
export const stepsOf = (procedure: Pick<Procedure, 'start' | 'steps'>): PlacedStep[] =>
  scopesOf(procedure).flatMap((scope) =>
    Object.entries(scope.steps).map(([id, step]) => ({
      id,
      step,
      path: [...scope.path, 'steps', id],
      scope,
    })),
  );

/** Where a step may lead within its scope. */
export const edgesOf = (step: Step, path: Path = []): Edge[] => {
  if ('task' in step)
    return Object.entries(step.actions).map(([action, { to }]) => ({
      to,
      path: [...path, 'actions', action, 'to'],
    }));
  if ('decision' in step)
    return step.decision.map(({ to }, index) => ({ to, path: [...path, 'decision', index, 'to'] }));
  if ('handOver' in step)
    return (['receive', 'decline', 'recall', 'expire'] as const).flatMap((way) => {
      const to = step.handOver[way];
      return to === undefined ? [] : [{ to, path: [...path, 'handOver', way] }];
    });
  if ('parallel' in step) return [{ to: step.parallel.then, path: [...path, 'parallel', 'then'] }];
  return [];
};

/** Steps of a scope from which its end can be reached: `join` of a branch, an outcome of the whole flow. */
export const endingIn = (scope: Scope): Set<string> => {
  const ending = new Set<string>();
  const ends = (to: string): boolean => (scope.branch && to === 'join') || ending.has(to);
  const passable = new Map(
    Object.entries(scope.steps).map(([id, step]) => [
      id,
      branchesOf(step, []).every((branch) => endingIn(branch).has(branch.start)),
    ]),
  );
  for (let grown = true; grown;) {
    grown = false;
    for (const [id, step] of Object.entries(scope.steps)) {
      if (ending.has(id) || !passable.get(id)) continue;
      if (!('outcome' in step) && !edgesOf(step).some(({ to }) => ends(to))) continue;
      ending.add(id);
      grown = true;
    }
  }
  return ending;
};

/** Steps of a scope that can be reached from its start. */
export const reachableIn = (scope: Scope): Set<string> => {
  const reached = new Set<string>();
  const open = [scope.start];
  for (const id of open) {
    const step = Object.hasOwn(scope.steps, id) ? scope.steps[id] : undefined;
    if (!step || reached.has(id)) continue;
    reached.add(id);
    open.push(...edgesOf(step).map(({ to }) => to));
  }
  return reached;
};

/** Every expression of a definition, with its place. */
export const expressionsOf = (procedure: Procedure): { expression: Expression; path: Path }[] => [
  ...stepsOf(procedure).flatMap(({ step, path }) => {
    if ('task' in step)
      return Object.entries(step.actions).flatMap(([action, { when }]) =>
        when ? [{ expression: when, path: [...path, 'actions', action, 'when'] }] : [],
      );
    if ('decision' in step)
      return step.decision.flatMap(({ when }, index) =>
        when ? [{ expression: when, path: [...path, 'decision', index, 'when'] }] : [],
      );
    return [];
  }),
  ...procedure.term.variants.map(({ when }, index) => ({
    expression: when,
    path: ['term', 'variants', index, 'when'],
  })),
  ...procedure.fee.items.flatMap(({ when }, index) =>
    when ? [{ expression: when, path: ['fee', 'items', index, 'when'] }] : [],
  ),
  ...procedure.papers.flatMap(({ required }, index) =>
    typeof required === 'boolean'
      ? []
      : [{ expression: required, path: ['papers', index, 'required'] }],
  ),
];
