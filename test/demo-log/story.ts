/** One dossier from filing to return, as entries of a log that has no numbers yet. */
import { dayOf, formatDay, type Minute, parseInstant } from '#lib/calendar';
import { termFor } from '#lib/procedure';

import type { Dice } from './dice.ts';
import { AGENCY, type House, modelOn, seatsOf } from './house.ts';
import type { Incident } from './mix.ts';
import { reasons } from './reasons.ts';
import { atTime, filing, type FilingDay, type Goal, later, schedule, taking } from './timing.ts';
import type { Entry, Limits, Story } from './entry.ts';
import { end } from './ending.ts';
import { type Act, walk } from './walk.ts';

/** What a dossier is to become. */
export interface Plan {
  code: string;
  channel: 'online' | 'direct';
  goal: Goal;
  facts: Readonly<Record<string, boolean>>;
  incident?: Incident | undefined;
  digitisedIntake: boolean;
  digitisedResult: boolean;
  /** Leave it in hand. */
  leave?: { after: number } | { on: 'payment' };
  /** Filed at exactly this instant; absent: on one of the filing days. */
  filedAt?: Minute;
  /** Accepted and done in this stretch; `from` for the end only, for a dossier carried over. */
  doneFrom: Minute;
}

const TRIES = 3000;

/** Tells a dossier as planned: throws the dice until its times keep the goal, the calendar and the limits. */
export const tellStory = (
  house: House,
  dice: Dice,
  days: readonly FilingDay[],
  limits: Limits,
  plan: Plan,
): Story => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const story = tryStory(house, dice, days, limits, plan);
    if (story) return story;
  }
  throw new Error(`no times found for ${JSON.stringify(plan)}`);
};

const tryStory = (
  house: House,
  dice: Dice,
  days: readonly FilingDay[],
  limits: Limits,
  plan: Plan,
): Story | undefined => {
  const { calendar } = house;
  const { channel, incident } = plan;
  const filedAt = plan.filedAt ?? filing(dice, calendar, days, channel);
  const day = formatDay(dayOf(filedAt));
  const model = modelOn(house, plan.code, day);
  const desk = dice.pick(seatsOf('desk', model.procedure.field));
  const entries: Entry[] = [
    submitted(dice, plan, filedAt, channel === 'online' ? 'citizen' : desk),
  ];

  let acceptedAt = taking(dice, calendar, filedAt, channel);
  if (incident === 'desk-supplement') {
    const suppliedAt = later(acceptedAt, dice.between(90, 2600));
    entries.push(
      {
        event: 'request-supplement',
        at: acceptedAt,
        by: desk,
        fields: {},
        reason: dice.pick(reasons.deskSupplement),
      },
      { event: 'supplement', at: suppliedAt, by: 'citizen', fields: {} },
    );
    acceptedAt = taking(dice, calendar, suppliedAt, channel);
  }
  if (plan.filedAt === undefined && acceptedAt < limits.start) return undefined;
  if (acceptedAt >= limits.closing) return undefined;
  entries.push({
    event: 'accept',
    at: acceptedAt,
    by: desk,
    fields: {
      digitised: plan.digitisedIntake,
      ...(Object.keys(plan.facts).length > 0 && { facts: plan.facts }),
    },
  });

  const { acts, outcome } = walk(house, dice, {
    model,
    channel,
    facts: plan.facts,
    owner: AGENCY,
    desk,
    day,
    incident,
    ...(plan.leave && { leave: plan.leave }),
  });
  if (incident === 'cut-short') acts.push(overtaken(plan.digitisedResult));
  const last = acts.at(-1);
  if (last && outcome !== null && incident !== 'amend-digitised') {
    last.fields.digitised = plan.digitisedResult;
  }
  const { term } = termFor(model.procedure, plan.facts, channel);
  const { policies } = model.procedure;
  const times = schedule(dice, calendar, { acceptedAt, term, policies }, acts, plan.goal);
  const finishedAt = times?.at(-1);
  if (!times || finishedAt === undefined) return undefined;
  if (finishedAt > limits.closing || finishedAt < plan.doneFrom) return undefined;
  for (const [place, { event, by, fields, reason }] of acts.entries()) {
    const at = times[place] ?? finishedAt;
    entries.push({ event, at, by, fields, ...(reason !== undefined && { reason }) });
  }
  const told = { filedAt, entries };
  if (plan.leave) return told;
  return end(dice, calendar, limits, told, desk, plan) ? told : undefined;
};

const submitted = (dice: Dice, { code, channel }: Plan, at: Minute, by: string): Entry => ({
  event: 'submit',
  at,
  by,
  fields: {
    procedure: code,
    agency: AGENCY,
    channel,
    ...(code === '2.000815' && { facts: { 'so-trang': dice.between(1, 12) } }),
    ...(code === '1.001776' && {
      facts: {
        'doi-tuong': dice.pick(['tre-em', 'nguoi-cao-tuoi', 'nguoi-cao-tuoi', 'nguoi-khuyet-tat']),
      },
    }),
  },
});

/** Stands for the record that overtakes the open steps; its times are filled in with the return. */
const overtaken = (digitised: boolean): Act => ({
  event: 'record-returned',
  by: 'mot-cua-1',
  fields: { outcome: 'granted', digitised },
  reason: reasons.recordReturned[0],
  effort: 60,
  wait: 0,
});

/** The afternoon the software was down: what the office did then was written down the next morning. */
const outage = {
  from: parseInstant('2023-05-17T13:30:00+07:00'),
  to: parseInstant('2023-05-17T17:00:00+07:00'),
};

/** Marks what happened during the outage as recorded after it. */
export const throughOutage = (dice: Dice, story: Story): void => {
  for (const entry of story.entries) {
    const { at, by } = entry;
    if (by === 'citizen' || at < outage.from || at > outage.to) continue;
    if (entry.recordedAt !== undefined || entry.event === 'correct') continue;
    entry.recordedAt = atTime(dayOf(later(at, 1440)), 7, 30 + dice.between(0, 12));
    entry.reason ??= reasons.outage;
  }
};
