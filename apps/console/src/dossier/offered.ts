import type { Schemas } from '../api.ts';
import { grouped } from '../grouped.ts';
import { leftToDo } from '../left-to-do.ts';
import type { Definition, Step } from '../procedures/definition.ts';

export type Offered = Schemas['OfferedAction'];
export type Dossier = Schemas['Dossier'];

/** One offered act from another: the same act may be offered for several tasks and segments. */
export const idOf = ({ action, step, task, segment }: Offered): string =>
  [action, task, step, segment].filter((part) => part !== null).join('.');

/** What the dossier takes from whoever looks at it, the usual first; and what it does not, with its reason. */
export interface Arranged {
  /** What is done next in most cases: the first act of the first task, or an act that is in no other group. */
  usual: Offered | undefined;
  /** Acts of the flow, by their task. */
  tasks: { task: string; name: string; actions: Offered[] }[];
  /** Acts of every dossier's life, by what they are about; those about a segment under it, after the others. */
  outer: { name: string; segment: string | null; actions: Offered[] }[];
  blocked: Offered[];
}

/** Outer acts that are the next thing to do whenever they are allowed, the first before the next. */
const usualOuter = ['supplement', 'payment', 'accept', 'return', 'receive', 'opinion', 'archive'];

/** What the outer acts are about, in the order they are needed. */
const subjects: readonly { name: string; actions: readonly string[] }[] = [
  { name: 'Tiếp nhận', actions: ['accept', 'refuse'] },
  {
    name: 'Trả kết quả',
    actions: [
      'return',
      'send',
      'delivery-failed',
      'sent-back',
      'lost-in-post',
      'reissue',
      'choose-return',
      'lose-receipt',
      'record-returned',
      'finish',
    ],
  },
  {
    name: 'Người nộp',
    actions: [
      'supplement',
      'payment',
      'request-supplement',
      'request-payment',
      'refund',
      'withdraw',
    ],
  },
  {
    name: 'Cơ quan khác',
    actions: [
      'receive',
      'decline',
      'recall',
      'expire',
      'hand-over',
      'opinion',
      'request-opinion',
      'transfer',
    ],
  },
  { name: 'Thời hạn', actions: ['extend', 'vary', 'stop'] },
  { name: 'Lưu trữ', actions: ['archive'] },
  { name: 'Sửa sai', actions: ['reclassify', 'correct'] },
];
const OTHER = 'Việc khác';

const bySubject = (actions: readonly Offered[]): Arranged['outer'] => {
  const order = subjects.flatMap((subject) => subject.actions);
  const known = new Set(order);
  const ordered = order
    .flatMap((name) => actions.filter(({ action }) => action === name))
    .concat(actions.filter(({ action }) => !known.has(action)));
  const general = ordered.filter(({ segment }) => segment === null);
  const ofSegments = grouped(
    ordered.filter(({ segment }) => segment !== null),
    ({ segment }) => segment,
  );
  return [
    ...subjects.map(({ name, actions: about }) => ({
      name,
      segment: null,
      actions: general.filter(({ action }) => about.includes(action)),
    })),
    { name: OTHER, segment: null, actions: general.filter(({ action }) => !known.has(action)) },
    ...[...ofSegments].map(([segment, about]) => ({
      name: segment ?? OTHER,
      segment,
      actions: about,
    })),
  ].filter((group) => group.actions.length > 0);
};

/**
 * Puts the actions of an answer in the order a clerk needs them. Nothing is added and nothing left out: every
 * action of the answer is in exactly one of tasks, outer and blocked, but for a usual one that is of no task: it
 * stands by itself.
 *
 * @param ours segments offered to agencies of whoever looks: only those are usually theirs to receive
 */
export const arrange = (
  offered: readonly Offered[],
  ours: ReadonlySet<string> = new Set(),
): Arranged => {
  const actions = offered.map(asLeftToDo);
  const allowed = actions.filter(({ blocked }) => blocked === null);
  // What needs a reason leads back or out of the usual way.
  const steps = allowed
    .filter(({ action }) => action === 'step')
    .toSorted((a, b) => Number(a.needs.reason) - Number(b.needs.reason));
  const outer = allowed.filter(({ action }) => action !== 'step');
  const byTask = grouped(steps, ({ task }) => task ?? '');
  const next = usualOuter
    .flatMap((name) => outer.filter(({ action }) => action === name))
    .find(({ action, segment }) => action !== 'receive' || ours.has(segment ?? ''));
  const usual = steps[0] ?? next;
  return {
    usual,
    tasks: [...byTask].map(([task, of]) => ({ task, name: of[0]?.taskName ?? task, actions: of })),
    outer: bySubject(outer.filter((offered) => offered !== usual)),
    blocked: actions.filter(({ blocked }) => blocked !== null),
  };
};

const asLeftToDo = (offered: Offered): Offered =>
  offered.action === 'step'
    ? {
        ...offered,
        label: leftToDo(offered.label),
        taskName: offered.taskName && leftToDo(offered.taskName),
      }
    : offered;

/** What stands on a button; acts about a segment name it. */
export const labelOf = (
  { label, action, segment }: Offered,
  nameOf: (segment: string) => string,
): string => (action === 'step' || segment === null ? label : `${label}: ${nameOf(segment)}`);

/** Whether an act says how much: the request of a financial obligation, that it was met, and what is given back. */
export const asksMoney = ({ action }: Offered): boolean =>
  action === 'request-payment' || action === 'payment' || action === 'refund';

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
export const asks = (offered: Offered): boolean => {
  const { action, needs, scopes } = offered;
  return (
    needs.reason ||
    needs.outcome ||
    needs.segment ||
    needs.fields.length > 0 ||
    Object.keys(needs.facts).length > 0 ||
    scopes.length > 1 ||
    asksMoney(offered) ||
    action === 'vary'
  );
};
