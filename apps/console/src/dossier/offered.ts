import type { Schemas } from '../api.ts';
import { grouped } from '../grouped.ts';
import type { Definition, Step } from '../procedures/definition.ts';

export type Offered = Schemas['OfferedAction'];
export type Dossier = Schemas['Dossier'];

/** One offered act from another: the same act may be offered for several tasks and segments. */
export const idOf = ({ action, step, task, segment }: Offered): string =>
  [action, task, step, segment].filter((part) => part !== null).join('.');

/** What the dossier takes from whoever looks at it, the usual first; and what it does not, with its reason. */
export interface Arranged {
  /** What is done next in most cases. */
  usual: Offered | undefined;
  /** Acts of the flow, by their task. */
  tasks: { task: string; name: string; actions: Offered[] }[];
  /** Acts of every dossier's life. */
  outer: Offered[];
  blocked: Offered[];
}

/** Outer acts that are the next thing to do whenever they are allowed, before the rest. */
const usualOuter = ['accept', 'receive', 'return', 'supplement', 'payment', 'opinion'];

const rank = ({ action }: Offered): number => {
  const at = usualOuter.indexOf(action);
  return at === -1 ? usualOuter.length : at;
};

/**
 * Puts the actions of an answer in the order a clerk needs them. Nothing is added and nothing left out: every
 * action of the answer is in exactly one of tasks, outer and blocked.
 */
export const arrange = (actions: readonly Offered[]): Arranged => {
  const allowed = actions.filter(({ blocked }) => blocked === null);
  const steps = allowed.filter(({ action }) => action === 'step');
  const outer = allowed
    .filter(({ action }) => action !== 'step')
    .toSorted((a, b) => rank(a) - rank(b));
  const byTask = grouped(steps, ({ task }) => task ?? '');
  const [first] = outer;
  const usual = first && rank(first) < usualOuter.length && steps.length === 0 ? first : steps[0];
  return {
    usual: usual ?? first,
    tasks: [...byTask].map(([task, of]) => ({ task, name: of[0]?.taskName ?? task, actions: of })),
    outer,
    blocked: actions.filter(({ blocked }) => blocked !== null),
  };
};

/** Acts of the office that a result on paper may come with. */
const withPapers = new Set(['accept', 'finish', 'record-returned']);

/** Whether an act may say that papers were digitised: at intake, and where it leads to the result. */
export const asksDigitised = (offered: Offered, definition: Definition | undefined): boolean => {
  if (withPapers.has(offered.action)) return true;
  if (offered.action !== 'step' || !definition) return false;
  const steps = allSteps(definition.steps);
  const step = steps[offered.task ?? ''];
  const to = step && 'task' in step ? step.actions[offered.step ?? '']?.to : undefined;
  const target = to === undefined ? undefined : steps[to];
  return target !== undefined && 'outcome' in target;
};

const allSteps = (steps: Readonly<Record<string, Step>>): Record<string, Step> =>
  Object.assign(
    {},
    steps,
    ...Object.values(steps).flatMap((step) =>
      'parallel' in step
        ? Object.values(step.parallel.branches).map((branch) => allSteps(branch.steps))
        : [],
    ),
  ) as Record<string, Step>;

/** Whether an act has to ask something before it can be done. */
export const asks = ({ action, needs, scopes }: Offered): boolean =>
  needs.reason ||
  needs.outcome ||
  needs.segment ||
  needs.fields.length > 0 ||
  Object.keys(needs.facts).length > 0 ||
  scopes.length > 1 ||
  action === 'request-payment' ||
  action === 'vary';
