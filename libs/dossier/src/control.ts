import type { Machine, MachineEvent, Snapshot } from '#lib/procedure';

import { effectiveRows } from './corrections.ts';
import type { Fact, HomeWord } from './facts.ts';
import type { HistoryRow } from './history.ts';

/** The machine's event for a fact; undefined for what sets its state: a submit, and what home tells a guest. */
export const controlEvent = (fact: Fact): MachineEvent | undefined => {
  const facts = fact.values ? { facts: fact.values } : {};
  switch (fact.type) {
    case 'submit':
    case 'host':
      return undefined;
    case 'step':
      // That a reason was given was checked when the act was taken; its text is not part of the fact.
      return { type: `step.${fact.task}.${fact.action}`, reason: true, ...facts };
    case 'hand-over':
    case 'receive':
    case 'decline':
    case 'recall':
    case 'expire':
      return { type: `${fact.type}.${fact.segment}`, segment: fact.segment };
    case 'request-supplement':
    case 'request-payment':
    case 'request-opinion':
    case 'supplement':
    case 'payment':
    case 'opinion':
      return { type: fact.type, ...(fact.segment !== undefined && { segment: fact.segment }) };
    case 'finish':
    case 'record-returned':
      return { type: fact.type, outcome: fact.outcome };
    default:
      return { type: fact.type, ...facts };
  }
};

/** Replaying stopped at a row the machine does not take. */
export interface ControlStop {
  stoppedAt: number;
  refused: string;
}

/**
 * The control fold: the rows in seq order → the state that says who may act next. Voided acts are left out
 * and amended ones count as amended; a correction that states a configuration sets it, and what follows
 * goes on from there.
 */
export const foldControl = (
  machine: Machine,
  rows: readonly HistoryRow[],
): { snapshot: Snapshot } | ControlStop => foldEffective(machine, effectiveRows(rows));

/** As `foldControl`, of rows that all count. */
export const foldEffective = (
  machine: Machine,
  rows: readonly HistoryRow[],
): { snapshot: Snapshot } | ControlStop => {
  let snapshot: Snapshot | undefined;
  let hosted = false;
  for (const [index, { seq, fact }] of rows.entries()) {
    if (fact.type === 'submit') {
      snapshot = machine.init(fact.values ?? {});
      continue;
    }
    if (fact.type === 'host') {
      hosted = true;
      snapshot = asHomeSays(machine, fact, rows.slice(0, index));
      continue;
    }
    if (!snapshot) return { stoppedAt: seq, refused: 'no-submit' };
    if (fact.type === 'correct') {
      if (fact.configuration !== undefined)
        snapshot = machine.at(fact.configuration, contextFor(snapshot));
      continue;
    }
    const event = controlEvent(fact);
    if (!event) continue;
    const next = machine.act(snapshot, event);
    if (!next.refused) snapshot = next.snapshot;
    // A guest's act that followed one home has refused: home refuses it too, and will say so.
    else if (!hosted) return { stoppedAt: seq, refused: next.refused };
  }
  return snapshot ? { snapshot } : { stoppedAt: 0, refused: 'empty' };
};

/** Where home stands, with the guest's acts on top that home had not seen; what home will not take is left out. */
const asHomeSays = (
  machine: Machine,
  { state, seen }: HomeWord,
  before: readonly HistoryRow[],
): Snapshot => {
  let snapshot = machine.at(state.configuration, state.context);
  for (const { seq, fact } of before) {
    const event = seq > seen && fact.type !== 'correct' ? controlEvent(fact) : undefined;
    if (event) snapshot = doneBefore(machine, snapshot, event) ?? snapshot;
  }
  return snapshot;
};

/** An act of the guest's on home's state: what home has held since did not hold it, since it was done before. */
const doneBefore = (
  machine: Machine,
  snapshot: Snapshot,
  event: MachineEvent,
): Snapshot | undefined => {
  const next = machine.act(snapshot, event);
  if (!next.refused) return next.snapshot;
  if (next.refused !== 'held') return undefined;
  const { context } = snapshot;
  const free = machine.act({ ...snapshot, context: { ...context, holds: [] } }, event);
  if (free.refused) return undefined;
  const { snapshot: after } = free;
  return { ...after, context: { ...after.context, holds: [...context.holds, ...after.context.holds] } };
};

/**
 * What of the context outlives a stated configuration: facts, acceptance and outcome; holds, requests and
 * offers belonged to the state that was wrong.
 */
export const contextFor = ({
  context: { facts },
}: Snapshot): Pick<Snapshot['context'], 'facts'> => ({ facts });
