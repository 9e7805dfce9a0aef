import type { Schemas } from '../api.ts';
import { momentText } from '../time.ts';

export type MovedDossier = Schemas['MovedSinceLock']['items'][number];
type Counted = MovedDossier['locked'];
type Act = MovedDossier['acts'][number];

/** Cells that others of the same dossier say more of. */
const SUMS = new Set(['received', 'inPeriod.total', 'resolved.total', 'inHand.total']);

/** Whether a cell says how a dossier stands at the end of the period. */
const saysStanding = (key: string): boolean =>
  key.startsWith('resolved.') || key.startsWith('inHand.');

/**
 * How a report counts a dossier: how it stands, and whatever another report counts otherwise.
 *
 * @example countedText(inHandOverdue, resolvedOverdue) // 'Đang giải quyết, quá hạn'
 */
export const countedText = (counted: Counted, other: Counted): string => {
  if (!counted) return 'Không đếm';
  const { field, owner, cells } = counted;
  const elsewhere = new Set(other?.cells.map(({ key }) => key));
  return [
    ...cells
      .filter(({ key }) => !SUMS.has(key) && (saysStanding(key) || !elsewhere.has(key)))
      .map(({ label }) => label),
    ...(other && other.field !== field ? [field] : []),
    ...(other && other.owner.id !== owner.id ? [owner.name] : []),
  ].join('; ');
};

/**
 * An act in a line.
 *
 * @example actText(late) // 'Ghi là đã trả kết quả, ghi bù lúc 09:00, 03/07/2023, việc của 09:00, 02/06/2023'
 */
export const actText = ({ kind, label, at, recordedAt }: Act): string => {
  const recorded = momentText(recordedAt);
  return kind === 'late'
    ? `${label}, ghi bù lúc ${recorded}, việc của ${momentText(at)}`
    : `${label}, ghi lúc ${recorded}`;
};

/** What the acts recorded since were, at most so many of them by themselves. */
const TOLD = 4;

/**
 * Why a dossier is counted otherwise: what was recorded of it since, what was recorded late or corrected first.
 *
 * @returns the acts that are told by themselves, and how many others there are
 */
export const toldActs = ({ acts }: Pick<MovedDossier, 'acts'>): { told: Act[]; others: number } => {
  const first = [
    ...acts.filter(({ kind }) => kind !== 'act'),
    ...acts.filter(({ kind }) => kind === 'act'),
  ].slice(0, TOLD);
  const told = acts.filter((act) => first.includes(act));
  return { told, others: acts.length - told.length };
};
