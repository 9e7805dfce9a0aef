/**
 * A dossier that is worked on here and owned elsewhere (liên thông giữa hai hệ thống). Glossary. Home: the deployment
 * that owns a dossier and counts it. Guest: one that agencies of its segments live at.
 *
 * Both run the same machine under the same pin. What the guest's clerks do is done here at once and done again at
 * home under the same key; what home does arrives as facts `host`, each saying where home stands. Home wins: the
 * guest stands where home says, with those of its own acts on top that home has not seen yet.
 */
import { type Configuration, type MachineContext, type OuterEvent, outerEvents } from '#lib/procedure';

import type { Effect, FactType, InForce } from './facts.ts';
import type { HistoryRow } from './history.ts';
import type { Position } from './position.ts';

/** A segment handed to an agency of the guest. */
export interface Handed {
  segment: string;
  agency: string;
}

/** A row of the guest's that counts otherwise at home: one of its acts by key, or what home told by home's seq. */
export interface HomeChange {
  row: string | number;
  /** It does not count: refused at home, or voided there. false: it counts again. */
  void?: boolean;
  /** When it happened, corrected; ISO 8601. */
  at?: string;
}

/** What home says: who owns the dossier and where it stands there, right after one of home's acts. */
export interface HomeWord {
  /** The partner who owns the dossier, by the guest's id of it. */
  partner: string;
  /** The act this tells of: home's row of that seq and hash. */
  act: { seq: number; hash: string; type: FactType; segment?: string };
  procedure: string;
  version: number;
  /** Content hash of definition and machine; the same at both. */
  machine: string;
  /** The term and policies in force; null before acceptance. */
  inForce: InForce | null;
  /** Where the dossier stands at home; the guest keeps no clock of it. */
  position: Omit<Position, 'from' | 'segments' | 'hostedBy'>;
  /** Where the control state stands at home. */
  state: { configuration: Configuration; context: MachineContext };
  /** What the act handed to the guest's agencies; empty for any other act. */
  offers: Handed[];
  /** The last of the guest's own rows that was done at home by then, by the guest's seq; 0: none. */
  seen: number;
  /** Rows of the guest's that count otherwise since this act. */
  changes: HomeChange[];
  /** The act of the guest's, by its key, that home did not take, and why; the word then tells of no new act. */
  refused?: { key: string; code: string };
}

type Rows = readonly Pick<HistoryRow, 'key' | 'fact'>[];

/** What home said last, if the dossier is owned elsewhere. */
export const homeWordOf = (rows: Rows): HomeWord | undefined => {
  const row = rows.findLast(({ fact }) => fact.type === 'host');
  return row?.fact.type === 'host' ? row.fact : undefined;
};

/** Every segment ever handed here, with its agency; of one handed twice the last. */
export const handedHere = (rows: Rows): Map<string, string> =>
  new Map(
    rows.flatMap(({ fact }) =>
      fact.type === 'host'
        ? fact.offers.map(({ segment, agency }) => [segment, agency] as const)
        : [],
    ),
  );

/** What home tells before the guest has found its own row in it: that by its key, null for none. */
export type ToldWord = Omit<HomeWord, 'seen'> & { seen: string | null };

/** What home said, in the words of an entry of the guest's history. */
export const homeWordNamed = ({ refused, offers, act }: HomeWord): string => {
  if (refused) return 'Cơ quan chủ trì không ghi nhận việc đã làm ở đây';
  if (offers.length > 0) return 'Cơ quan chủ trì bàn giao hồ sơ';
  const name = Object.hasOwn(outerEvents, act.type)
    ? outerEvents[act.type as OuterEvent]
    : 'hồ sơ chuyển bước';
  return `Cơ quan chủ trì báo: ${name}`;
};

/** Whether something an act did is the guest's business: of its own segments, or what stops the whole dossier. */
export const concernsGuest = (effect: Effect, handed: ReadonlyMap<string, string>): boolean => {
  switch (effect.type) {
    case 'task-opened':
    case 'segment-offered':
    case 'segment-received':
    case 'segment-ended':
      return effect.segment !== undefined && handed.has(effect.segment);
    case 'held':
    case 'task-closed':
      return true;
    case 'finished':
      return false;
  }
};
