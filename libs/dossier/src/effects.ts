import type { Machine, View } from '#lib/procedure';

import type { Effect, Side } from './facts.ts';

/** Resolves `owner` or a kind of agency to the agency that serves the dossier. */
export type AgencyOf = (kind: string) => string;

export interface Act {
  /** In the words of the log. */
  type: string;
  /** The task a step was done on. */
  task?: string;
  segment?: string;
  /** The agency a segment outside the flow is handed to. */
  agency?: string;
  /** Who acts, as far as a segment is offered by it. */
  from: Side;
}

/**
 * What an act did, read off the difference of two configurations (XState entry actions are not asked:
 * they run again on every restore into a parallel region).
 */
export const effectsOf = (
  machine: Machine,
  act: Act,
  before: View | undefined,
  after: View,
  agencyOf: AgencyOf,
): Effect[] => [
  ...segmentsEnded(machine, act, before, after),
  ...tasksClosed(act, before, after),
  ...segmentsEntered(machine, act, before, after, agencyOf),
  ...tasksOpened(machine, act, before, after, agencyOf),
  ...heldBy(act, before, after),
  ...finishedBy(act, before, after),
];

const tasksClosed = (act: Act, before: View | undefined, after: View): Effect[] => {
  const open = new Set(after.tasks.map(({ step }) => step));
  return (before?.tasks ?? [])
    .filter(({ step }) => step === act.task || !open.has(step))
    .map(({ step }) => ({
      type: 'task-closed',
      step,
      as: step === act.task ? 'done' : 'overtaken',
    }));
};

const tasksOpened = (
  machine: Machine,
  act: Act,
  before: View | undefined,
  after: View,
  agencyOf: AgencyOf,
): Effect[] => {
  const open = new Set(before?.tasks.map(({ step }) => step));
  return after.tasks
    .filter(({ step }) => step === act.task || !open.has(step))
    .map(({ step, segment }) => {
      const meta = machine.tasks[step];
      return {
        type: 'task-opened',
        step,
        agency: agencyOf(meta?.agency ?? 'owner'),
        role: meta?.role ?? 'officer',
        ...(segment !== null && { segment }),
        ...(meta?.budget && { budget: meta.budget }),
      };
    });
};

/** Segments on offer with what is asked of whoever they are offered to, and segments at work, of a configuration. */
const segmentsOf = (machine: Machine, view: View | undefined) => ({
  offered: new Map([
    ...(view?.waiting ?? []).map(({ segment, answer }) => [segment, answer ?? undefined] as const),
    ...Object.entries(view?.offers ?? {})
      .filter(([, state]) => state === 'offered')
      .map(([segment]) => [segment, machine.config.meta.answer] as const),
  ]),
  working: new Set(view?.tasks.flatMap(({ segment }) => segment ?? [])),
});

const segmentsEntered = (
  machine: Machine,
  act: Act,
  before: View | undefined,
  after: View,
  agencyOf: AgencyOf,
): Effect[] => {
  const was = segmentsOf(machine, before);
  const is = segmentsOf(machine, after);
  const part = (segment: string) => {
    const meta = machine.config.meta.segments[segment];
    return {
      segment,
      agency:
        (segment === act.segment ? act.agency : undefined) ??
        (meta ? agencyOf(meta.agency) : segment),
      ...(meta?.budget && { budget: meta.budget }),
      ...(meta?.blind && { blind: true as const }),
    };
  };
  const received = [...is.working].filter((segment) => !was.working.has(segment));
  if (act.type === 'receive' && act.segment && !received.includes(act.segment)) {
    received.push(act.segment);
  }
  return [
    ...[...is.offered]
      .filter(([segment]) => !was.offered.has(segment) || isAnswered(act, segment))
      .map(([segment, answer]): Effect => ({
        type: 'segment-offered',
        ...part(segment),
        from: act.from,
        ...(answer && { answer }),
      })),
    ...received.map((segment): Effect => ({ type: 'segment-received', ...part(segment) })),
  ];
};

/** How an offer ends that is not received. */
const notReceived = { decline: 'declined', recall: 'recalled', expire: 'expired' } as const;
const endOf = ({ type }: Act) =>
  Object.hasOwn(notReceived, type) ? notReceived[type as keyof typeof notReceived] : undefined;

/** Whether the act ended the offer of a segment, even where the same segment is offered again at once. */
const isAnswered = (act: Act, segment: string): boolean =>
  act.segment === segment && endOf(act) !== undefined;

const segmentsEnded = (
  machine: Machine,
  act: Act,
  before: View | undefined,
  after: View,
): Effect[] => {
  const was = segmentsOf(machine, before);
  const is = segmentsOf(machine, after);
  // Work that is left has ended, even where the same segment is on offer again.
  const left = (segment: string) =>
    !is.working.has(segment) && (was.working.has(segment) || !is.offered.has(segment));
  const ended = [...new Set([...was.offered.keys(), ...was.working])].filter(
    (segment) =>
      isAnswered(act, segment) ||
      (left(segment) && !(act.type === 'receive' && act.segment === segment)),
  );
  return ended.map((segment) => ({
    type: 'segment-ended',
    segment,
    as:
      (act.segment === segment ? endOf(act) : undefined) ??
      (act.type === 'step' ? 'finished' : 'overtaken'),
  }));
};

/** Holds opened by the author's own action; the outer requests say so themselves. */
const heldBy = (act: Act, before: View | undefined, after: View): Effect[] => {
  if (act.type.startsWith('request-')) return [];
  const open = new Set(before?.holds.map(({ scope, reason }) => `${scope}/${reason}`));
  return after.holds
    .filter(({ scope, reason }) => !open.has(`${scope}/${reason}`))
    .map(({ scope, reason }) => ({ type: 'held', scope, reason }));
};

/** The flow reached an outcome by the author's own steps; the outer finish says so itself. */
const finishedBy = (act: Act, before: View | undefined, after: View): Effect[] =>
  act.type !== 'finish' &&
  act.type !== 'record-returned' &&
  before?.phase === 'in-hand' &&
  after.phase === 'finished' &&
  after.outcome
    ? [{ type: 'finished', outcome: after.outcome }]
    : [];
