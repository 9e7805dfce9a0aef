import { compile, hashOf } from './compile.ts';
import { loadMachine } from './machine.ts';
import type { Machine, Snapshot } from './machine.ts';
import { joint, simple } from './machine.examples.ts';
import type { MachineEvent } from './registry.ts';
import { UnknownMachineName } from './check-names.ts';
import { IllegalConfiguration, InvalidFact } from './machine-errors.ts';

const load = (procedure = simple()): Machine => loadMachine(compile(procedure).config);

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

/** Plays events that must all be taken. */
const play = (machine: Machine, from: Snapshot, ...events: (MachineEvent | string)[]): Snapshot =>
  events.reduce<Snapshot>((snapshot, event) => {
    const acted = machine.act(
      freeze(snapshot),
      typeof event === 'string' ? { type: event } : event,
    );
    if (acted.refused !== undefined)
      throw new Error(`${JSON.stringify(event)}: ${JSON.stringify(acted)}`);
    expect(JSON.parse(JSON.stringify(acted.snapshot))).toEqual(acted.snapshot);
    return acted.snapshot;
  }, from);

const submit = { type: 'step.tham-dinh.trinh-ky', facts: { 'can-xac-minh': false } };

describe('the standard life', () => {
  const machine = load();
  const accepted = () => play(machine, machine.init(), 'accept');

  it('starts submitted and walks the author’s way to its outcome', () => {
    expect(machine.view(machine.init())).toMatchObject({
      phase: 'submitted',
      status: 1,
      tasks: [],
    });
    const atHead = play(machine, accepted(), submit);
    expect(machine.view(atHead)).toMatchObject({
      phase: 'in-hand',
      status: 4,
      tasks: [{ step: 'ky', name: 'Ký', lane: 'lanh-dao', segment: null }],
    });
    const finished = play(machine, atHead, 'step.ky.ky');
    expect(machine.view(finished)).toMatchObject({
      phase: 'finished',
      status: 9,
      outcome: 'granted',
    });
    expect(machine.view(play(machine, finished, 'return', 'rate', 'correct')).status).toBe(10);
  });

  it('takes a decision by what the clerk has entered', () => {
    const asked = { type: 'step.tham-dinh.trinh-ky', facts: { 'can-xac-minh': true } };
    const verifying = play(machine, accepted(), asked);
    expect(machine.view(verifying).tasks[0]?.step).toBe('xac-minh');
    expect(machine.view(play(machine, verifying, 'step.xac-minh.xong')).facts).toMatchObject({
      'can-xac-minh': false,
    });
  });

  it.each([
    ['a step without its fact', { type: 'step.tham-dinh.trinh-ky' }, { code: 'fact-missing' }],
    [
      'a fact of another type',
      { type: 'step.tham-dinh.trinh-ky', facts: { 'can-xac-minh': 'có' } },
      { code: 'fact-invalid' },
    ],
    [
      'a fact nobody asked for',
      { type: 'step.tham-dinh.trinh-ky', facts: { 'can-xac-minh': true, 'so-ban': 2 } },
      { code: 'fact-unasked' },
    ],
    ['a missing reason', { type: 'step.tham-dinh.tra-lai' }, { code: 'reason-missing' }],
    ['a finish without outcome', { type: 'finish' }, { code: 'outcome-missing' }],
    [
      'a finish with another outcome',
      { type: 'finish', outcome: 'ok' },
      { code: 'outcome-invalid' },
    ],
    ['an answer to nothing', { type: 'payment' }, { code: 'no-hold' }],
    [
      'a hold on an unknown segment',
      { type: 'request-payment', segment: 'x' },
      { code: 'segment-unknown' },
    ],
    ['a receipt of nothing', { type: 'receive', segment: 'x' }, { code: 'not-offered' }],
    ['a receipt by nobody', { type: 'receive' }, { code: 'segment-missing' }],
  ])('refuses %s', (_name, event, refusal) => {
    expect(machine.act(accepted(), event)).toEqual(
      expect.objectContaining({ refused: 'guard', ...refusal }),
    );
  });

  it.each(['return', 'accept', 'step.ky.ky', 'step', 'xstate.init', 'xstate.stop', '*', 'nothing'])(
    'does not allow %s at the first task',
    (type) => {
      expect(machine.act(accepted(), { type })).toMatchObject({
        refused: 'not-allowed',
        phase: 'in-hand',
      });
    },
  );

  it('says which expression of an action does not hold', () => {
    const atHead = play(machine, accepted(), submit);
    expect(machine.act(atHead, { type: 'step.ky.ky-nhieu' })).toEqual({
      refused: 'guard',
      code: 'expression-false',
      expression: { fact: 'so-ban', above: 1 },
    });
    const varied = play(machine, atHead, { type: 'vary', facts: { 'so-ban': 3 } });
    expect(machine.view(play(machine, varied, 'step.ky.ky-nhieu')).phase).toBe('finished');
  });

  it('finds the task of a step by its action', () => {
    const acted = play(machine, accepted(), { type: 'step', action: 'tra-lai', reason: true });
    expect(machine.view(acted)).toMatchObject({
      phase: 'finished',
      outcome: 'returned-unqualified',
    });
  });

  it('refuses facts it does not know', () => {
    expect(() => machine.init({ 'khong-co': true })).toThrow(InvalidFact);
    expect(() => machine.init({ channel: 'fax' })).toThrow(InvalidFact);
    expect(machine.init({ channel: 'online' }).context.facts.channel).toBe('online');
  });
});

describe('holds', () => {
  const machine = load();
  const accepted = () => play(machine, machine.init(), 'accept');

  it('overlap, and the task moves again only when all are released', () => {
    const held = play(machine, accepted(), 'request-supplement', 'request-payment');
    expect(machine.view(held).status).toBe(6);
    expect(machine.act(held, submit)).toEqual({
      refused: 'held',
      holds: [
        { scope: 'dossier', reason: 'supplement' },
        { scope: 'dossier', reason: 'payment' },
      ],
    });
    const paid = play(machine, held, 'payment');
    expect(machine.view(paid).status).toBe(5);
    expect(machine.act(paid, submit)).toMatchObject({ refused: 'held' });
    expect(machine.view(play(machine, paid, 'supplement', submit)).tasks[0]?.step).toBe('ky');
  });

  it('are not opened twice for the same scope and reason', () => {
    const held = play(machine, accepted(), 'request-supplement');
    expect(machine.act(held, { type: 'request-supplement' })).toMatchObject({ code: 'hold-open' });
  });

  it('are opened by an action that says so', () => {
    const held = play(machine, accepted(), 'step.tham-dinh.cho-nop-tien');
    expect(machine.view(held)).toMatchObject({ status: 6, tasks: [{ step: 'tham-dinh' }] });
  });

  it.each([
    [{ type: 'finish', outcome: 'rejected' }],
    [{ type: 'withdraw' }],
    [{ type: 'stop' }],
    [{ type: 'record-returned', outcome: 'granted' }],
  ])('are cleared by %j', (event) => {
    const held = play(machine, accepted(), 'request-supplement', 'request-payment');
    expect(machine.view(play(machine, held, event)).holds).toEqual([]);
  });

  it('before acceptance end with the acceptance', () => {
    const asked = play(machine, machine.init(), 'request-supplement');
    expect(machine.view(asked).status).toBe(5);
    expect(machine.view(play(machine, asked, 'supplement')).status).toBe(1);
    expect(machine.view(play(machine, asked, 'accept')).holds).toEqual([]);
  });
});

describe('segments', () => {
  const machine = load(joint());
  const parallel = () => play(machine, machine.init(), 'accept', 'step.khai-sinh.chuyen');

  it('join when every branch has, and not before', () => {
    const both = play(machine, parallel(), 'receive.cu-tru', {
      type: 'receive',
      segment: 'the-bhyt',
    });
    const one = play(machine, both, { type: 'step', action: 'xong', segment: 'cu-tru' });
    expect(machine.view(one).configuration).toEqual({
      'in-hand': { 'song-song': { 'cong-an': 'join', bhxh: 'cap-the' } },
    });
    const joined = play(machine, one, 'step.cap-the.xong');
    expect(machine.view(joined).configuration).toEqual({ 'in-hand': 'tong-hop' });
    expect(machine.view(play(machine, joined, 'step.tong-hop.lam-lai')).waiting).toEqual([
      expect.objectContaining({ step: 'giao-cong-an', segment: 'cu-tru' }),
      expect.objectContaining({ step: 'giao-bhxh', segment: 'the-bhyt' }),
    ]);
  });

  it('ask for the task where an action fits several', () => {
    const both = play(machine, parallel(), 'receive.cu-tru', 'receive.the-bhyt');
    expect(machine.act(both, { type: 'step', action: 'xong' })).toEqual({
      refused: 'ambiguous',
      tasks: ['dang-ky-cu-tru', 'cap-the'],
    });
  });

  it('are held alone: the other branch goes on', () => {
    const both = play(machine, parallel(), 'receive.cu-tru', 'receive.the-bhyt');
    const held = play(machine, both, { type: 'request-supplement', segment: 'cu-tru' });
    expect(machine.act(held, { type: 'step.dang-ky-cu-tru.xong' })).toMatchObject({
      refused: 'held',
    });
    expect(machine.view(play(machine, held, 'step.cap-the.xong')).tasks).toHaveLength(1);
    const released = play(machine, held, { type: 'supplement', segment: 'cu-tru' });
    expect(machine.view(play(machine, released, 'step.dang-ky-cu-tru.xong')).holds).toEqual([]);
  });

  it('take a partner’s receipt while the dossier is held', () => {
    const held = play(machine, parallel(), 'request-supplement', 'receive.cu-tru');
    expect(machine.view(held).tasks[0]?.step).toBe('dang-ky-cu-tru');
    expect(machine.act(held, { type: 'step.dang-ky-cu-tru.xong' })).toMatchObject({
      refused: 'held',
    });
  });

  it('go another way when declined', () => {
    expect(machine.view(play(machine, parallel(), 'decline.cu-tru')).tasks[0]?.step).toBe(
      'sua-cu-tru',
    );
  });

  it('outside the flow are offered, received or declined, each once', () => {
    const offered = play(machine, parallel(), { type: 'hand-over', segment: 'thue' });
    expect(machine.act(offered, { type: 'hand-over', segment: 'thue' })).toMatchObject({
      code: 'already-offered',
    });
    const received = play(machine, offered, { type: 'receive', segment: 'thue' });
    expect(machine.view(received).offers).toEqual({ thue: 'received' });
    expect(machine.act(received, { type: 'decline', segment: 'thue' })).toMatchObject({
      code: 'not-offered',
    });
    play(machine, received, { type: 'request-payment', segment: 'thue' });
  });

  it('asked for an opinion that holds nothing still wait for the answer', () => {
    const asked = play(machine, parallel(), 'request-opinion');
    expect(machine.view(asked)).toMatchObject({ holds: [], requests: [{ reason: 'opinion' }] });
    expect(machine.act(asked, { type: 'request-opinion' })).toMatchObject({ code: 'hold-open' });
    expect(machine.act(play(machine, asked, 'opinion'), { type: 'opinion' })).toMatchObject({
      code: 'no-hold',
    });
  });
});

describe('a stated configuration', () => {
  const machine = load(joint());

  it('is one the machine goes on from', () => {
    const stated = machine.at({
      'in-hand': { 'song-song': { 'cong-an': 'join', bhxh: 'cap-the' } },
    });
    expect(machine.view(play(machine, stated, 'step.cap-the.xong')).tasks[0]?.step).toBe(
      'tong-hop',
    );
  });

  it.each([
    ['an unknown phase', 'nowhere'],
    ['no step', 'in-hand'],
    ['an unknown step', { 'in-hand': 'khong-co' }],
    ['a missing branch', { 'in-hand': { 'song-song': { 'cong-an': 'join' } } }],
    [
      'a foreign branch',
      { 'in-hand': { 'song-song': { 'cong-an': 'join', bhxh: 'join', x: 'y' } } },
    ],
    ['all branches joined', { 'in-hand': { 'song-song': { 'cong-an': 'join', bhxh: 'join' } } }],
    ['an outcome to pass through', { 'in-hand': 'cap' }],
    ['two steps at once', { 'in-hand': { 'khai-sinh': 'x', 'tong-hop': 'y' } }],
    ['a phase with an inside it has not', { submitted: 'x' }],
  ])('is refused with %s', (_name, configuration) => {
    expect(() => machine.at(configuration as never)).toThrow(IllegalConfiguration);
  });

  it('settles acceptance and outcome by its phase', () => {
    const patch = { accepted: true, outcome: 'granted' } as const;
    expect(machine.at('submitted', patch).context).toMatchObject({
      accepted: false,
      outcome: null,
    });
    expect(machine.at({ 'in-hand': 'khai-sinh' }, patch).context).toMatchObject({ outcome: null });
    expect(machine.at('finished', patch).context).toMatchObject({ outcome: 'granted' });
    expect(machine.at('withdrawn').context.accepted).toBe(true);
  });

  it('is refused with a context that does not fit', () => {
    const inHand = { 'in-hand': 'khai-sinh' };
    const hold = { scope: 'dossier', reason: 'payment' } as const;
    expect(() => machine.at(inHand, { holds: [hold, hold] })).toThrow(/twice/);
    expect(() => machine.at(inHand, { holds: [{ ...hold, scope: 'x' }] })).toThrow(/segment x/);
    expect(() => machine.at(inHand, { facts: { x: 1 } })).toThrow(/fact x/);
    expect(() => machine.at('stopped', { holds: [hold] })).toThrow(/held/);
  });
});

describe('loading', () => {
  const { config } = compile(simple());
  const broken = (change: (copy: typeof config) => void): typeof config => {
    const copy = structuredClone(config);
    change(copy);
    return copy;
  };

  it.each([
    ['guard', broken((c) => (c.states.submitted!.on!.accept![0]!.guard = { type: 'x' } as never))],
    [
      'action',
      broken((c) => c.states.submitted!.on!.accept![0]!.actions!.push({ type: 'x' } as never)),
    ],
    ['key', broken((c) => Object.assign(c.states.submitted!, { after: {} }))],
    ['key', broken((c) => Object.assign(c.states.submitted!, { entry: ['x'] }))],
    ['format', broken((c) => Object.assign(c.meta, { format: 2 }))],
  ])('refuses an unknown %s', (what, machine) => {
    expect(() => loadMachine(machine)).toThrow(UnknownMachineName);
    expect(() => loadMachine(machine)).toThrow(what);
  });

  it('gives the same hash for the same definition, another for another', () => {
    expect(compile(simple()).hash).toBe(compile(simple()).hash);
    expect(compile(simple()).hash).toMatch(/^[0-9a-f]{64}$/);
    expect(compile(joint()).hash).not.toBe(compile(simple()).hash);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });
});

describe('a config back from jsonb, its keys in another order', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, turned(item)]),
    );
  };

  it('has the same hash and runs the same', () => {
    const compiled = compile(joint());
    const config = turned(compiled.config) as typeof compiled.config;
    expect(hashOf(config)).toBe(compiled.hash);
    const runOn = (machine: Machine) =>
      play(
        machine,
        machine.init(),
        'accept',
        'step.khai-sinh.chuyen',
        'receive.cu-tru',
        'request-payment',
      );
    expect(runOn(loadMachine(config))).toEqual(runOn(loadMachine(compiled.config)));
  });
});

describe('what is allowed', () => {
  it('is exactly what act takes, and the rest says why not', () => {
    const machine = load(joint());
    const held = play(
      machine,
      machine.init(),
      'accept',
      'step.khai-sinh.chuyen',
      'receive.cu-tru',
      'request-supplement',
    );
    const events = machine.allowed(held);
    const one = (type: string) => events.find((event) => event.type === type);
    expect(one('step.dang-ky-cu-tru.xong')).toMatchObject({
      label: 'Xong',
      segment: 'cu-tru',
      blocked: { refused: 'held' },
    });
    expect(one('receive.the-bhyt')?.blocked).toBeNull();
    expect(one('supplement')).toMatchObject({ blocked: null, scopes: ['dossier'] });
    expect(one('request-supplement')?.scopes).toEqual(['cu-tru', 'the-bhyt']);
    expect(one('accept')?.blocked).toMatchObject({ refused: 'not-allowed', phase: 'in-hand' });
    expect(one('hand-over')).toMatchObject({ blocked: null, needs: { segment: true } });
  });
});
