import { parseDay, startOfDay } from '#lib/calendar';

import { calendar, modelOf } from '../../testing/walk.ts';
import { foldControl } from '../control.ts';
import { foldFacts } from '../fold-facts.ts';
import { chainBreak } from '../history.ts';
import type { World } from '../world.ts';
import { chanceOf } from './chance.ts';
import { minutesOf } from './draws.ts';
import { type Habits, usualHabits } from './habits.ts';
import { runOf } from './run.ts';
import { simulate } from './simulate.ts';

const birth = modelOf('ho-tich/dang-ky-khai-sinh');
const land = modelOf('dat-dai/dang-ky-bien-dong-chuyen-quyen');
const firstTitle = modelOf('dat-dai/cap-giay-chung-nhan-lan-dau-2025');
const joint = modelOf('ho-tich/lien-thong-khai-tu-2025');

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Nothing befalls anybody, and everything takes just so much of its time. */
const steady = (ofBudget: number, change: Partial<Habits> = {}): Habits => {
  const always = (share: number) => ({ least: share, usual: share, most: share });
  return {
    ...usualHabits,
    unusualFact: 0,
    refused: 0,
    incomplete: 0,
    incidents: { 'request-supplement': 0, 'request-opinion': 0, withdraw: 0, stop: 0 },
    action: { first: 1, other: 0, withReason: 0 },
    answer: { received: 1, declined: 0, recalled: 0, expired: 0 },
    ofBudget: always(ofBudget),
    withoutBudget: always(1),
    ofAnswerTime: always(0.01),
    ...change,
  };
};

it('gives the same bytes for the same seed, and other figures for another', () => {
  const draw = { calendar, seed: 5, dossiers: 60 };
  const once = simulate(land, draw);
  expect(JSON.stringify(simulate(land, draw))).toBe(JSON.stringify(once));
  expect(simulate(land, { ...draw, seed: 6 }).steps).not.toEqual(once.steps);
});

it('counts every dossier once, and tells of each that is done', () => {
  const done: number[] = [];
  const simulation = simulate(joint, {
    calendar,
    seed: 1,
    dossiers: 80,
    done: (count) => done.push(count),
  });
  expect(done).toHaveLength(80);
  const { outcomes, standing, whole, steps, refusals } = simulation;
  expect(sum(outcomes)).toBe(80);
  expect(sum(standing)).toBe(80 - outcomes.refused - outcomes.unfinished);
  expect(whole.visits).toBe(sum(standing));
  expect(outcomes).toMatchObject({ unfinished: 0 });
  expect(refusals).toEqual([]);
  expect(simulation).toMatchObject({ from: '2026-01-01', to: '2026-03-31', pin: joint.pin });
  for (const { visits, median, p90, over, lateOver } of steps) {
    expect(visits).toBeGreaterThan(0);
    expect(p90).toBeGreaterThanOrEqual(median);
    expect(over).toBeGreaterThanOrEqual(lateOver);
  }
});

it('every run is a history the kernel made: whole, and folded to where it stands', () => {
  const world: World = {
    calendars: calendar,
    model: () => joint,
    serving: (kind) => kind,
    retention: () => ({ years: 10, source: { text: 'thử', certainty: 'unverified' } }),
    salt: () => '00',
  };
  const start = startOfDay(parseDay('2025-07-01'));
  for (let seed = 1; seed <= 25; seed += 1) {
    const { state, last } = runOf(world, joint, usualHabits, chanceOf(seed), 'D', start);
    expect(chainBreak(state.rows)).toBeUndefined();
    expect(foldControl(() => joint.machine, state.rows)).toMatchObject({
      snapshot: state.snapshot,
    });
    expect(foldFacts(state.rows, calendar).positions).toEqual(last.after.positions);
    const times = state.rows.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});

it('who keeps to half the budgets is never late, who takes thrice always, and it shows where', () => {
  const draw = { calendar, seed: 2, dossiers: 40 };
  const quick = simulate(joint, { ...draw, habits: steady(0.5) });
  expect(quick.outcomes.granted).toBe(40);
  expect(quick.standing).toMatchObject({ overdue: 0 });
  expect(quick.steps.every(({ over }) => over === 0)).toBe(true);
  expect(quick.late).toEqual([]);

  const slow = simulate(joint, { ...draw, habits: steady(3) });
  expect(slow.standing).toMatchObject({ early: 0, 'on-time': 0, overdue: 40 });
  const first = slow.steps[0];
  expect(first).toMatchObject({ agency: 'commune', visits: 40, over: 40, lateOver: 40 });
  expect(slow.late.map(({ holder }) => holder)).toContain('agency');
});

it('the time of a step is the work on it, whatever is waited for before or after', () => {
  const { steps, waits } = simulate(firstTitle, {
    calendar,
    seed: 2,
    dossiers: 30,
    habits: steady(0.5),
  });
  expect(waits.map(({ reason }) => reason)).toContain('opinion');
  const budgeted = steps.flatMap(({ step, median, p90 }) => {
    const budget = firstTitle.machine.tasks[step]?.budget;
    const minutes = budget ? minutesOf(budget) : null;
    return minutes === null ? [] : [{ step, median, p90, half: minutes / 2 }];
  });
  expect(budgeted.length).toBeGreaterThan(5);
  for (const { step, median, p90, half } of budgeted)
    expect({ step, median, p90 }).toEqual({ step, median: half, p90: half });
});

it('lateness is theirs who do not answer a hand-over, if everybody else is quick', () => {
  const late = { least: 40, usual: 40, most: 40 };
  const { standing, late: shares } = simulate(land, {
    calendar,
    seed: 2,
    dossiers: 30,
    habits: steady(0.2, { ofAnswerTime: late }),
  });
  expect(standing.overdue).toBe(30);
  expect(shares[0]).toMatchObject({ holder: 'transit', dossiers: 30 });
});

it('within the day, budgets shrink to what is left of it', () => {
  const { standing } = simulate(birth, {
    calendar,
    seed: 4,
    dossiers: 60,
    habits: steady(0.9),
  });
  expect(standing.overdue).toBe(0);
});

it('gives a dossier up at the limit of acts, and counts it', () => {
  const { outcomes, standing, acts } = simulate(land, {
    calendar,
    seed: 1,
    dossiers: 10,
    habits: { ...steady(1), acts: 4 },
  });
  expect(outcomes.unfinished).toBe(10);
  expect(sum(standing)).toBe(0);
  expect(acts).toBe(40);
});

it('a task whose actions’ conditions are not met is given up too, not waited for for ever', () => {
  const stuck = modelOf('ho-tich/dang-ky-khai-tu', (procedure) => {
    const first = procedure.steps[procedure.start];
    if (first && 'task' in first)
      for (const action of Object.values(first.actions))
        action.when = { fact: 'channel', in: ['nowhere'] };
    return procedure;
  });
  const { outcomes } = simulate(stuck, {
    calendar,
    seed: 1,
    dossiers: 3,
    habits: steady(1),
  });
  expect(outcomes.unfinished).toBe(3);
});
