import type { FactValue } from '../definition.ts';
import { expressionInWords } from '../expression-words.ts';
import { outerEvents, outcomeNames } from '../life.ts';
import type { Machine } from '../machine.ts';
import type { MachineEvent } from '../registry.ts';
import type { Way } from '../state-graph.ts';

/** What a definition can fail with; stable, in the order of the checks they belong to. */
export type TroubleCode =
  /** Work lies somewhere, and nobody may do anything. */
  | 'dead-end'
  /** Branches have joined and wait for one that never does. */
  | 'join-incomplete'
  /** There is always something to do, and none of it ever leads to an end. */
  | 'trap'
  /** Something is waited for whose coming nobody can record, or whose coming changes the work. */
  | 'hold-unanswered'
  /** A round of decisions that no person interrupts. */
  | 'endless-decision'
  /** It ends, and work, a hold or an offer is still open. */
  | 'end-improper'
  /** An act on one task makes another one vanish undone. */
  | 'work-abandoned'
  /** What has happened in reality can't be recorded. */
  | 'life-blocked'
  | 'step-unreachable'
  | 'action-dead'
  | 'branch-dead'
  /** The budgets of a way add up to more than the legal term. */
  | 'term-exceeded';

/** One way from a submission to a trouble, in the office's words; `machine.act` plays it. */
export interface CounterExample {
  /** Of the dossier as it is submitted. */
  facts: Record<string, FactValue>;
  /** Those of them that differ from what a dossier has if nobody says anything, in words. */
  given: string[];
  path: { event: MachineEvent; words: string }[];
}

/** Why a definition is not certified. */
export interface Trouble {
  code: TroubleCode;
  /** Vietnamese, a whole sentence. */
  message: string;
  /** Ids of the steps it is about. */
  steps: string[];
  /** null where the trouble is that there is no way. */
  counterExample: CounterExample | null;
}

/** A way through the machine as a counter-example, and the last act that brings the trouble, if that is not in it. */
export const counterExampleOf = (
  machine: Machine,
  { start, path }: Way,
  ...last: readonly MachineEvent[]
): CounterExample => {
  const { facts: declared } = machine.config.meta;
  const { facts } = start.context;
  return {
    facts,
    given: Object.entries(facts)
      .filter(([fact, value]) => value !== machine.config.context.facts[fact])
      .map(([fact, is]) => expressionInWords({ fact, is }, declared)),
    path: [...path, ...last].map((event) => ({ event, words: eventInWords(machine, event) })),
  };
};

/**
 * An event as a person would tell it.
 *
 * @example
 * eventInWords(machine, { type: 'step.ky.ky' }); // → 'Chủ tịch – Ký: “Ký”'
 */
export const eventInWords = (machine: Machine, event: MachineEvent): string => {
  const { facts: declared, segments } = machine.config.meta;
  const [name = event.type, part, action = ''] = event.type.split('.');
  const task = name === 'step' && part !== undefined ? machine.tasks[part] : undefined;
  const outer = Object.hasOwn(outerEvents, name)
    ? outerEvents[name as keyof typeof outerEvents]
    : event.type;
  const segment = typeof event.segment === 'string' ? event.segment : task ? undefined : part;
  const details = [
    ...(segment === undefined ? [] : [`chặng ${segments[segment]?.name ?? segment}`]),
    ...(typeof event.outcome === 'string' && Object.hasOwn(outcomeNames, event.outcome)
      ? [outcomeNames[event.outcome as keyof typeof outcomeNames]]
      : []),
    ...Object.entries((event.facts ?? {}) as Record<string, FactValue>).map(([fact, is]) =>
      expressionInWords({ fact, is }, declared),
    ),
  ];
  const said = task
    ? `${task.laneName} – ${task.name}: “${task.actions[action]?.label ?? action}”`
    : outer;
  return details.length > 0 ? `${said} (${details.join('; ')})` : said;
};
