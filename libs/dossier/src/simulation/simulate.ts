/**
 * Random runs of one procedure in virtual time: every act is decided by the kernel that runs real dossiers, every
 * clock is its own; only who does what when is drawn.
 */
import { type Day, formatDay, parseDay, startOfDay, type WorkingCalendar } from '#lib/calendar';
import { stepsOf } from '#lib/procedure';

import type { Model, World } from '../world.ts';
import { chanceOf, numbersOf } from './chance.ts';
import { type Habits, usualHabits } from './habits.ts';
import { runOf } from './run.ts';
import { type Tally, Tallying } from './tally.ts';

/** What came of a simulation, and everything it was drawn from: the same again gives the same bytes. */
export interface Simulation extends Tally {
  format: 'motcua-simulation';
  formatVersion: 1;
  procedure: string;
  version: number;
  name: string;
  pin: string;
  seed: number;
  dossiers: number;
  /** First and last day on which dossiers come in. */
  from: string;
  to: string;
  habits: Habits;
}

/** What to draw, and from where. */
export interface Draw {
  calendar: WorkingCalendar;
  seed: number;
  dossiers: number;
  /** Told how many dossiers are done. */
  done?: (dossiers: number) => void;
  habits?: Habits;
}

/**
 * Leads so many dossiers of a model from their submission to their end, at random, and counts what came of them.
 * Each draws from a chance of its own, so that the first hundred of a thousand are the hundred of a hundred.
 *
 * @example
 * simulate(model, { calendar, seed: 1, dossiers: 1000 }).outcomes.granted; // the same number each time
 */
export const simulate = (
  model: Model,
  { calendar: known, seed, dossiers, done, habits = usualHabits }: Draw,
): Simulation => {
  const { procedure, pin } = model;
  const calendar = known.provisional();
  const salts = numbersOf(seed);
  const world: World = {
    calendars: calendar,
    // No act of a simulation leaves its procedure.
    model: () => model,
    serving: (kind) => kind,
    retention: () => {
      throw new Error('nothing is archived in a simulation');
    },
    salt: () =>
      Math.floor(salts() * 2 ** 32)
        .toString(16)
        .padStart(32, '0'),
  };
  const from = firstDayOf(model, known, habits);
  const tally = new Tallying(calendar);
  for (let index = 0; index < dossiers; index += 1) {
    const chance = chanceOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    tally.add(runOf(world, model, habits, chance, `MP-${index + 1}`, startOfDay(from)));
    done?.(index + 1);
  }
  return {
    format: 'motcua-simulation',
    formatVersion: 1,
    procedure: procedure.code,
    version: procedure.version,
    name: procedure.name,
    pin,
    seed,
    dossiers,
    from: formatDay(from),
    to: formatDay((from + habits.days - 1) as Day),
    habits,
    ...tally.result(stepsOf(procedure).map(({ id }) => id)),
  };
};

/** The first day of the last year the calendar knows, or the nearest on which the definition is in force throughout. */
const firstDayOf = (
  { procedure: { effective } }: Model,
  { knownTo }: WorkingCalendar,
  { days }: Habits,
): Day => {
  const wanted = parseDay(`${formatDay(knownTo).slice(0, 4)}-01-01`);
  const last = effective.to === undefined ? wanted : parseDay(effective.to) - days + 1;
  return Math.max(parseDay(effective.from), Math.min(wanted, last)) as Day;
};
