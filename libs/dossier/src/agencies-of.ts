import type { Fold } from './fold.ts';

type Parts = Pick<Fold, 'positions' | 'tasks' | 'opinions'>;

/**
 * Every agency that takes or took part in a dossier, in the order of their ids: its owners, the desk that took it,
 * whoever had a segment or a task, and whoever was asked for an opinion.
 */
export const agenciesOf = ({ positions, tasks, opinions }: Parts): string[] =>
  ids([
    ...positions.flatMap(({ owner, receivedBy, segments }) => [
      owner,
      receivedBy,
      ...segments.map((one) => one.agency),
    ]),
    ...tasks.map(({ agency }) => agency),
    ...opinions.flatMap(({ agency }) => agency ?? []),
  ]);

/**
 * The agencies that have something of a dossier now, in the order of their ids: an open task, a segment they have
 * received or are to answer, a question for their opinion, the applicant before their desk. The owner is among them
 * only where it has.
 */
export const workingOn = (fold: Parts): string[] => partsOf(fold, () => true);

/** Of those, the agencies that learn who it is for: with something that is not of a blind segment. */
export const acquaintedWith = (fold: Parts): string[] => partsOf(fold, (blind) => !blind);

const partsOf = (
  { positions, tasks, opinions }: Parts,
  counts: (blind: boolean) => boolean,
): string[] => {
  const last = positions.at(-1);
  const segments = (last?.segments ?? []).filter(({ endedAt }) => endedAt === null);
  const isBlind = (name: string | null): boolean =>
    segments.some(({ segment, blind }) => blind === true && segment === name);
  return ids([
    ...tasks
      .filter(({ closedSeq, segment }) => closedSeq === null && counts(isBlind(segment)))
      .map(({ agency }) => agency),
    ...segments.filter(({ blind }) => counts(blind === true)).map(({ agency }) => agency),
    ...opinions
      .filter(({ closedAt, scope }) => closedAt === null && counts(isBlind(scope)))
      .flatMap(({ agency }) => agency ?? []),
    // A desk that took it for another agency serves the applicant until it has given the result.
    ...(last && last.receivedBy !== positions[0]?.owner ? [last.receivedBy] : []),
  ]);
};

const ids = (agencies: readonly string[]): string[] => [...new Set(agencies)].sort();
