import {
  agenciesOf,
  type Fold,
  foldFacts,
  type Instant,
  type Model,
  type Position,
} from '#lib/dossier';
import type { StoredDossier } from '#lib/persistence';
import type { View } from '#lib/procedure';

import type { Desk } from './desk.ts';

/** A dossier as it stands, from its history, with everything an answer or a permission may ask. */
export interface DossierView {
  stored: StoredDossier;
  model: Model;
  view: View;
  fold: Fold;
  /** How it stands now. */
  position: Position;
  /** Every agency that takes or took part, the owner among them. */
  agencies: string[];
  /** The database clock. */
  now: Instant;
}

/** The dossier of an id; undefined if there is none. */
export const viewDossier = async (desk: Desk, id: string): Promise<DossierView | undefined> => {
  const {
    dossiers: [stored],
    now,
  } = await desk.dossiers.read([id]);
  if (!stored) return undefined;
  const model = await desk.models.pinned(stored.pin);
  const fold = foldFacts(stored.rows, desk.calendar);
  const position = fold.positions.at(-1);
  if (!position) throw new Error(`dossier ${id} has no position`);
  return {
    stored,
    model,
    view: model.machine.view(stored.snapshot),
    fold,
    position,
    agencies: agenciesOf(fold),
    now,
  };
};

/** Where the dossier stood at an instant, as now known; null before it was submitted. */
export const positionAt = ({ fold }: Pick<DossierView, 'fold'>, at: Instant): Position | null =>
  fold.positions.findLast(({ from }) => from <= at) ?? null;
