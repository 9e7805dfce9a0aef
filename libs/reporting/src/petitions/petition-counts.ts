/** Counting petitions: the rules of the main report (tally.ts), in the fewer figures of form II.05. */
import type { Position } from '#lib/dossier';
import type { CellKey } from '../cells.ts';
import type { Period } from '../periods.ts';
import { classify } from '../tally.ts';
import type { PetitionCounts } from './petition-report.ts';

/** A figure of a row of form II.05. */
export type PetitionCell = keyof PetitionCounts;

/** Every figure, with its name in Vietnamese, in the order of the form. */
export const petitionLabels: Readonly<Record<PetitionCell, string>> = {
  received: 'Tổng số tiếp nhận',
  carriedOver: 'Từ kỳ trước chuyển qua',
  inPeriod: 'Tiếp nhận trong kỳ',
  handled: 'Đã xử lý',
  inHand: 'Đang xử lý',
  published: 'Đã công khai kết quả (trong số đã xử lý)',
};

/** Every figure by name, in the order of the form. */
export const petitionCells = Object.keys(petitionLabels) as readonly PetitionCell[];

/** A petition at the cut: where it stood, and what had been said of it by then. */
export interface Petition {
  position: Position;
  /** What it is about, as recorded; null when nobody has said. */
  about: string | null;
  /** Whether the answer was recorded as published. */
  published: boolean;
}

/** A row in which nothing has been counted. */
export const noPetitions = (): PetitionCounts => ({
  received: 0,
  carriedOver: 0,
  inPeriod: 0,
  handled: 0,
  inHand: 0,
  published: 0,
});

const counterparts: ReadonlyMap<CellKey, PetitionCell> = new Map<CellKey, PetitionCell>([
  ['received', 'received'],
  ['carriedOver', 'carriedOver'],
  ['inPeriod.total', 'inPeriod'],
  ['resolved.total', 'handled'],
  ['inHand.total', 'inHand'],
]);

/**
 * The figures one petition is counted in; empty if the period does not count it. Published counts only where
 * handled does: an answer that is not given yet cannot be published.
 *
 * @param cut cutOf(period, asOf)
 * @example
 * countedIn(answered within the period, published) // ['received', 'inPeriod', 'handled', 'published']
 */
export const countedIn = (
  { position, published }: Petition,
  period: Period,
  cut: number,
): PetitionCell[] => {
  const cells = classify(position, period, cut).flatMap((key) => counterparts.get(key) ?? []);
  return published && cells.includes('handled') ? [...cells, 'published'] : cells;
};

/** Adds one petition to each of the figures, in place. */
export const addPetition = (counts: PetitionCounts, cells: readonly PetitionCell[]): void => {
  for (const cell of cells) counts[cell] += 1;
};
