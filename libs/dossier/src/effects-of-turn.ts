import type { View } from '#lib/procedure';

import { effectiveRows } from './corrections.ts';
import { type Act, effectsOf } from './effects.ts';
import type { Effect, Fact, Side } from './facts.ts';
import type { Fold } from './fold.ts';
import { foldFacts } from './fold-facts.ts';
import type { HistoryRow } from './history.ts';
import { concernsGuest, handedHere, homeWordOf, seenAtHome } from './hosting.ts';
import { addressee, movesOf } from './moves.ts';
import { restated } from './restated.ts';
import type { Turn } from './turn.ts';
import type { Model, World } from './world.ts';

/** Who hands a part over by an act: whose task it was, else whoever owns the dossier. */
const giverOf = (fold: Fold | null, { seq, fact }: HistoryRow, owner: string): Side => {
  const task =
    fact.type === 'step'
      ? fold?.tasks.findLast(
          ({ step, closedSeq }) => step === fact.task && (closedSeq === null || closedSeq === seq),
        )
      : undefined;
  return { agency: task?.agency ?? owner, role: task?.role ?? 'officer' };
};

/** Who owns the dossier after these acts. */
export const ownerOf = (rows: readonly { fact: Fact }[]): string => {
  let owner = '';
  for (const { fact } of rows) {
    if (fact.type === 'submit') owner = fact.agency;
    if (fact.type === 'transfer') owner = fact.to;
    if (fact.type === 'host') owner = fact.position.owner;
  }
  return owner;
};

/**
 * What an act did; of one done at a guest, or told to it, what is the guest's business.
 *
 * @param done - the act as a row that is only tried
 * @param fold - of the rows before it
 */
export const effectsOfTurn = (
  world: World,
  rows: readonly HistoryRow[],
  done: HistoryRow,
  { left, before, after, model }: Pick<Turn, 'left' | 'before' | 'after' | 'model'>,
  fold: Fold | null,
): Effect[] => {
  const { fact, at } = done;
  const did = fact.type === 'host' ? fact.act : fact;
  const states = fact.type === 'correct' ? fact.configuration !== undefined : 'states' in did;
  // A correction has none of its own, since the rows count otherwise, but for a state it states.
  if (did.type === 'correct' && !states) return [];
  // What home refused it did not do, and what it did after us we have recorded.
  if (fact.type === 'host' && (fact.refused || fact.act.yours)) return [];
  const all = effectiveRows([...rows, done]);
  const owner = ownerOf(all);
  const toWhom = addressee(world, all, owner, at);
  const handed = handedHere(all);
  const { segments } = model.machine.config.meta;
  // Agencies of the other side's tree: what was handed here says whom it was handed to.
  const here = new Map([...handed].map(([segment, agency]) => [segments[segment]?.agency, agency]));
  const agencyOf = (kind: string) => here.get(kind) ?? toWhom(kind);
  const act: Act = {
    type: did.type,
    ...('task' in did && { task: did.task }),
    ...('segment' in did && { segment: did.segment }),
    ...(fact.type === 'hand-over' && { agency: fact.agency }),
    from: giverOf(fold, done, owner),
  };
  const told = ({ machine }: Model, from: View | undefined, to: View) =>
    effectsOf(machine, act, from, to, agencyOf);
  const effects = (): Effect[] => {
    if (states) {
      const counted = foldFacts([...seenAtHome(rows, fact), done], world.calendars);
      return restated(model.machine, act.from, counted, after, agencyOf);
    }
    // One procedure's parts end, whatever their names; the other's begin.
    if (left.pin !== model.pin && before)
      return [...told(left, before, emptied(before)), ...told(model, undefined, after)];
    const moves =
      fact.type === 'transfer' && fold ? movesOf(world, model.machine, fold, fact, at) : [];
    return [...told(model, before, after), ...moves];
  };
  if (!homeWordOf(all)) return effects();
  // What home stops it says apart.
  return effects().filter(
    (effect) => concernsGuest(effect, handed) && !(fact.type === 'host' && effect.type === 'held'),
  );
};

/** A view in which nothing is open. */
const emptied = (view: View): View => ({
  ...view,
  tasks: [],
  waiting: [],
  offers: {},
  holds: [],
  requests: [],
});
