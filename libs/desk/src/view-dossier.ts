import {
  acquaintedWith,
  agenciesOf,
  type Decision,
  type Fold,
  foldControl,
  foldFacts,
  type Instant,
  type Model,
  type Position,
  workingOn,
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
  /** Of them those that have something of it now, and of those the ones that learn who the applicant is. */
  working: string[];
  acquainted: string[];
  /** The database clock. */
  now: Instant;
}

/** The dossier of an id; undefined if there is none. */
export const viewDossier = async (desk: Desk, id: string): Promise<DossierView | undefined> => {
  const {
    dossiers: [stored],
    now,
  } = await desk.dossiers.read([id]);
  return stored && viewRead(desk, stored, now);
};

/** A dossier as it was read, with everything that follows from it. */
export const viewRead = async (
  { models, calendar }: Pick<Desk, 'models' | 'calendar'>,
  stored: StoredDossier,
  now: Instant,
): Promise<DossierView> => {
  const model = await models.pinned(stored.pin);
  const view = model.machine.view(stored.snapshot);
  return assemble(stored, model, view, foldFacts(stored.rows, calendar), now);
};

/**
 * A dossier as it was right after one of its acts, as was known then: what came later, corrections too, is not
 * in it.
 */
export const viewAsOf = async (
  desk: Pick<Desk, 'models' | 'calendar'>,
  stored: StoredDossier,
  seq: number,
): Promise<DossierView> => {
  const rows = stored.rows.slice(0, seq);
  const { machine } = await desk.models.pinned(stored.pin);
  const folded = foldControl(machine, rows);
  const last = rows.at(-1);
  if (!('snapshot' in folded) || last?.seq !== seq)
    throw new Error(`dossier ${stored.id} has no state after act ${seq}`);
  return viewRead(desk, { ...stored, rows, snapshot: folded.snapshot }, last.recordedAt);
};

/** The dossier as a decision leaves it: what reading it again would give. */
export const viewAfter = (
  { row, snapshot, view, after }: Decision,
  model: Model,
  before: Omit<StoredDossier, 'id' | 'pin' | 'snapshot'>,
  now: Instant,
): DossierView => {
  const rows = [...before.rows, row];
  const { applicant, turn, holdings } = before;
  return assemble(
    { id: row.dossier, pin: model.pin, snapshot, rows, applicant, turn, holdings },
    model,
    view,
    after,
    now,
  );
};

const assemble = (
  stored: StoredDossier,
  model: Model,
  view: View,
  fold: Fold,
  now: Instant,
): DossierView => {
  const position = fold.positions.at(-1);
  if (!position) throw new Error(`dossier ${stored.id} has no position`);
  return {
    stored,
    model,
    view,
    fold,
    position,
    agencies: agenciesOf(fold),
    working: workingOn(fold),
    acquainted: acquaintedWith(fold),
    now,
  };
};

/** Where the dossier stood at an instant, as now known; null before it was submitted. */
export const positionAt = ({ fold }: Pick<DossierView, 'fold'>, at: Instant): Position | null =>
  fold.positions.findLast(({ from }) => from <= at) ?? null;
