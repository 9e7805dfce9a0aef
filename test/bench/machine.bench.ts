import { createMachine, initialTransition, transition } from 'xstate';

import { readCatalogue } from '#lib/catalogue';
import { calendarOf } from '#lib/calendar';
import { publishable } from '#lib/desk';
import { type Command, decide, type DossierState, foldFacts, type World } from '#lib/dossier';
import { loadMachine } from '#lib/procedure';

import { ratio } from './measure.ts';

const { procedures, calendar: table } = await readCatalogue('processes');
const calendar = calendarOf(table).provisional();
const procedure = procedures.find(({ code }) => code === '1.001193');
if (!procedure) throw new Error('no 1.001193');
const { config, pin } = publishable(procedure);
const machine = loadMachine(config);
const world: World = {
  calendars: calendar,
  model: () => ({ pin, procedure, machine }),
  serving: () => undefined,
  retention: () => ({ years: 10, source: { text: 'thử', certainty: 'unverified' } }),
  salt: () => '00',
};
const AT = Date.parse('2023-03-16T08:00:00+07:00');

const base = { dossier: 'D', by: 'x', source: 'log' as const, at: AT };
const commands: Command[] = [
  { ...base, key: '1', type: 'submit', procedure: procedure.code, agency: 'xa', channel: 'online' },
  { ...base, key: '2', type: 'accept' },
  { ...base, key: '3', type: 'finish', outcome: 'granted' },
  { ...base, key: '4', type: 'return' },
];
const life = (): DossierState => {
  let state: DossierState | undefined;
  for (const command of commands) {
    const { row, snapshot } = decide(world, { pin, procedure, machine }, state, command, AT);
    state = { rows: [...(state?.rows ?? []), row], snapshot };
  }
  if (!state) throw new Error('no state');
  return state;
};

it('a decided command beside a bare XState transition', () => {
  const bare = createMachine({
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { on: { go: 'a' } } },
  });
  const [start] = initialTransition(bare);
  const lives = 500;
  ratio({
    subject: {
      name: 'decide (machine, two folds, chain)',
      run: () => {
        for (let i = 0; i < lives; i += 1) life();
      },
    },
    baseline: {
      name: 'bare transition of two states',
      run: () => {
        for (let i = 0; i < lives * commands.length; i += 1)
          transition(bare, start, { type: 'go' });
      },
    },
    units: lives * commands.length,
  });
});

it('the fact fold of a whole life beside decoding its rows from JSON', () => {
  const { rows } = life();
  const text = JSON.stringify(rows);
  const times = 3_000;
  ratio({
    subject: {
      name: 'fold four facts',
      run: () => {
        for (let i = 0; i < times; i += 1) foldFacts(rows, calendar);
      },
    },
    baseline: {
      name: 'JSON.parse of the same rows',
      run: () => {
        for (let i = 0; i < times; i += 1) JSON.parse(text);
      },
    },
    units: times,
  });
});
