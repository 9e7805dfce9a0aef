import {
  type Acted,
  IllegalConfiguration,
  type Machine,
  type MachineEvent,
  type Snapshot,
} from '#lib/procedure';

import { effectiveRows, saysTheSame } from './corrections.ts';
import type { Fact, FactOf, HomeWord } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { askedName } from './opinions.ts';

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
    case 'supplement':
    case 'payment':
      return { type: fact.type, ...(fact.segment !== undefined && { segment: fact.segment }) };
    case 'request-opinion':
    case 'opinion': {
      const from = askedName(fact);
      return {
        type: fact.type,
        ...(fact.segment !== undefined && { segment: fact.segment }),
        ...(from !== undefined && { from }),
      };
    }
    case 'reclassify':
      // Its facts are the other procedure's; whether it may happen is asked of the one it leaves.
      return { type: 'reclassify' };
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

/** Where replaying came to: the state, and the pin of the model it belongs to. */
export interface Controlled {
  snapshot: Snapshot;
  pin: string;
}

/** The pin of the model these rows are of: the one of the submit, or of the last reclassification that counts. */
export const pinOf = (rows: readonly HistoryRow[]): string => {
  const [submit, ...later] = effectiveRows(rows).filter(isStart);
  if (!submit) throw new Error('a history begins with a submit');
  return (later.at(-1) ?? submit).fact.machine;
};

/** Every pin a history names, counting or not: the models that folding it, or any correction of it, may ask. */
export const pinsOf = (rows: readonly HistoryRow[]): string[] => [
  ...new Set(rows.filter(isStart).map(({ fact }) => fact.machine)),
];

/** The pin of the model an entry was recorded under, whether it counts or not: what its names are names in. */
export const pinAt = (rows: readonly HistoryRow[], seq: number): string => {
  const begun = rows.findLast((row): row is Start => isStart(row) && row.seq <= seq);
  if (!begun) throw new Error('a history begins with a submit');
  return begun.fact.machine;
};

type Start = HistoryRow & { fact: FactOf<'submit' | 'reclassify' | 'host'> };

const isStart = (row: HistoryRow): row is Start =>
  row.fact.type === 'submit' || row.fact.type === 'reclassify' || row.fact.type === 'host';

/**
 * The state of a dossier that begins in another procedure: submitted there with its facts, and accepted at once
 * where it was accepted.
 */
export const beginAgain = (machine: Machine, fact: FactOf<'reclassify'>): Acted => {
  const submitted = machine.init(fact.values ?? {});
  return fact.inForce ? machine.act(submitted, { type: 'accept' }) : { snapshot: submitted };
};

/**
 * The control fold: the rows in seq order → the state that says who may act next. A submit and a reclassification
 * each begin a stretch under the model they pin; a row is an act of the machine of its stretch. Voided acts are
 * left out and amended ones count as amended; a correction that states a configuration sets it, what came before
 * it need not be legal any more, and what follows goes on from there.
 *
 * @param machineOf - the machine of a pin; asked for {@link pinsOf} the rows and no other
 */
export const foldControl = (
  machineOf: (pin: string) => Machine,
  rows: readonly HistoryRow[],
): Controlled | ControlStop => foldEffective(machineOf, effectiveRows(rows));

/**
 * Every row with what `foldControl` says of the rows up to it. Each fold goes on from what it has in
 * common with the one before, so that the machine takes an act once, and again only where a correction came before it.
 */
export function* foldControlAlong(
  machineOf: (pin: string) => Machine,
  rows: readonly HistoryRow[],
): Generator<[row: HistoryRow, folded: Controlled | ControlStop]> {
  const taken: Taken[] = [];
  for (const [index, row] of rows.entries())
    yield [row, foldOrStop(machineOf, effectiveRows(rows.slice(0, index + 1)), taken, row)];
}

/** A state that a stored row states and no machine can rest in stops the fold there. */
const foldOrStop = (
  machineOf: (pin: string) => Machine,
  counting: readonly HistoryRow[],
  taken: Taken[],
  { seq }: HistoryRow,
): Controlled | ControlStop => {
  try {
    return foldOn(machineOf, counting, taken);
  } catch (error) {
    if (!(error instanceof IllegalConfiguration)) throw error;
    return { stoppedAt: seq, refused: 'illegal-configuration' };
  }
};

/** As `foldControl`, of rows that all count. */
export const foldEffective = (
  machineOf: (pin: string) => Machine,
  counting: readonly HistoryRow[],
): Controlled | ControlStop => foldOn(machineOf, counting, []);

/** A row the fold has taken, and where the dossier stands after it. */
interface Taken {
  row: HistoryRow;
  after: Controlled;
  /** Why it went on although the machine refused. */
  excuse: Excuse | undefined;
}

/** settled: a later correction states where the dossier stands; hosted: home refuses it too, and will say so. */
type Excuse = 'settled' | 'hosted';

/** @param taken - what an earlier fold took: as much of it as still holds is kept, the rest of this one is added */
const foldOn = (
  machineOf: (pin: string) => Machine,
  counting: readonly HistoryRow[],
  taken: Taken[],
): Controlled | ControlStop => {
  const stated = counting.findLast(
    ({ fact }) => fact.type === 'correct' && fact.configuration !== undefined,
  );
  // A guest's act that followed one home has refused is refused too.
  const hosted = counting.some(({ fact }) => fact.type === 'host');
  const excuseOf = ({ seq }: HistoryRow): Excuse | undefined => {
    if (stated !== undefined && seq < stated.seq) return 'settled';
    return hosted ? 'hosted' : undefined;
  };
  const parting = taken.findIndex(({ row, excuse }, index) => {
    const now = counting[index];
    return !now || !saysTheSame(row, now) || (excuse && excuse !== excuseOf(now));
  });
  if (parting >= 0) taken.length = parting;
  for (const row of counting.slice(taken.length)) {
    const { seq, fact } = row;
    const before = taken.at(-1)?.after;
    const excuse = excuseOf(row);
    if (fact.type === 'submit' || fact.type === 'host') {
      const snapshot =
        fact.type === 'submit'
          ? machineOf(fact.machine).init(fact.values ?? {})
          : asHomeSays(machineOf(fact.machine), fact, counting.slice(0, taken.length));
      taken.push({ row, after: { snapshot, pin: fact.machine }, excuse: undefined });
      continue;
    }
    if (!before) return { stoppedAt: seq, refused: 'no-submit' };
    const { refused, after } = turned(machineOf, before, fact, excuse);
    if (refused !== undefined && !excuse) return { stoppedAt: seq, refused };
    taken.push({ row, after, excuse: refused === undefined ? undefined : excuse });
  }
  return taken.at(-1)?.after ?? { stoppedAt: 0, refused: 'empty' };
};

/** Where a dossier stands after a fact, and whether the machine refused it; a refused act leaves it where it was. */
const turned = (
  machineOf: (pin: string) => Machine,
  before: Controlled,
  fact: Exclude<Fact, FactOf<'submit' | 'host'>>,
  excuse: Excuse | undefined,
): { after: Controlled; refused?: string | undefined } => {
  const machine = machineOf(before.pin);
  if (fact.type === 'correct') {
    const { configuration } = fact;
    if (configuration === undefined) return { after: before };
    return {
      after: { ...before, snapshot: machine.at(configuration, contextFor(before.snapshot)) },
    };
  }
  const event = controlEvent(fact);
  if (!event) return { after: before };
  const acted = machine.act(before.snapshot, event);
  const { refused } = acted;
  if (fact.type === 'reclassify' && (!refused || excuse === 'settled')) {
    const begun = beginAgain(machineOf(fact.machine), fact);
    const snapshot = begun.refused ? before.snapshot : begun.snapshot;
    return { after: { snapshot, pin: fact.machine }, refused: refused ?? begun.refused };
  }
  return refused ? { after: before, refused } : { after: { ...before, snapshot: acted.snapshot } };
};

/** Where home stands, with the guest's acts on top that home had not seen; what home will not take is left out. */
const asHomeSays = (machine: Machine, word: HomeWord, before: readonly HistoryRow[]): Snapshot =>
  doneAgain(
    machine,
    word,
    before.filter(({ seq }) => seq > word.seen),
  ).at(-1)?.to ?? machine.at(word.state.configuration, word.state.context);

/** An act of the guest's as it turns the dossier from where home says it stands. */
export interface DoneAgain {
  row: HistoryRow;
  from: Snapshot;
  to: Snapshot;
}

/** Acts of the guest's one after another on what home said; one home will not take does nothing. */
export const doneAgain = (
  machine: Machine,
  { state }: Pick<HomeWord, 'state'>,
  acts: readonly HistoryRow[],
): DoneAgain[] => {
  let from = machine.at(state.configuration, state.context);
  return acts.flatMap((row) => {
    const event = row.fact.type === 'correct' ? undefined : controlEvent(row.fact);
    if (!event) return [];
    const done = { row, from, to: doneBefore(machine, from, event) ?? from };
    from = done.to;
    return [done];
  });
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
  return {
    ...after,
    context: { ...after.context, holds: [...context.holds, ...after.context.holds] },
  };
};

/**
 * A row that happened on the other side of a border than the one it was recorded on. Borders are a reclassification
 * (acts of one procedure lie before it and acts of the other after it) and a correction that states where the dossier
 * stands (it stands there then, whatever led there). What reality did (record-returned) may lie where it lies.
 */
export const astray = (rows: readonly HistoryRow[]): HistoryRow | undefined => {
  if (!rows.some(isBorder)) return undefined;
  const counting = effectiveRows(rows);
  const borders = counting.filter(isBorder);
  return counting.find(
    ({ seq, at, fact }) =>
      fact.type !== 'correct' &&
      fact.type !== 'record-returned' &&
      borders.some((border) => (seq < border.seq ? at > border.at : at < border.at)),
  );
};

const isBorder = ({ fact }: HistoryRow): boolean =>
  fact.type === 'reclassify' || (fact.type === 'correct' && fact.configuration !== undefined);

/**
 * What of the context outlives a stated configuration: facts, acceptance and outcome; holds, requests and
 * offers belonged to the state that was wrong.
 */
export const contextFor = ({
  context: { facts },
}: Snapshot): Pick<Snapshot['context'], 'facts'> => ({ facts });
