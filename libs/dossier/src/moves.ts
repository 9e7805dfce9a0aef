import type { MachineConfig } from '#lib/procedure';

import type { Effect, FactOf, Successors } from './facts.ts';
import type { Fold } from './fold.ts';
import type { HistoryRow } from './history.ts';
import type { Instant } from './position.ts';
import type { World } from './world.ts';

/** What of a machine says who works on its tasks and segments. */
interface Lanes {
  tasks: Readonly<Record<string, { agency: string }>>;
  config: { meta: Pick<MachineConfig['meta'], 'segments'> };
}

/** Which kind of agency does the work of a kind by now, after every reorganisation a dossier went through. */
const kindNow = (kind: string, successors: readonly Successors[]): string =>
  successors.reduce((now, { kinds }) => kinds[now] ?? now, kind);

/**
 * The agency that has what a lane or a segment addresses to a kind: the owner; who serves it; else, for a kind that
 * ended since, who serves it for the kind that took the work over; the kind's own name where nobody does.
 *
 * @param rows - of the dossier, with the act that is being decided
 */
export const addressee =
  (
    world: Pick<World, 'serving'>,
    rows: readonly Pick<HistoryRow, 'fact'>[],
    owner: string,
    at: Instant,
  ) =>
  (kind: string): string => {
    const now = kindNow(
      kind,
      rows.flatMap(({ fact }) => (fact.type === 'transfer' ? (fact.successors ?? []) : [])),
    );
    return now === 'owner' ? owner : (world.serving(now, owner, at) ?? kind);
  };

/** Whether a machine addresses anything to a kind that ends: steps to come may be its, though none is open. */
export const concerns = ({ tasks, config }: Lanes, successors: Successors | undefined): boolean =>
  [...Object.values(tasks), ...Object.values(config.meta.segments)].some(
    ({ agency }) => successors !== undefined && Object.hasOwn(successors.kinds, agency),
  );

/**
 * What a transfer takes along: every open task and segment whose agency has it because of the old owner. By a plan
 * of reorganisation, what an agency has that ends by it; else what the owner has, and what those have who serve the
 * old owner's area where others serve the new one's. An agency that was chosen by hand keeps what it has.
 */
export const movesOf = (
  world: Pick<World, 'serving'>,
  { tasks, config }: Lanes,
  before: Fold,
  { to, successors }: Pick<FactOf<'transfer'>, 'type' | 'to' | 'successors'>,
  at: Instant,
): Effect[] => {
  const owner = before.positions.at(-1)?.owner ?? '';
  const now = (kind: string, agency: string): string => {
    if (kind === 'owner') return agency === owner ? to : agency;
    if (successors) {
      const kindNow = successors.kinds[kind];
      const serving =
        kindNow === undefined || kindNow === 'owner' ? to : world.serving(kindNow, to, at);
      return successors.agencies[agency] ?? (kindNow === undefined ? agency : (serving ?? agency));
    }
    const serves = world.serving(kind, owner, at) === agency;
    return (serves ? world.serving(kind, to, at) : undefined) ?? agency;
  };
  const { segments = [] } = before.positions.at(-1) ?? {};
  return [
    ...segments
      .filter(({ endedAt }) => endedAt === null)
      .map(({ segment, agency }) => ({
        type: 'segment-moved' as const,
        segment,
        was: agency,
        agency: now(config.meta.segments[segment]?.agency ?? '', agency),
      })),
    ...before.tasks
      .filter(({ closedSeq }) => closedSeq === null)
      .map(({ step, agency }) => ({
        type: 'task-moved' as const,
        step,
        was: agency,
        agency: now(tasks[step]?.agency ?? 'owner', agency),
      })),
  ]
    .filter(({ was, agency }) => was !== agency)
    .map(({ was: _was, ...moved }): Effect => moved);
};
