import type { Fold } from './fold.ts';

/**
 * Every agency that takes or took part in a dossier, in the order of their ids: its owners, the desk that took it,
 * whoever had a segment or a task, and whoever was asked for an opinion.
 */
export const agenciesOf = ({
  positions,
  tasks,
  opinions,
}: Pick<Fold, 'positions' | 'tasks' | 'opinions'>): string[] =>
  [
    ...new Set([
      ...positions.flatMap(({ owner, receivedBy, segments }) => [
        owner,
        receivedBy,
        ...segments.map((one) => one.agency),
      ]),
      ...tasks.map(({ agency }) => agency),
      ...opinions.flatMap(({ agency }) => agency ?? []),
    ]),
  ].sort();
