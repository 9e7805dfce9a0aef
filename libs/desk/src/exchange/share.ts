import { canonical, isoOf, type SegmentPosition } from '#lib/dossier';

import type { DossierView } from '../view-dossier.ts';
import type { Peer } from './peer.ts';

/** One part of a shared dossier, as either side tells the other. */
export interface SharedSegment {
  segment: string;
  agency: string;
  state: string;
  offeredAt: string | null;
  receivedAt: string | null;
  endedAt: string | null;
  due: string | null;
  standing: string | null;
}

/** A shared dossier as one side sees it, in words both use: what a reconciliation compares. */
export interface Share {
  dossier: string;
  owner: string;
  machine: string;
  phase: string;
  closedAs: string | null;
  /** While the guest has a part to work on; else null: nobody tells it any more. */
  due: string | null;
  standing: string | null;
  segments: SharedSegment[];
  /** Open steps of the guest's part. */
  tasks: string[];
}

/**
 * A dossier as it is told to the other side of it, whichever owns it.
 *
 * @param isGuests - whether an agency of ours is the guest's
 */
export const shareOf = (
  peer: Peer,
  { stored, position, fold }: DossierView,
  isGuests: (agency: string) => boolean,
): Share => {
  const parts = position.segments.filter(({ agency }) => isGuests(agency)).sort(inOrder);
  const names = new Set(parts.map(({ segment }) => segment));
  const atWork = parts.some(({ endedAt }) => endedAt === null);
  return {
    dossier: stored.id,
    owner: peer.theirs(position.owner),
    machine: stored.pin,
    phase: position.phase,
    closedAs: position.closedAs,
    due: atWork ? iso(position.due) : null,
    standing: position.standing,
    segments: parts.map(({ segment, agency, state, standing, ...at }) => ({
      segment,
      agency: peer.theirs(agency),
      state,
      offeredAt: iso(at.offeredAt),
      receivedAt: iso(at.receivedAt),
      endedAt: iso(at.endedAt),
      due: iso(at.due),
      standing,
    })),
    tasks: fold.tasks
      .filter(({ closedSeq, segment }) => closedSeq === null && names.has(segment ?? ''))
      .map(({ step }) => step)
      .sort(),
  };
};

/** What one act handed over at once stands in no order of its own. */
const inOrder = (a: SegmentPosition, b: SegmentPosition): number =>
  (a.offeredAt ?? a.receivedAt ?? 0) - (b.offeredAt ?? b.receivedAt ?? 0) ||
  (a.segment < b.segment ? -1 : 1);

/** What two sides say differently of a dossier; nothing if they agree. */
export const differencesOf = (
  ours: Share,
  theirs: Share,
): { what: string; ours: unknown; theirs: unknown }[] => {
  const plain = (share: Share): Record<string, unknown> => {
    const { segments, dossier: _dossier, ...rest } = share;
    return {
      ...rest,
      ...Object.fromEntries(
        segments.map((one, place) => [`segment ${one.segment}#${place + 1}`, one]),
      ),
    };
  };
  const [a, b] = [plain(ours), plain(theirs)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((what) => canonical(a[what] ?? null) !== canonical(b[what] ?? null))
    .map((what) => ({ what, ours: a[what] ?? null, theirs: b[what] ?? null }));
};

const iso = (at: number | null): string | null => (at === null ? null : isoOf(at));
