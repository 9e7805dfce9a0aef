import type { Fold } from './fold.ts';

/** Every agency that takes or took part in a dossier, its owners among them, in the order of their ids. */
export const agenciesOf = ({ positions, tasks }: Pick<Fold, 'positions' | 'tasks'>): string[] =>
  [
    ...new Set([
      ...positions.flatMap(({ owner, segments }) => [owner, ...segments.map((one) => one.agency)]),
      ...tasks.map(({ agency }) => agency),
    ]),
  ].sort();
