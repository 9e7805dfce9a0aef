import { IllegalConfiguration, type Machine, type View } from '#lib/procedure';

import type { Command } from './command.ts';
import { type DoneAgain, doneAgain, foldEffective } from './control.ts';
import { effectiveRows } from './corrections.ts';
import type { Fact, FactOf, HomeWord } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { homeWordOf, seenAtHome } from './hosting.ts';
import { draftOf, nextState, type Standing } from './next-state.ts';
import { DossierRefusal } from './refusals.ts';
import type { DossierState, Model, World } from './world.ts';

/** How a dossier turns by an act: what the act alone made of which view, and the state after it. */
export interface Turn extends Standing {
  /** The model `before` is a view of. */
  left: Model;
  before: View | undefined;
  after: View;
  /** Of what home tells: our acts it had not seen when it last told, done again where it says it stands. */
  again: readonly DoneAgain[];
}

/** What becomes of a dossier by a fact, and what of that the act did itself. */
export const turnOf = (
  world: World,
  left: Model,
  model: Model,
  dossier: DossierState | undefined,
  fact: Fact,
  command: Command,
  before: View | undefined,
): Turn => {
  if (fact.type === 'host') return toldByHome(world, model, dossier, fact, command);
  const next = nextState(world, left, model, dossier, fact, command);
  return { left, before, after: next.model.machine.view(next.snapshot), again: [], ...next };
};

/** The guest stands where home says; what home's act did is told from where home stood before it. */
const toldByHome = (
  world: World,
  model: Model,
  dossier: DossierState | undefined,
  fact: FactOf<'host'>,
  command: Command,
): Turn => {
  const machineOf = (pin: string) => (pin === model.pin ? model : world.model(pin)).machine;
  const standing = (rows: readonly HistoryRow[]): Standing => {
    const control = foldEffective(machineOf, rows);
    if (!('snapshot' in control)) throw new Error(`what home says stops at ${control.stoppedAt}`);
    const { snapshot, pin } = control;
    return { snapshot, model: pin === model.pin ? model : world.model(pin) };
  };
  const rows = [...(dossier?.rows ?? []), draftOf(dossier?.rows ?? [], command, fact)];
  const counted = effectiveRows(rows);
  // What home had not seen counts for nothing there, what we took back since included.
  const atHome = effectiveRows(seenAtHome(rows, fact));
  try {
    const now = standing(counted);
    const before = atHome.length === 1 ? undefined : standing(atHome.slice(0, -1));
    const after = standing(atHome);
    return {
      left: before?.model ?? model,
      before: before?.model.machine.view(before.snapshot),
      after: after.model.machine.view(after.snapshot),
      again: againAtHome(now.model.machine, homeWordOf(dossier?.rows ?? []), fact, counted),
      ...now,
    };
  } catch (cause) {
    if (!(cause instanceof IllegalConfiguration)) throw cause;
    throw new DossierRefusal('bad-input', 'Trạng thái cơ quan chủ trì báo không hợp lệ.', {
      cause: cause.message,
    });
  }
};

/** What home has seen of ours since it told last was done from where it stood then; what it has not seen, from here. */
const againAtHome = (
  machine: Machine,
  last: HomeWord | undefined,
  word: HomeWord,
  counted: readonly HistoryRow[],
): DoneAgain[] => {
  const ours = counted.filter(({ fact }) => fact.type !== 'host');
  const seen = ours.filter(({ seq }) => last && last.seen < seq && seq <= word.seen);
  const unseen = ours.filter(({ seq }) => seq > word.seen);
  return [
    ...(last?.machine === word.machine ? doneAgain(machine, last, seen) : []),
    ...doneAgain(machine, word, unseen),
  ];
};
