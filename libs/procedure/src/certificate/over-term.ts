import { termInWords } from '#lib/deadline';

import type { FactValue } from '../definition.ts';
import { factsAskedIn } from '../explore.ts';
import type { MachineEvent } from '../registry.ts';
import type { Move } from '../state-graph.ts';
import type { Explored } from './explored.ts';
import { counterExampleOf, type CounterExample, type Trouble } from './trouble.ts';
import { amountInWords, type LongestWay, type TermPart } from './term.ts';

/** Longest ways that ask for more than the term of the dossiers that go them. */
export const overTermIn = (explored: Explored, { terms }: TermPart): Trouble[] =>
  terms.flatMap(({ label, term, longest }) =>
    longest
      .filter(({ amount, limit }) => limit !== null && amount > limit)
      .map((way): Trouble => {
        const named = label === null ? '' : ` (${label})`;
        return {
          code: 'term-exceeded',
          message: `Cộng định mức các bước trên một đường đi là ${amountInWords(way)}, vượt thời hạn ${termInWords(term)}${named}.`,
          steps: way.steps.map(({ step }) => step),
          counterExample: walked(explored, way),
        };
      }),
  );

/**
 * The way played on the machine: from step to step by the shortest work there is, and on to its end. null where
 * conditions of actions, which budgets know nothing of, do not let anybody go it so.
 */
const walked = (
  { machine, graph, phases, worked }: Explored,
  way: LongestWay,
): CounterExample | null => {
  const asked = factsAskedIn(machine.config);
  const fits = (facts: Record<string, FactValue>) =>
    asked.every((fact) => way.facts[fact] === undefined || way.facts[fact] === facts[fact]);
  let place = graph.places.findIndex(({ context }) => fits(context.facts));
  const start = graph.places[place];
  if (!start) return null;
  const path: MachineEvent[] = [];
  const opens = (at: number, step: string): boolean => {
    const snapshot = graph.places[at];
    if (!snapshot) return false;
    const { tasks, waiting } = machine.view(snapshot);
    return [...tasks, ...waiting].some((one) => one.step === step);
  };
  const goals = [
    ...way.steps.map(
      ({ step }) =>
        (at: number) =>
          opens(at, step),
    ),
    (at: number) => phases[at] === 'finished',
  ];
  for (const goal of goals) {
    const part = shortestWork(worked, place, goal);
    if (!part) return null;
    path.push(...part.map(({ event }) => event));
    place = part.at(-1)?.to ?? place;
  }
  // What only a variant of the term asks about, the flow does not know: it goes the same way with it.
  const facts = { ...start.context.facts, ...way.facts };
  return counterExampleOf(machine, {
    start: { ...start, context: { ...start.context, facts } },
    path,
  });
};

/** The fewest moves of work from a place to one that is wanted; none where it is one, undefined if there is no way. */
const shortestWork = (
  worked: Explored['worked'],
  from: number,
  isWanted: (place: number) => boolean,
): Move[] | undefined => {
  const by = new Map<number, Move>();
  const open = [from];
  for (const place of open) {
    if (isWanted(place)) {
      const moves: Move[] = [];
      for (let move = by.get(place); move; move = by.get(move.from)) moves.unshift(move);
      return moves;
    }
    for (const move of worked[place] ?? []) {
      if (move.to === from || by.has(move.to)) continue;
      by.set(move.to, move);
      open.push(move.to);
    }
  }
  return undefined;
};
