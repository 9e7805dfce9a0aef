import {
  acquaintedWith,
  agenciesOf,
  type Decision,
  type Fold,
  foldControl,
  foldFacts,
  type Instant,
  type Model,
  pinAt,
  pinsOf,
  type Position,
  workingOn,
} from '#lib/dossier';
import type { StoredDossier } from '#lib/persistence';
import type { View } from '#lib/procedure';

import type { Desk } from './desk.ts';
import type { Models } from './models.ts';

/** A dossier as it stands, from its history, with everything an answer or a permission may ask. */
export interface DossierView {
  stored: StoredDossier;
  model: Model;
  /** The model an entry was recorded under: another than `model` before a reclassification (chuyển thủ tục). */
  modelAt: (seq: number) => Model;
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

/** What looking at a dossier asks. */
type Viewing = Pick<Desk, 'models' | 'calendars'>;

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
  { models, calendars }: Viewing,
  stored: StoredDossier,
  now: Instant,
): Promise<DossierView> => {
  await models.load(pinsOf(stored.rows));
  const view = models.machine(stored.pin).view(stored.snapshot);
  return assemble(models, stored, view, foldFacts(stored.rows, calendars), now);
};

/**
 * A dossier as it was right after one of its acts, as was known then: what came later, corrections too, is not
 * in it.
 */
export const viewAsOf = async (
  desk: Viewing,
  stored: StoredDossier,
  seq: number,
): Promise<DossierView> => {
  const rows = stored.rows.slice(0, seq);
  await desk.models.load(pinsOf(rows));
  const folded = foldControl(desk.models.machine, rows);
  const last = rows.at(-1);
  if (!('snapshot' in folded) || last?.seq !== seq)
    throw new Error(`dossier ${stored.id} has no state after act ${seq}`);
  const { snapshot, pin } = folded;
  return viewRead(desk, { ...stored, pin, rows, snapshot }, last.recordedAt);
};

/** The dossier as a decision leaves it: what reading it again would give. */
export const viewAfter = (
  { models }: Pick<Desk, 'models'>,
  { row, model, snapshot, view, after }: Decision,
  before: Omit<StoredDossier, 'id' | 'pin' | 'snapshot'>,
  now: Instant,
): DossierView => {
  const rows = [...before.rows, row];
  const { applicant, turn, holdings } = before;
  return assemble(
    models,
    { id: row.dossier, pin: model.pin, snapshot, rows, applicant, turn, holdings },
    view,
    after,
    now,
  );
};

const assemble = (
  models: Models,
  stored: StoredDossier,
  view: View,
  fold: Fold,
  now: Instant,
): DossierView => {
  const position = fold.positions.at(-1);
  if (!position) throw new Error(`dossier ${stored.id} has no position`);
  return {
    stored,
    model: models.model(stored.pin),
    modelAt: (seq) => models.model(pinAt(stored.rows, seq)),
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
