import type { Standing } from '#lib/deadline';

import type { Clock } from './clock.ts';
import type { Instant } from './position.ts';

/** What somebody has to do within a term of its own, as facts tell it; open while closedSeq is null. */
export interface TimedRecord<ClosedAs extends string> {
  /** null: it has no term. */
  due: Instant | null;
  overdueFrom: Instant | null;
  closedSeq: number | null;
  closedAt: Instant | null;
  closedAs: ClosedAs | null;
  /** How it stood to its term, where it was done; 'none' without one, null for any other. */
  standing: Standing | null;
}

/** A record with the clock of its term; undefined without one, or where another record has it now. */
export interface Timed<R> {
  record: R;
  clock: Clock | undefined;
}

/** Of what was never closed. */
export const unclosed = {
  due: null,
  overdueFrom: null,
  closedSeq: null,
  closedAt: null,
  closedAs: null,
  standing: null,
} as const satisfies TimedRecord<never>;

/** Closes what is open; it is judged where it was `done`, not where it was left undone. */
export const closeTimed = <ClosedAs extends string>(
  { record, clock }: Timed<TimedRecord<ClosedAs>>,
  at: Instant,
  seq: number,
  as: ClosedAs,
  done: boolean,
): void => {
  clock?.close(at);
  record.closedSeq = seq;
  record.closedAt = at;
  record.closedAs = as;
  record.standing = done ? (clock?.standingAt(at) ?? 'none') : null;
};

/** The record as its clock now stands. */
export const asTimed = <R extends TimedRecord<string>>({ record, clock }: Timed<R>): R => ({
  ...record,
  due: clock ? clock.due : record.due,
  overdueFrom: record.closedSeq === null ? (clock?.overdueFrom ?? null) : null,
});
