/**
 * The clock against its slow twin, which another hand wrote from the words of semantics.md alone.
 * CLOCK_CASES says how many random lines (default 5,000), CLOCK_SEED which ones:
 *
 *   CLOCK_CASES=1000000 npm run jest -- --selectProjects=integration --runTestsByPath test/clock/twin.spec.ts
 */
import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';
import { evaluateLine } from '#lib/deadline';

import { randomLine, randomOf } from './random-lines.ts';
import { slowEvaluate } from './slow-twin.ts';

const table: unknown = parse(
  readFileSync(new URL('../../processes/calendars/vn.yaml', import.meta.url), 'utf8'),
);
const calendar = calendarOf(table);
const cases = Number(process.env.CLOCK_CASES ?? 5000);
const seed = Number(process.env.CLOCK_SEED ?? 20230315);

/** What must agree of an answer: all of it, but for the words of an error. */
const essence = (answer: unknown): string => {
  const { message: _message, ...rest } = answer as Record<string, unknown>;
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
};

describe('the clock and its slow twin', () => {
  it(
    `answer ${cases} random lines alike`,
    () => {
      const random = randomOf(seed);
      const answered = new Map<string, number>();
      const differences: unknown[] = [];
      for (let i = 0; i < cases && differences.length < 20; i += 1) {
        const line = randomLine(random, `case-${i}`);
        const fast = evaluateLine(calendar, line);
        const slow = slowEvaluate(line);
        if (essence(fast) !== essence(slow)) differences.push({ line, fast, slow });
        const kind = 'error' in fast ? fast.error : (fast.standing ?? 'unfinished');
        answered.set(kind, (answered.get(kind) ?? 0) + 1);
      }
      if (process.env.CLOCK_CASES !== undefined) {
        process.stdout.write(`${JSON.stringify(Object.fromEntries(answered))}\n`);
      }
      expect(differences).toEqual([]);
      // Agreement on nothing but errors would prove little.
      for (const kind of ['early', 'on-time', 'overdue', 'none', 'unfinished', 'CalendarEnds']) {
        expect(answered.get(kind)).toBeGreaterThan(cases / 200);
      }
    },
    60_000 + 3 * cases,
  );
});
