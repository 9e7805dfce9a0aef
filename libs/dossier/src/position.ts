import type { Standing } from '#lib/deadline';

/** Milliseconds since 1970-01-01T00:00Z. The legal clock cuts it to whole minutes. */
export type Instant = number;

export type Channel = 'online' | 'direct' | 'postal';

/** How a dossier was closed: the outcomes of a finish, and the two ways without one. */
export type ClosedAs = 'granted' | 'rejected' | 'returned-unqualified' | 'withdrawn' | 'stopped';

export type Phase = 'submitted' | 'refused' | 'in-hand' | 'closed' | 'returned';

/** One agency's part (chặng liên thông) as it stands in a position. */
export interface SegmentPosition {
  segment: string;
  /** Agency id where the directory knows one, else the segment's own name. */
  agency: string;
  state: 'offered' | 'received' | 'finished' | 'declined' | 'recalled' | 'expired' | 'overtaken';
  offeredAt: Instant | null;
  receivedAt: Instant | null;
  /** When it was finished, not received, or overtaken. */
  endedAt: Instant | null;
  due: Instant | null;
  /** null while open; 'none' for a segment without budget. */
  standing: Standing | null;
  /** From when an open segment is overdue; null if never. */
  overdueFrom: Instant | null;
  /** Its agency does not learn who the applicant is. */
  blind?: true;
}

/**
 * Where a dossier stands, in effective time, from `from` (exclusive) until the next position: the value of
 * the fact fold after every fact with at ≤ from. All counting asks positions and nothing else: a report
 * over [a, b) reads, per dossier, the position after the facts with at < b (the last with from < b).
 */
export interface Position {
  from: Instant;
  phase: Phase;
  procedure: string;
  field: string;
  channel: Channel;
  /** Agency that counts the dossier, and since when it owns it (the submit, or the last transfer). */
  owner: string;
  ownerSince: Instant;
  /** Agency whose desk took it. */
  receivedBy: string;
  /** Agency that owned it when it was closed. */
  decidedBy: string | null;
  acceptedAt: Instant | null;
  closedAt: Instant | null;
  closedAs: ClosedAs | null;
  returnedAt: Instant | null;
  /** Judged at closedAt; null until then. */
  standing: Standing | null;
  due: Instant | null;
  originalDue: Instant | null;
  /** The due lies beyond the known calendar. */
  provisional: boolean;
  /** While in hand: overdue at x exactly if overdueFrom ≤ x; null if never as things stand. */
  overdueFrom: Instant | null;
  paused: boolean;
  withoutAppointment: boolean;
  lateBeforeRestart: boolean;
  reappointed: boolean;
  digitisedIntake: boolean;
  digitisedResult: boolean;
  segments: SegmentPosition[];
  /** The partner who owns and counts the dossier, where that is another deployment; absent: it is ours. */
  hostedBy?: string;
}

/** The agency a dossier is in the hands of: its owner, or who was it when it was closed. By its calendar the clock goes. */
export const inChargeOf = ({ owner, decidedBy }: Pick<Position, 'owner' | 'decidedBy'>): string =>
  decidedBy ?? owner;

/** Whether two positions say the same, whenever each begins. */
export const samePosition = (a: Position, b: Position): boolean =>
  (Object.keys(a) as (keyof Position)[]).every(
    (name) =>
      name === 'from' ||
      a[name] === b[name] ||
      (name === 'segments' && JSON.stringify(a.segments) === JSON.stringify(b.segments)),
  );
