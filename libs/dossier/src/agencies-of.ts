import type { Fold } from './fold.ts';

/** Every agency that takes or took part in a dossier, its owners among them, in the order of their ids. */
export const agenciesOf = ({ positions, tasks }: Pick<Fold, 'positions' | 'tasks'>): string[] =>
  ids([
    ...positions.flatMap(({ owner, segments }) => [owner, ...segments.map((one) => one.agency)]),
    ...tasks.map(({ agency }) => agency),
  ]);

/**
 * The agencies that have something of a dossier now, in the order of their ids: an open task, or a segment they
 * have received or are to answer. The owner is among them only where it has.
 */
export const workingOn = ({ positions, tasks }: Pick<Fold, 'positions' | 'tasks'>): string[] =>
  ids([
    ...tasks.filter(({ closedSeq }) => closedSeq === null).map(({ agency }) => agency),
    ...(positions.at(-1)?.segments ?? [])
      .filter(({ endedAt }) => endedAt === null)
      .map(({ agency }) => agency),
  ]);

const ids = (agencies: readonly string[]): string[] => [...new Set(agencies)].sort();

/**
 * Of those that have something of a dossier now, the agencies that learn who it is for: with a task of no segment,
 * or with a segment that is not blind.
 */
export const acquaintedWith = ({
  positions,
  tasks,
}: Pick<Fold, 'positions' | 'tasks'>): string[] => {
  const segments = (positions.at(-1)?.segments ?? []).filter(({ endedAt }) => endedAt === null);
  const blind = (name: string | null) =>
    segments.some(({ segment, blind: is }) => is === true && segment === name);
  return ids([
    ...tasks
      .filter(({ closedSeq, segment }) => closedSeq === null && !blind(segment))
      .map(({ agency }) => agency),
    ...segments.filter((one) => one.blind !== true).map(({ agency }) => agency),
  ]);
};
