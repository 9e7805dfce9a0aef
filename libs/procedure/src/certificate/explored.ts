import { eventsOf, factsAskedIn, startsOf, tellingValues } from '../explore.ts';
import { phaseOf } from '../configuration.ts';
import type { Phase } from '../life.ts';
import type { Machine, Snapshot } from '../machine.ts';
import type { MachineEvent } from '../registry.ts';
import { type Move, type StateGraph, stateGraph } from '../state-graph.ts';

/** Acts that move a dossier along: the office's own work, other agencies' answers, what was waited for. */
const work = new Set([
  'accept',
  'refuse',
  'step',
  'receive',
  'decline',
  'recall',
  'expire',
  'supplement',
  'payment',
  'opinion',
  'return',
  'send',
  'sent-back',
  'lost-in-post',
]);

/** Acts that end it from outside its flow: nothing of the flow is proved by them. */
const exits = ['finish', 'withdraw', 'stop', 'record-returned'] as const;

/** Phases after which nothing is left to be done. */
const over: ReadonlySet<Phase> = new Set(['refused', 'withdrawn', 'stopped', 'returned']);

/** A machine with everything it can come to. */
export interface Explored {
  machine: Machine;
  graph: StateGraph;
  /** How many combinations of facts dossiers begin with. */
  starts: number;
  phases: readonly Phase[];
  /** The moves of work out of every place, in the order of the graph. */
  worked: readonly (readonly Move[])[];
}

const nameOf = (type: string): string => type.split('.', 1)[0] ?? type;

export const isWork = ({ event }: Move): boolean => work.has(nameOf(event.type));

/**
 * Everything a machine can come to from every dossier that some expression can tell apart: by work, by the exits,
 * and by the facts of a dossier in hand being varied at any moment.
 */
export const exploredOf = (
  machine: Machine,
  limits: { limit?: number; visited?: (places: number) => void },
): Explored => {
  const values = tellingValues(machine.config);
  const asked = factsAskedIn(machine.config);
  const varied = ({ value, context }: Snapshot): MachineEvent[] =>
    phaseOf(value) === 'in-hand'
      ? asked.flatMap((fact) =>
          (values[fact] ?? [])
            .filter((one) => one !== context.facts[fact])
            .map((one): MachineEvent => ({ type: 'vary', facts: { [fact]: one } })),
        )
      : [];
  const followed = new Set<string>([...work, ...exits]);
  const eventsAt = (snapshot: Snapshot): MachineEvent[] => [
    ...machine
      .allowed(snapshot)
      .filter((offered) => !offered.blocked && isFollowed(followed, offered.type, snapshot))
      .flatMap((offered) => eventsOf(offered, values, [])),
    ...varied(snapshot),
  ];
  const starts = startsOf(machine);
  const graph = stateGraph(machine, starts, eventsAt, limits);
  const worked: Move[][] = graph.places.map(() => []);
  for (const move of graph.moves) if (isWork(move)) worked[move.from]?.push(move);
  return {
    machine,
    graph,
    starts: starts.length,
    phases: graph.places.map(({ value }) => phaseOf(value)),
    worked,
  };
};

/** Before its acceptance a dossier may be held for what is missing; in hand that is tried at every place apart. */
const isFollowed = (followed: ReadonlySet<string>, type: string, { value }: Snapshot): boolean =>
  followed.has(nameOf(type)) || (type === 'request-supplement' && phaseOf(value) === 'submitted');

/** Whether each place can come to an end by work alone. */
export const endingPlaces = ({ graph, phases, worked }: Explored): boolean[] =>
  leadingTo(
    worked,
    graph.places.flatMap((_, place) => (isOver(phases[place]) ? [place] : [])),
  );

/** How many places are ends. */
export const endsIn = ({ phases }: Explored): number => phases.filter(isOver).length;

const isOver = (phase: Phase | undefined): boolean => phase !== undefined && over.has(phase);

/** Whether each place can come to one of some places by work alone. */
export const leadingTo = (
  worked: readonly (readonly Move[])[],
  goals: readonly number[],
): boolean[] => {
  const into: number[][] = worked.map(() => []);
  for (const moves of worked) for (const { from, to } of moves) into[to]?.push(from);
  const leads = worked.map(() => false);
  for (const goal of goals) leads[goal] = true;
  const open = [...goals];
  for (const place of open)
    for (const before of into[place] ?? []) {
      if (leads[before]) continue;
      leads[before] = true;
      open.push(before);
    }
  return leads;
};
