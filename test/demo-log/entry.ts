/** What happened to a dossier, as a log tells it, before the log has numbers. */
import type { Minute } from '#lib/calendar';

export interface Entry {
  event: string;
  at: Minute;
  by: string;
  fields: Record<string, unknown>;
  reason?: string;
  /** When it was recorded, where that is not when it happened. */
  recordedAt?: Minute;
  /** Entries of the same dossier a correction is about. */
  voids?: Entry;
  amends?: { entry: Entry; change: Record<string, unknown> };
}

export interface Story {
  filedAt: Minute;
  entries: Entry[];
}

/** Nothing that counts in the period happens after this, and nothing is recorded after `known`. */
export interface Limits {
  start: Minute;
  closing: Minute;
  known: Minute;
}
