import type { View } from '#lib/procedure';

import { holdKey } from './clock.ts';
import { effectsOfTurn } from './effects-of-turn.ts';
import type { FactOf, HomeWord } from './facts.ts';
import type { Fold } from './fold.ts';
import { canonical, type HistoryRow } from './history.ts';
import { handedHere } from './hosting.ts';
import { DOSSIER, type Hold } from './parts.ts';
import type { Turn } from './turn.ts';
import type { World } from './world.ts';

/**
 * What home's word means for what a guest has recorded: the holds of its part that home's act began and ended, read
 * off where home stood before it and after, and its own acts that do something else now.
 */
export const heardHere = (
  world: World,
  rows: readonly HistoryRow[],
  fact: FactOf<'host'>,
  { before, after, model, again }: Turn,
  fold: Fold | null,
): Pick<HomeWord, 'suspended' | 'revised'> => {
  const held = holdsOf(before, handedHere(rows));
  const holds = holdsOf(after, handedHere([...rows, { key: '', fact }]));
  const begun = [...holds].filter(([key]) => !held.has(key)).map(([, hold]) => hold);
  const ended = [...held].filter(([key]) => !holds.has(key)).map(([, hold]) => hold);
  const { machine } = model;
  const revised = again.flatMap(({ row, from, to }) => {
    const turn = { left: model, model, before: machine.view(from), after: machine.view(to) };
    const effects = effectsOfTurn(
      world,
      [...rows, { ...row, seq: rows.length + 1, fact }],
      row,
      turn,
      fold,
    );
    const same = canonical(effects) === canonical(row.fact.effects ?? []);
    return same ? [] : [{ row: row.seq, effects }];
  });
  return {
    ...(begun.length + ended.length > 0 && { suspended: { begun, ended } }),
    ...(revised.length > 0 && { revised }),
  };
};

/** The holds of the dossier, and of the segments handed here, that a view has; by key. */
const holdsOf = (view: View | undefined, handed: ReadonlyMap<string, string>): Map<string, Hold> =>
  new Map(
    (view?.holds ?? [])
      .filter(({ scope }) => scope === DOSSIER || handed.has(scope))
      .map((hold) => [holdKey(hold.scope, hold.reason, hold.from), hold]),
  );
