import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';
import { evaluateLine } from '#lib/deadline';

import { randomLine, randomOf } from '../clock/random-lines.ts';
import { slowEvaluate } from '../clock/slow-twin.ts';
import { ratio } from './measure.ts';

it('the clock beside its slow twin, on the same random lines', () => {
  const calendar = calendarOf(parse(readFileSync('processes/calendars/vn.yaml', 'utf8')));
  const random = randomOf(1);
  const lines = Array.from({ length: 20_000 }, (_, index) => randomLine(random, `b${index}`));
  const measured = ratio({
    subject: {
      name: 'clock evaluate, one line',
      run: () => lines.forEach((line) => evaluateLine(calendar, line)),
    },
    baseline: {
      name: 'slow twin, one line',
      run: () => lines.forEach((line) => slowEvaluate(line)),
    },
    units: lines.length,
  });
  expect(measured.subject.perSecond).toBeGreaterThan(0);
});
