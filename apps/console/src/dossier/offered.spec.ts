import { arrange, asks, asksDigitised, idOf, labelOf, type Offered } from './offered.ts';
import type { Definition } from '../procedures/definition.ts';

const offered = (action: string, more: Partial<Offered> = {}): Offered => ({
  action,
  step: null,
  label: action,
  task: null,
  taskName: null,
  segment: null,
  scopes: [],
  needs: { facts: {}, reason: false, outcome: false, segment: false, fields: [] },
  blocked: null,
  ...more,
});
const step = (task: string, name: string) => offered('step', { task, taskName: task, step: name });
const blocked = (action: string) =>
  offered(action, { blocked: { code: 'not-allowed', message: 'Chưa làm được.' } });

it('every action stands in exactly one place', () => {
  const actions = [
    offered('stop'),
    blocked('accept'),
    offered('supplement'),
    step('a', 'x'),
    step('b', 'y'),
    step('a', 'z'),
  ];
  const { tasks, outer, blocked: not } = arrange(actions);
  const all = [...tasks, ...outer].flatMap((group) => group.actions).concat(not);
  expect(all.map(idOf).sort()).toEqual(actions.map(idOf).sort());
  expect(tasks.map(({ task, actions: of }) => [task, of.map((one) => one.step)])).toEqual([
    ['a', ['x', 'z']],
    ['b', ['y']],
  ]);
});

it.each([
  ['a submitted one is accepted', [offered('withdraw'), offered('accept')], 'accept'],
  ['the first action of the first task', [offered('extend'), step('a', 'x')], 'step.a.x'],
  [
    'not the way back',
    [step('a', 'back'), step('a', 'on')].map((one, index) =>
      index === 0 ? { ...one, needs: { ...one.needs, reason: true } } : one,
    ),
    'step.a.on',
  ],
  ['what was asked for arrives', [offered('accept'), offered('supplement')], 'supplement'],
  ['a returned one is archived', [offered('record-returned'), offered('archive')], 'archive'],
  ['a finished one is returned', [offered('correct'), offered('return')], 'return'],
  ['nothing, where all is for a special case', [offered('correct')], undefined],
  [
    'another agency’s part is theirs to receive',
    [offered('receive', { segment: 'bhyt' })],
    undefined,
  ],
])('the usual: %s', (_, actions, usual) => {
  const found = arrange(actions).usual;
  expect(found && idOf(found)).toBe(usual);
});

it('a usual act of no task stands by itself', () => {
  const { outer } = arrange([offered('return'), offered('send')]);
  expect(outer.flatMap(({ actions }) => actions.map(idOf))).toEqual(['send']);
});

it('nothing is usual where nothing is allowed', () => {
  expect(arrange([blocked('accept')]).usual).toBeUndefined();
});

it('an act that needs something asks, one that needs nothing does not', () => {
  expect(asks(step('a', 'x'))).toBe(false);
  expect(asks(offered('request-payment'))).toBe(true);
  expect(asks(offered('payment'))).toBe(true);
  expect(asks(offered('hold', { scopes: ['dossier', 'cu-tru'] }))).toBe(true);
});

it('papers are asked about at the intake and where an action leads to the result', () => {
  const definition = {
    steps: {
      a: {
        task: 'A',
        lane: 'l',
        actions: { x: { label: 'X', to: 'done' }, y: { label: 'Y', to: 'a' } },
      },
      done: { outcome: 'granted' },
    },
  } as unknown as Definition;
  expect(asksDigitised(offered('accept'), undefined)).toBe(true);
  expect(asksDigitised(step('a', 'x'), definition)).toBe(true);
  expect(asksDigitised(step('a', 'y'), definition)).toBe(false);
});

it('a segment offered to one’s own agency is received', () => {
  const receive = offered('receive', { segment: 'bhyt' });
  expect(arrange([offered('stop'), receive], new Set(['bhyt'])).usual).toBe(receive);
});

it('acts are found under what they are about, unknown ones too', () => {
  const { outer } = arrange([
    offered('stop'),
    offered('new-act'),
    offered('refuse'),
    offered('accept'),
  ]);
  expect(outer.map(({ name, actions }) => [name, actions.map(idOf)])).toEqual([
    ['Tiếp nhận', ['refuse']],
    ['Thời hạn', ['stop']],
    ['Việc khác', ['new-act']],
  ]);
});

it('acts about a segment stand together under it', () => {
  const of = (action: string, segment: string) => offered(action, { segment });
  const { outer } = arrange([
    of('recall', 'bhyt'),
    of('receive', 'cu-tru'),
    offered('transfer'),
    of('receive', 'bhyt'),
  ]);
  expect(
    outer.map(({ segment, actions }) => [segment, actions.map(({ action }) => action)]),
  ).toEqual([
    [null, ['transfer']],
    ['cu-tru', ['receive']],
    ['bhyt', ['receive', 'recall']],
  ]);
});

it('an act about a segment names it', () => {
  const nameOf = (segment: string) => segment.toUpperCase();
  expect(labelOf(offered('receive', { segment: 'bhyt' }), nameOf)).toBe('receive: BHYT');
  expect(labelOf(step('a', 'x'), nameOf)).toBe('step');
});
