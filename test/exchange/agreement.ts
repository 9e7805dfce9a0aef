import type { Position } from '#lib/dossier';

import type { Guest, Home } from './sides.ts';

/** Everything still under way arrives, and whatever it gives rise to. */
export const settle = async (home: Home, guests: readonly Guest[]): Promise<void> => {
  const isUnderWay = () =>
    guests.some((guest) => guest.line.length > 0 || home.lineTo(guest).length > 0);
  while (isUnderWay()) {
    for (const guest of guests) {
      await home.takeNext(guest);
      await guest.hearNext(home);
    }
  }
};

const endingOf = ({ owner, closedAs, phase, returnedAt }: Position) => ({
  owner,
  closedAs,
  phase,
  returnedAt,
});

const wholeOf = ({ from: _from, segments: _segments, hostedBy: _by, ...whole }: Position) => whole;

/**
 * Each guest and home tell the same of the guest's part: its segments and tasks with all that became of them and
 * when; how the dossier ended; while it is at work there, what it waits for and where it stands at home.
 */
export const standAlike = (home: Home, guests: readonly Guest[], where: string): void => {
  for (const guest of guests) {
    const told = (side: Home | Guest) => {
      const { position, fold } = side;
      const parts = position?.segments.filter(({ agency }) => guest.peer.has(agency)) ?? [];
      const scopes = new Set(['dossier', ...parts.map(({ segment }) => segment)]);
      const atWork = parts.some(({ endedAt }) => endedAt === null);
      return {
        where: `${where}, ${guest.peer.id}`,
        parts,
        tasks: fold.tasks
          .filter(({ agency }) => guest.peer.has(agency))
          .map(({ step, due, openedAt, closedAt, closedAs }) => ({
            step,
            due,
            openedAt,
            closedAt,
            closedAs,
          })),
        ending: position && endingOf(position),
        ...(atWork && {
          whole: position && wholeOf(position),
          holds: fold.holds
            .filter(({ scope, until }) => scopes.has(scope) && until === null)
            .map(({ scope, reason, from = null }) => ({ scope, reason, from })),
        }),
      };
    };
    if (guest.state) expect(told(guest)).toEqual(told(home));
  }
};
