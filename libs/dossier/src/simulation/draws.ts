import { dayOf, type Minute, startOfDay } from '#lib/calendar';
import { measureOf, type Term } from '#lib/deadline';
import {
  type AllowedEvent,
  declaredFacts,
  defaultFacts,
  type FactValue,
  tellingValues,
} from '#lib/procedure';

import type { Channel } from '../position.ts';
import type { Model } from '../world.ts';
import type { Chance } from './chance.ts';
import type { Habits } from './habits.ts';

const MINUTES_PER_HOUR = 60;
/** Online, people file between these hours, on any day. */
const ONLINE_HOURS = { from: 6, to: 22 } as const;
/** Working minutes. */
export const WORKING_DAY = 480;
const WORKDAYS_OF_A_WEEK = 5 / 7;

/** Working minutes a term comes to, about: for how long somebody takes, not for what is right. */
export const minutesOf = (term: Term): number | null => {
  const measure = measureOf(term);
  switch (measure.by) {
    case 'minutes':
      return measure.count;
    case 'closings':
      return Math.max(1, measure.count) * WORKING_DAY;
    case 'days':
      return Math.round(measure.count * WORKDAYS_OF_A_WEEK) * WORKING_DAY;
    case 'none':
      return null;
  }
};

/** Everything that is left to chance about one dossier of a model. Times are working minutes. */
export class Draws {
  constructor(
    private readonly model: Model,
    private readonly habits: Habits,
    private readonly chance: Chance,
  ) {}

  channel(): Channel {
    const { online } = this.model.procedure;
    const weights = this.habits.channel[online === 'none' ? 'offline' : 'online'];
    return this.chance.weighted(Object.entries(weights)) as Channel;
  }

  /** Some time of a day on which nobody has to be at a desk. */
  hourOnline(day: Minute): Minute {
    const { from, to } = ONLINE_HOURS;
    const hour = from + this.chance.next() * (to - from);
    return (startOfDay(dayOf(day)) + Math.floor(hour * MINUTES_PER_HOUR)) as Minute;
  }

  /** The facts a dossier comes with, the channel left out: that is drawn by itself. */
  facts(): Record<string, FactValue> {
    const { channel: _drawn, ...usual } = defaultFacts(declaredFacts(this.model.procedure));
    return Object.fromEntries(
      Object.entries(usual).map(([fact, value]) => [fact, this.fact(fact, value)]),
    );
  }

  /** What is entered for a fact that is now this. */
  fact(fact: string, value: FactValue): FactValue {
    const others = (this.telling[fact] ?? []).filter((one) => one !== value);
    const other = others[this.chance.below(others.length)];
    const differs = this.chance.is(this.habits.unusualFact);
    return differs && other !== undefined ? other : value;
  }

  private get telling(): Record<string, FactValue[]> {
    return tellingOf(this.model);
  }

  is(what: 'refused' | 'incomplete'): boolean {
    return this.chance.is(this.habits[what]);
  }

  /** What befalls the dossier on its way, and when, as a share of half its term. */
  incidents(): { type: keyof Habits['incidents']; share: number }[] {
    const types = Object.keys(this.habits.incidents) as (keyof Habits['incidents'])[];
    return types.flatMap((type) =>
      this.chance.is(this.habits.incidents[type]) ? [{ type, share: this.chance.next() }] : [],
    );
  }

  wait(what: keyof Habits['wait']): number {
    return this.chance.within(this.habits.wait[what]);
  }

  /** How long a task takes: of its own budget, or of its part of a segment's that has one for all its tasks. */
  effort(step: string): number {
    const { tasks, config } = this.model.machine;
    const { budget = null, segment = null } = tasks[step] ?? {};
    const shared = segment === null ? null : (config.meta.segments[segment]?.budget ?? null);
    const peers = Object.values(tasks).filter((task) => task.segment === segment).length;
    const minutes = budget
      ? minutesOf(budget)
      : shared && (minutesOf(shared) ?? 0) / Math.max(1, peers);
    return minutes === null
      ? this.chance.within(this.habits.withoutBudget)
      : minutes * this.chance.within(this.habits.ofBudget);
  }

  /** Which of its actions somebody does; there is at least one. */
  action(step: string, open: readonly AllowedEvent[]): AllowedEvent {
    const { first, other, withReason } = this.habits.action;
    const [usual] = Object.keys(this.model.machine.tasks[step]?.actions ?? {});
    return this.chance.weighted(
      open.map((one): [AllowedEvent, number] => [
        one,
        one.needs.reason ? withReason : one.action === usual ? first : other,
      ]),
    );
  }

  /** How an offer is answered, and after what share of the time there is to. */
  answer(): { as: keyof Habits['answer']; share: number } {
    return {
      as: this.chance.weighted(Object.entries(this.habits.answer)) as keyof Habits['answer'],
      share: this.chance.within(this.habits.ofAnswerTime),
    };
  }
}

const told = new WeakMap<Model, Record<string, FactValue[]>>();

const tellingOf = (model: Model): Record<string, FactValue[]> => {
  const known = told.get(model) ?? tellingValues(model.machine.config);
  told.set(model, known);
  return known;
};
