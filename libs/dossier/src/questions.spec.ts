import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';
import { policiesSchema } from '#lib/procedure';

import type { Fact } from './facts.ts';
import { foldFacts } from './fold-facts.ts';
import { type HistoryRow, seal } from './history.ts';
import { questionsOf } from './questions.ts';

const START = Date.parse('2023-06-05T08:00:00+07:00');
const MINUTE = 60_000;
const calendar = calendarOf(
  parse(readFileSync('processes/calendars/vn.yaml', 'utf8')),
).provisional();

const questions = (...facts: Fact[]) => {
  const rows = facts.map((fact, index): HistoryRow => {
    const at = START + index * MINUTE;
    return seal({
      dossier: 'D',
      seq: index + 1,
      kind: 'act',
      at,
      recordedAt: at,
      actor: 'x',
      key: `k${index}`,
      fact,
      configuration: 'x',
      targets: [],
      commitment: null,
      prevHash: null,
    });
  });
  return questionsOf(rows, foldFacts(rows, calendar));
};

const submit: Fact = {
  type: 'submit',
  procedure: '9.000001',
  version: 1,
  machine: 'pin',
  field: 'Mẫu',
  agency: 'xa',
  channel: 'direct',
};
const accept: Fact = {
  type: 'accept',
  inForce: { term: { unit: 'none' } as never, policies: policiesSchema.parse({}) },
  effects: [{ type: 'task-opened', step: 'tham-tra', agency: 'xa', role: 'officer' }],
};
const overtaken: Fact['effects'] = [{ type: 'task-closed', step: 'tham-tra', as: 'overtaken' }];
const returned: Fact = {
  type: 'record-returned',
  returnedAt: '2023-06-05T08:02:00+07:00',
  outcome: 'granted',
  effects: overtaken,
};

it('a step still open when the result was given is asked about, of its own agency and role', () => {
  expect(questions(submit, accept, returned)).toEqual([
    {
      key: 'step/tham-tra#2',
      kind: 'skipped-step',
      seq: 3,
      raisedAt: '2023-06-05T08:02:00+07:00',
      agency: 'xa',
      role: 'officer',
      step: 'tham-tra',
      text: null,
    },
  ]);
});

it.each<[string, Fact]>([
  [
    'done',
    {
      type: 'step',
      task: 'tham-tra',
      action: 'xong',
      effects: [{ type: 'task-closed', step: 'tham-tra', as: 'done' }],
    },
  ],
  ['given up with the dossier', { type: 'withdraw', effects: overtaken }],
])('a step that was %s is not', (_, fact) => {
  expect(questions(submit, accept, fact)).toEqual([]);
});

it('a breach of order is asked about, of the owner', () => {
  const asked = questions(submit, accept, returned, { type: 'return' });
  expect(asked.map(({ key, agency, role }) => [key, agency, role])).toEqual([
    ['step/tham-tra#2', 'xa', 'officer'],
    ['finding/returned-twice#4', 'xa', null],
  ]);
  expect(asked[1]?.text).toMatch(/đã được ghi là trả/);
});

it('what is corrected is asked about no more', () => {
  expect(questions(submit, accept, returned, { type: 'correct', void: [3], amend: [] })).toEqual(
    [],
  );
});
