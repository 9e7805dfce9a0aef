import type { FactValue } from '../definition.ts';
import { factsAskedIn } from '../explore.ts';
import { wordsOf } from '../rules/budgets.ts';
import { termInWords } from '#lib/deadline';
import type { Explored } from './explored.ts';
import { counterExampleOf, type CounterExample, type Trouble } from './trouble.ts';
import type { LongestWay, TermPart } from './term.ts';

/** Longest ways that ask for more than the term of the dossiers that go them. */
export const overTermIn = (explored: Explored, { terms }: TermPart): Trouble[] =>
  terms.flatMap(({ label, term, longest }) =>
    longest
      .filter(({ amount, limit }) => limit !== null && amount > limit)
      .map((way): Trouble => {
        const { measure } = way;
        const sum = wordsOf(measure === 'working' ? way.amount / 60 : way.amount, measure);
        const named = label === null ? '' : ` (${label})`;
        return {
          code: 'term-exceeded',
          message: `Cộng định mức các bước trên một đường đi là ${sum}, vượt thời hạn ${termInWords(term)}${named}.`,
          steps: way.steps.map(({ step }) => step),
          counterExample: walked(explored, way),
        };
      }),
  );

/** The way played on the machine: from step to step by the shortest work there is, and on to its end. */
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
  const path = [];
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
    const by = new Map<number, { from: number; index: number }>();
    const open = [place];
    const found = goal(place)
      ? place
      : open.find((at) => {
          if (goal(at)) return true;
          for (const [index, { to }] of (worked[at] ?? []).entries()) {
            if (to === place || by.has(to)) continue;
            by.set(to, { from: at, index });
            open.push(to);
          }
          return false;
        });
    if (found === undefined) return null;
    const part = [];
    for (let at = found, step = by.get(at); at !== place && step; step = by.get(at)) {
      const move = worked[step.from]?.[step.index];
      if (move) part.unshift(move.event);
      at = step.from;
    }
    path.push(...part);
    place = found;
  }
  return counterExampleOf(machine, { start, path });
};
