import { type Procedure, stepsOf } from '#lib/procedure';

import { effectiveRows } from './corrections.ts';
import type { HistoryRow } from './history.ts';
import type { Model } from './world.ts';

/**
 * Whether the decision on a dossier exists: an action that its definition marks so was done, and nothing was sent
 * back with a reason since. From then on the applicant can no longer withdraw (TT 03/2025/TT-VPCP, Đ.7).
 *
 * @param model - the model the dossier runs under
 */
export const isDecided = (
  { procedure, machine }: Pick<Model, 'procedure' | 'machine'>,
  rows: readonly HistoryRow[],
): boolean => {
  const deciding = decidingIn(procedure);
  let decided = false;
  for (const { fact } of deciding.size > 0 ? effectiveRows(rows) : []) {
    if (fact.type === 'reclassify') decided = false;
    if (fact.type !== 'step') continue;
    if (deciding.has(`${fact.task}.${fact.action}`)) decided = true;
    else if (machine.tasks[fact.task]?.actions[fact.action]?.reasonRequired) decided = false;
  }
  return decided;
};

/** Said to whoever would withdraw a dossier on which the decision exists. */
export const DECIDED = {
  code: 'decided',
  message: 'Hồ sơ đã có quyết định được ký, người nộp không rút được nữa.',
} as const;

/** Worked out once for each definition. */
const known = new WeakMap<Procedure, ReadonlySet<string>>();

/** The actions of a definition that decide, as `task.action`. */
const decidingIn = (procedure: Procedure): ReadonlySet<string> => {
  const before = known.get(procedure);
  if (before) return before;
  const deciding = new Set(
    stepsOf(procedure).flatMap(({ id, step }) =>
      'task' in step
        ? Object.entries(step.actions).flatMap(([action, { decides }]) =>
            decides ? [`${id}.${action}`] : [],
          )
        : [],
    ),
  );
  known.set(procedure, deciding);
  return deciding;
};
