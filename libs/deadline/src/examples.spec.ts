import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';

import { evaluateLine } from './evaluate.ts';

const root = new URL('../../../', import.meta.url);
const calendar = calendarOf(
  parse(readFileSync(new URL('processes/calendars/vn.yaml', root), 'utf8')),
);

const examples = readFileSync(new URL('test/clock/examples.jsonl', root), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { input: { id: string }; expected: Record<string, unknown> });

describe('the worked examples of semantics §7', () => {
  it('are all there', () => expect(examples).toHaveLength(26));

  it.each(examples.map((example) => [example.input.id, example] as const))(
    '%s',
    (_id, { input, expected }) => {
      // An error's message is for people and not fixed.
      const answer = { ...evaluateLine(calendar, input), message: undefined };
      expect(answer).toEqual(expected);
    },
  );
});
