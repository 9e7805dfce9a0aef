import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';

import { accepted, type Story, world } from './decide.examples.ts';
import type { Fold } from './fold.ts';
import type { TaskRecord } from './parts.ts';
import { isoOf } from './instants.ts';
import type { Position } from './position.ts';
import { type AlertPolicy, alertPolicyOf, heldLongFrom, holdAlert, timersOf } from './timers.ts';

const calendar = calendarOf(parse(readFileSync('processes/calendars/vn.yaml', 'utf8')));
const at = (text: string): number => Date.parse(`2023-${text}:00+07:00`);

const standing = (rest: Partial<Position>, tasks: Partial<TaskRecord>[] = []): Fold =>
  ({
    positions: [
      {
        phase: 'in-hand',
        paused: false,
        lateBeforeRestart: false,
        due: null,
        overdueFrom: null,
        ...rest,
      },
    ],
    tasks,
    offers: [],
    holds: [],
    opinions: [],
    findings: [],
    clock: null,
  }) as unknown as Fold;

const byDefault = alertPolicyOf({ start: 'a', steps: {}, policies: { holdLimit: 30 } });

const table = (fold: Fold, policy: AlertPolicy = byDefault) =>
  timersOf(fold, calendar, policy).map(({ kind, firesAt }) => [kind, isoOf(firesAt).slice(5, 16)]);

describe('a hold', () => {
  const held = (since = '09T16:00') => accepted().at(since, { type: 'request-supplement' });
  const told = ({ last: { after } }: Story, holdLimit = 5) =>
    timersOf(
      after,
      world.calendars,
      alertPolicyOf({ start: 'a', steps: {}, policies: { holdLimit } }),
    ).filter(({ kind }) => holdAlert(kind));

  it.each([
    // From Friday 9/6, Monday is its first working day: it is longer from the opening of the day after the last.
    ['09T16:00', 1, '06-13T07:30'],
    ['09T16:00', 5, '06-19T07:30'],
    ['09T16:00', 30, '07-24T07:30'],
    // What is asked for after closing, or on a day off, begins with the next opening.
    ['09T18:00', 1, '06-14T07:30'],
    ['10T09:00', 1, '06-14T07:30'],
  ] as const)('that began on %s is too long after %i working days, on %s', (since, limit, then) => {
    expect(told(held(since), limit).map(({ firesAt }) => isoOf(firesAt).slice(5, 16))).toEqual([
      then,
    ]);
  });

  it('is told to the head of the owner, and says what it waits for', () => {
    const [timer] = told(held());
    expect(timer).toMatchObject({
      kind: 'hold:dossier/supplement/too-long',
      step: null,
      openedSeq: null,
      agency: null,
      role: 'head',
    });
    expect(holdAlert(timer!.kind)).toEqual({ scope: 'dossier', reason: 'supplement' });
    expect(holdAlert('overdue')).toBeUndefined();
    expect(heldLongFrom([timer!])).toBe(timer!.firesAt);
  });

  it('that is over is not waited for any more, nor is one of a dossier that is done', () => {
    expect(told(held().at('12T09:00', { type: 'supplement' }))).toEqual([]);
    expect(told(held().at('12T09:00', { type: 'withdraw' }))).toEqual([]);
    expect(heldLongFrom([])).toBeNull();
  });

  it('that would last beyond the calendar is not told of yet', () => {
    expect(told(held(), 30_000)).toEqual([]);
  });
});

describe('the thresholds of a due date', () => {
  it('are two working days and one before, the day itself, overdue, then head and chair', () => {
    const accepted = standing({
      acceptedAt: at('05-10T08:00'),
      due: at('05-17T17:00'),
      overdueFrom: at('05-18T00:01'),
    });
    expect(table(accepted)).toEqual([
      ['due-2d', '05-15T07:30'],
      ['due-1d', '05-16T07:30'],
      ['due-today', '05-17T07:30'],
      ['overdue', '05-18T00:01'],
      ['escalate-head', '05-19T07:30'],
      ['escalate-chair', '05-23T07:30'],
    ]);
  });

  it('step over weekends and holidays (30/4 and 1/5, made up on 2–3/5)', () => {
    const accepted = standing({
      acceptedAt: at('04-20T08:00'),
      due: at('05-05T17:00'),
      overdueFrom: at('05-06T00:01'),
    });
    expect(table(accepted).slice(0, 3)).toEqual([
      ['due-2d', '04-28T07:30'],
      ['due-1d', '05-04T07:30'],
      ['due-today', '05-05T07:30'],
    ]);
  });

  it('that lie at or before the acceptance are skipped', () => {
    const sameDay = standing({
      acceptedAt: at('05-17T09:00'),
      due: at('05-17T17:00'),
      overdueFrom: at('05-18T07:31'),
    });
    expect(table(sameDay).map(([kind]) => kind)).toEqual([
      'overdue',
      'escalate-head',
      'escalate-chair',
    ]);
    const atOpening = standing({
      acceptedAt: at('05-16T07:30'),
      due: at('05-17T17:00'),
      overdueFrom: at('05-18T00:01'),
    });
    expect(table(atOpening)[0]).toEqual(['due-today', '05-17T07:30']);
  });

  it.each([
    ['before acceptance', { phase: 'submitted' as const, acceptedAt: null }],
    ['once closed', { phase: 'closed' as const, acceptedAt: at('05-10T08:00') }],
    [
      'while validly stopped',
      { acceptedAt: at('05-10T08:00'), due: at('05-17T17:00'), overdueFrom: null, paused: true },
    ],
    ['without a term', { acceptedAt: at('05-10T08:00'), due: null, overdueFrom: null }],
    [
      'stopped and late from before',
      {
        acceptedAt: at('05-10T08:00'),
        due: at('05-17T17:00'),
        overdueFrom: at('05-01T00:01'),
        paused: true,
        lateBeforeRestart: true,
      },
    ],
  ])('are none %s', (_name, position) => {
    expect(table(standing(position))).toEqual([]);
  });

  it('hold for a late dossier that is held: a clock that ran out is not stopped', () => {
    const heldLate = standing({
      acceptedAt: at('05-10T08:00'),
      due: at('05-17T17:00'),
      overdueFrom: at('05-18T00:01'),
      paused: true,
    });
    expect(table(heldLate)).toContainEqual(['overdue', '05-18T00:01']);
  });

  it('of open steps are told apart by the visit; closed steps have none', () => {
    const task = {
      step: 'tham-tra',
      openedSeq: 3,
      openedAt: at('05-16T08:00'),
      due: at('05-17T17:00'),
      overdueFrom: at('05-18T07:31'),
      closedSeq: null,
    };
    const accepted = standing({ acceptedAt: at('05-10T08:00') }, [
      task,
      { ...task, openedSeq: 2, closedSeq: 3 },
    ]);
    expect(table(accepted)).toEqual([
      ['task:tham-tra#3/due-today', '05-17T07:30'],
      ['task:tham-tra#3/overdue', '05-18T07:31'],
    ]);
    expect(timersOf(accepted, calendar, byDefault)[0]).toMatchObject({
      step: 'tham-tra',
      openedSeq: 3,
    });
  });

  it('are data: other days, and working hours, for a procedure or one of its steps', () => {
    const fold = standing(
      { acceptedAt: at('05-10T08:00'), due: at('05-17T09:30'), overdueFrom: at('05-17T09:31') },
      [
        {
          step: 'ky',
          openedSeq: 4,
          openedAt: at('05-10T08:00'),
          due: at('05-17T09:30'),
          overdueFrom: at('05-17T09:31'),
          closedSeq: null,
        },
      ],
    );
    expect(
      table(fold, {
        dossier: [{ at: 'before-due', value: 4, unit: 'working-hour' }],
        step: [],
        steps: { ky: [{ at: 'before-due', value: 3, unit: 'working-day' }] },
        holdLimit: 30,
      }),
    ).toEqual([
      ['due-4h', '05-16T15:00'],
      ['task:ky#4/due-3d', '05-12T07:30'],
    ]);
  });
});

describe('what a definition says of alerts', () => {
  const task = (alerts?: object) => ({
    task: 'A',
    lane: 'l',
    actions: {},
    ...(alerts && { alerts }),
  });
  const policyOf = (rest: object, steps: object = { a: task() }) =>
    alertPolicyOf({ start: 'a', steps, policies: { holdLimit: 30 }, ...rest } as Parameters<
      typeof alertPolicyOf
    >[0]);
  const kinds = (policy: AlertPolicy) =>
    table(
      standing({
        acceptedAt: at('05-08T08:00'),
        due: at('05-17T17:00'),
        overdueFrom: at('05-18T00:01'),
      }),
      policy,
    ).map((row) => row.join(' '));

  it.each<[string, object, string[]]>([
    [
      'other thresholds, in days and in hours',
      {
        before: [
          { value: 3, unit: 'working-day' },
          { value: 4, unit: 'working-hour' },
        ],
      },
      ['due-3d 05-12T07:30', 'due-4h 05-17T13:00', 'due-today 05-17T07:30', 'overdue 05-18T00:01'],
    ],
    ['none before the day', { before: [] }, ['due-today 05-17T07:30', 'overdue 05-18T00:01']],
    ['none at all but being overdue', { before: [], dueDay: false }, ['overdue 05-18T00:01']],
  ])('%s', (_name, alerts, expected) => {
    expect(kinds(policyOf({ alerts })).slice(0, -2)).toEqual(expected);
  });

  it('superiors hear of it when it says so', () => {
    expect(kinds(policyOf({ alerts: { escalate: { head: 2, chair: 4 } } })).slice(-2)).toEqual([
      'escalate-head 05-22T07:30',
      'escalate-chair 05-24T07:30',
    ]);
  });

  it('a step has its own, also within a branch; the others those of every step', () => {
    const own = task({ before: [{ value: 2, unit: 'working-hour' }], dueDay: false });
    const { step, steps } = policyOf(
      {},
      {
        a: task(),
        b: { parallel: { branches: { x: { start: 'c', steps: { c: own } } }, then: 'a' } },
      },
    );
    expect(Object.keys(steps)).toEqual(['c']);
    expect(steps.c).toEqual([
      { at: 'before-due', value: 2, unit: 'working-hour' },
      { at: 'overdue' },
    ]);
    expect(step).toEqual(policyOf({}).step);
  });
});
