import { MachineFailed } from './machine-errors.ts';
import type { Machine, Snapshot } from './machine.ts';
import type { MachineEvent } from './registry.ts';

/** An event that was taken in one place of a graph and led to another, or to the same. */
export interface Move {
  from: number;
  event: MachineEvent;
  to: number;
}

/** One shortest way to a place: where it begins, and what happened since. */
export interface Way {
  start: Snapshot;
  path: MachineEvent[];
}

/** Everything a machine can come to: its places, breadth first, and what leads from one to another. */
export interface StateGraph {
  /** The starts first, then whatever was reached, the nearest first. */
  places: readonly Snapshot[];
  moves: readonly Move[];
  /** Events at which the machine itself broke, by the place they came to. */
  failures: readonly { from: number; event: MachineEvent; cause: MachineFailed }[];
  wayTo: (place: number) => Way;
}

/** An exploration found more snapshots than its limit. */
export class ExplorationLimit extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} snapshots can be reached`);
    this.name = 'ExplorationLimit';
    this.limit = limit;
  }
}

/** How many places are visited at most, unless it is said otherwise. */
export const usualLimit = 100_000;

/**
 * The graph of a machine from some snapshots, under the events that are tried at each place; those it refuses
 * lead nowhere.
 *
 * @param visited - told now and then how many places are known so far
 * @throws {ExplorationLimit} above the limit
 */
export const stateGraph = (
  machine: Machine,
  starts: readonly Snapshot[],
  eventsAt: (snapshot: Snapshot) => readonly MachineEvent[],
  {
    limit = usualLimit,
    visited,
  }: { limit?: number; visited?: ((places: number) => void) | undefined } = {},
): StateGraph => {
  const places: Snapshot[] = [];
  const moves: Move[] = [];
  const failures: { from: number; event: MachineEvent; cause: MachineFailed }[] = [];
  const reachedBy: (Move | undefined)[] = [];
  const known = new Map<string, number>();

  const placeOf = (snapshot: Snapshot, by?: Omit<Move, 'to'>): number => {
    const key = keyOf(snapshot);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (places.length >= limit) throw new ExplorationLimit(limit);
    const place = places.push(snapshot) - 1;
    known.set(key, place);
    reachedBy.push(by && { ...by, to: place });
    return place;
  };

  for (const start of starts) placeOf(start);
  for (const [from, snapshot] of places.entries()) {
    if (from % 100 === 0) visited?.(places.length);
    for (const event of eventsAt(snapshot)) {
      try {
        const acted = machine.act(snapshot, event);
        if (acted.refused !== undefined) continue;
        moves.push({ from, event, to: placeOf(acted.snapshot, { from, event }) });
      } catch (cause) {
        if (!(cause instanceof MachineFailed)) throw cause;
        failures.push({ from, event, cause });
      }
    }
  }

  const wayTo = (place: number): Way => {
    const path: MachineEvent[] = [];
    let at = place;
    for (let by = reachedBy[at]; by; by = reachedBy[at]) {
      path.unshift(by.event);
      at = by.from;
    }
    const start = places[at];
    if (!start) throw new RangeError(`no place ${place}`);
    return { start, path };
  };
  return { places, moves, failures, wayTo };
};

/** Equal keys, equal futures: the order in which holds were opened doesn't count. */
export const keyOf = ({ value, context }: Snapshot): string => {
  const sorted = (list: readonly { scope: string; reason: string }[]) =>
    list.map(({ scope, reason }) => `${reason} ${scope}`).sort();
  return JSON.stringify([
    value,
    Object.entries(context.facts).sort(),
    sorted(context.holds),
    sorted(context.requests),
    Object.entries(context.offers).sort(),
    context.accepted,
    context.outcome,
  ]);
};
