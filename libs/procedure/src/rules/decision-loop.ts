import { branchesOf, edgesOf, scopesOf } from '../flow.ts';
import type { Scope } from '../flow.ts';
import type { Rule } from './rule.ts';

/** No round of the flow is made of decisions alone: somewhere in it a person has to act. */
export const decisionLoop: Rule = {
  name: 'decision-loop',
  severity: 'error',
  check(procedure, report) {
    for (const scope of scopesOf(procedure)) {
      const told = new Set<string>();
      for (const id of Object.keys(scope.steps)) {
        if (told.has(id)) continue;
        const round = roundFrom(scope, id);
        if (!round) continue;
        for (const member of round) told.add(member);
        report(
          [...scope.path, 'steps', id],
          `Vòng lặp ${[...round, id].join(' → ')} không qua một việc nào của cán bộ.`,
        );
      }
    }
  },
};

/** The steps a dossier passes by itself from this one on, if they come back to it. */
const roundFrom = (scope: Scope, start: string): string[] | undefined => {
  const seen = new Set<string>();
  const follow = (id: string, way: string[]): string[] | undefined => {
    for (const to of onwards(scope, id)) {
      if (to === start) return [...way, id];
      if (seen.has(to)) continue;
      seen.add(to);
      const round = follow(to, [...way, id]);
      if (round) return round;
    }
    return undefined;
  };
  return follow(start, []);
};

/** Where a step may lead without anybody acting. */
const onwards = (scope: Scope, id: string): string[] => {
  const step = Object.hasOwn(scope.steps, id) ? scope.steps[id] : undefined;
  if (!step) return [];
  if ('decision' in step) return edgesOf(step).map(({ to }) => to);
  if ('parallel' in step && branchesOf(step, []).every(passesByItself)) return [step.parallel.then];
  return [];
};

const passesByItself = (branch: Scope): boolean => {
  const open = [branch.start];
  const seen = new Set<string>();
  for (const id of open) {
    if (id === 'join') return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...onwards(branch, id));
  }
  return false;
};
