import type { Schemas } from '../api.ts';
import { localOf } from '../time.ts';
import type { Dossier } from './offered.ts';

/** What of a dossier tells when something happened to it. */
type Known = Pick<Dossier, 'submittedAt' | 'position' | 'tasks' | 'segments'>;

/** Every instant the dossier is known by. */
const instantsOf = ({ submittedAt, position, tasks, segments }: Known): string[] =>
  [
    submittedAt,
    position?.from,
    position?.acceptedAt,
    position?.closedAt,
    ...tasks.map(({ openedAt }) => openedAt),
    ...segments.flatMap(({ offeredAt, receivedAt }) => [offeredAt, receivedAt]),
  ].filter((instant) => typeof instant === 'string');

/**
 * An act whose moments come after what is known of the dossier within the same minute: forms write whole minutes,
 * and what was accepted at 9:30:40 was not returned at 9:30:00.
 */
export const afterKnown = (
  dossier: Known,
  body: Schemas['CommandBody'],
): Schemas['CommandBody'] => {
  const known = instantsOf(dossier);
  const after = (written: string): string =>
    known
      .filter((instant) => localOf(instant) === localOf(written))
      .reduce(
        (last, instant) => (Date.parse(instant) > Date.parse(last) ? instant : last),
        written,
      );
  const { at, returnedAt, finishedAt } = body;
  return {
    ...body,
    ...(at !== undefined && { at: after(at) }),
    ...(returnedAt !== undefined && { returnedAt: after(returnedAt) }),
    ...(finishedAt !== undefined && { finishedAt: after(finishedAt) }),
  };
};
