/**
 * A dossier that is worked on here and owned elsewhere (liên thông giữa hai hệ thống). Glossary. Home: the deployment
 * that owns a dossier and counts it. Guest: one that agencies of its segments live at.
 *
 * Both run the same machine under the same pin. What the guest's clerks do is done here at once and done again at
 * home under the same key; what home does arrives as facts `host`, each saying where home stands. Home wins: the
 * guest stands where home says, with those of its own acts on top that home has not seen yet.
 */
import { type OuterEvent, outerEvents } from '#lib/procedure';

import type { Effect, Fact, HomeWord } from './facts.ts';
import type { HistoryRow } from './history.ts';

type Rows = readonly Pick<HistoryRow, 'key' | 'fact'>[];

/** What home said last, if the dossier is owned elsewhere. */
export const homeWordOf = (rows: Rows): HomeWord | undefined => {
  const row = rows.findLast(({ fact }) => fact.type === 'host');
  return row?.fact.type === 'host' ? row.fact : undefined;
};

/** The rows home knows of as it tells something: what it told, and what it has seen of ours; of any other act all. */
export const seenAtHome = (rows: readonly HistoryRow[], told: Fact): HistoryRow[] =>
  told.type === 'host'
    ? rows.filter(({ seq, fact }) => fact.type === 'host' || seq <= told.seen)
    : [...rows];

/** Every segment ever handed here, with its agency; of one handed twice the last. */
export const handedHere = (rows: Rows): Map<string, string> =>
  new Map(
    rows.flatMap(({ fact }) =>
      fact.type === 'host'
        ? fact.offers.map(({ segment, agency }) => [segment, agency] as const)
        : [],
    ),
  );

/** What home said, in the words of an entry of the guest's history. */
export const homeWordNamed = ({ refused, offers, act }: HomeWord): string => {
  if (refused?.code === 'held')
    return 'Cơ quan chủ trì đang tạm dừng hồ sơ nên không ghi nhận việc đã làm ở đây; hết tạm dừng hãy làm lại';
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
    case 'task-moved':
    case 'segment-moved':
      return true;
    case 'finished':
      return false;
  }
};
