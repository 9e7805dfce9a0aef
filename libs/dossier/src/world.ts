import type { Calendars } from '#lib/calendar';
import type { Machine, Procedure, Snapshot } from '#lib/procedure';

import type { Fold } from './fold.ts';
import type { HistoryRow } from './history.ts';
import type { Instant } from './position.ts';
import type { Retention } from './retention.ts';

/** A definition in its compiled form, as dossiers pin it. */
export interface Model {
  /** Content hash of definition and machine. */
  pin: string;
  procedure: Procedure;
  machine: Machine;
}

/** Surroundings a decision may ask. */
export interface World {
  calendars: Calendars;
  /** The model of a pin that a history names. */
  model: (pin: string) => Model;
  /** Agency that serves `owner` for a kind on a day, or undefined if none does. */
  serving: (kind: string, owner: string, at: Instant) => string | undefined;
  /** How long dossiers of a procedure are kept. */
  retention: (procedure: { code: string; field: string }) => Retention;
  /** A fresh random salt, hex. */
  salt: () => string;
}

/** A dossier as decisions need it: its whole history and the snapshot after its last act. */
export interface DossierState {
  rows: readonly HistoryRow[];
  snapshot: Snapshot;
  /** The fact fold of the rows, where whoever asks has it already. */
  fold?: Fold;
}
