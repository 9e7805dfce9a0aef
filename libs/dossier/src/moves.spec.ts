import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';
import { compile, loadMachine, procedureSchema } from '#lib/procedure';

import { acquaintedWith, agenciesOf, workingOn } from './agencies-of.ts';
import type { Command } from './command.ts';
import { decide, type Decision } from './decide.ts';
import { instantOf } from './instants.ts';
import type { DossierState, Model, World } from './world.ts';

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const source = { text: 'mẫu', certainty: 'unverified' };
const procedure = procedureSchema.parse({
  code: '9.000001',
  version: 1,
  name: 'Thủ tục mẫu',
  field: 'Mẫu',
  level: 'commune',
  online: 'full',
  effective: { from: '2020-01-01' },
  sources: [source],
  owner: { kind: 'commune' },
  term: { value: 5, unit: 'working-day', source },
  fee: { items: [], source },
  papers: [],
  lanes: {
    'chuyen-mon': { name: 'Chuyên môn', agency: 'owner', role: 'officer' },
    phong: { name: 'Phòng', agency: 'labour', role: 'officer' },
  },
  segments: {
    'tham-dinh': {
      name: 'Thẩm định',
      agency: 'labour',
      budget: { value: 2, unit: 'working-day' },
      sees: { applicant: false },
    },
  },
  start: 'tham-tra',
  steps: {
    'tham-tra': {
      task: 'Thẩm tra',
      lane: 'chuyen-mon',
      budget: { value: 1, unit: 'working-day' },
      actions: {
        giao: { label: 'Giao', to: 'giao' },
        lai: { label: 'Làm lại', to: 'tham-tra' },
      },
    },
    giao: { handOver: { segment: 'tham-dinh', receive: 'tham-dinh-lam', decline: 'tham-tra' } },
    'tham-dinh-lam': {
      task: 'Thẩm định',
      lane: 'phong',
      segment: 'tham-dinh',
      actions: { xong: { label: 'Xong', to: 'ky' } },
    },
    ky: { task: 'Ký', lane: 'chuyen-mon', actions: { ky: { label: 'Ký', to: 'xong' } } },
    xong: { outcome: 'granted' },
  },
});
const model: Model = { pin: 'pin', procedure, machine: loadMachine(compile(procedure).config) };
const { machine } = model;

/** Each commune has a labour office of its own but xa-3, which nobody serves; a commune does its own. */
const world: World = {
  calendars: calendarOf(read('processes/calendars/vn.yaml')).provisional(),
  serving: (kind, owner) =>
    kind === 'labour' ? (owner === 'xa-3' ? undefined : `phong-${owner}`) : owner,
  model: () => model,
  retention: () => ({ years: 10, source: { text: 'thử', certainty: 'unverified' } }),
  salt: () => '00112233445566778899aabbccddeeff',
};

const at = (time: string): number => {
  const instant = instantOf(`2023-06-${time}:00+07:00`);
  if (instant === undefined) throw new Error(time);
  return instant;
};

class Story {
  state: DossierState | undefined;
  last!: Decision;

  /** @param recorded - when it is told; as soon as it happened, or the last was told, unless said */
  then(time: string, type: Command['type'], rest: object = {}, recorded?: string): this {
    const rows = this.state?.rows ?? [];
    const command = { dossier: 'D', key: `k${rows.length}`, by: 'x', source: 'log', at: at(time) };
    const now = Math.max(at(recorded ?? time), rows.at(-1)?.recordedAt ?? 0);
    this.last = decide(world, model, this.state, { ...command, type, ...rest } as Command, now);
    this.state = { rows: [...rows, this.last.row], snapshot: this.last.snapshot };
    return this;
  }

  get open() {
    return this.last.after.tasks.filter(({ closedSeq }) => closedSeq === null);
  }
}

const inHand = () =>
  new Story()
    .then('05T08:00', 'submit', { procedure: '9.000001', agency: 'xa-1', channel: 'direct' })
    .then('05T09:00', 'accept');
const atLabour = () =>
  inHand()
    .then('05T10:00', 'step', { action: 'giao' })
    .then('05T11:00', 'receive', { segment: 'tham-dinh' });
const plan = {
  plan: 'sap-xep',
  successors: { agencies: { 'xa-1': 'xa-2' }, kinds: { labour: 'commune' } },
};

describe('a transfer', () => {
  it('takes the owner’s open tasks along, under the same clock', () => {
    const story = inHand();
    const [before] = story.open;
    story.then('05T14:00', 'transfer', { to: 'xa-2' });
    expect(story.last.row.fact.effects).toEqual([
      { type: 'task-moved', step: 'tham-tra', agency: 'xa-2' },
    ]);
    expect(story.open).toEqual([
      { ...before, openedSeq: 3, openedAt: at('05T14:00'), agency: 'xa-2' },
    ]);
    expect(story.last.after.tasks[0]).toMatchObject({
      agency: 'xa-1',
      due: before?.due,
      closedSeq: 3,
      closedAs: 'moved',
      standing: null,
    });
    expect(agenciesOf(story.last.after)).toEqual(['xa-1', 'xa-2']);
    expect(workingOn(story.last.after)).toEqual(['xa-2']);
  });

  it('takes a segment to who serves the new owner, its budget running on', () => {
    const story = atLabour();
    const [before] = story.last.after.positions.at(-1)?.segments ?? [];
    story.then('06T08:00', 'transfer', { to: 'xa-2' });
    const [segment] = story.last.after.positions.at(-1)?.segments ?? [];
    expect(segment).toEqual({ ...before, agency: 'phong-xa-2' });
    expect(story.open).toMatchObject([{ step: 'tham-dinh-lam', agency: 'phong-xa-2' }]);
    story.then('06T09:00', 'step', { action: 'xong' });
    expect(story.open).toMatchObject([{ step: 'ky', agency: 'xa-2' }]);
  });

  it('leaves a segment where it is if nobody serves the new owner', () => {
    const story = atLabour().then('06T08:00', 'transfer', { to: 'xa-3' });
    expect(story.last.row.fact.effects).toBeUndefined();
    expect(story.open).toMatchObject([{ agency: 'phong-xa-1' }]);
  });

  it('told late takes along what was opened after it happened', () => {
    const story = inHand()
      .then('05T10:00', 'step', { action: 'lai' })
      .then('05T09:30', 'transfer', { to: 'xa-2', reason: 'nhầm nơi' }, '05T16:00');
    expect(story.open).toMatchObject([{ step: 'tham-tra', agency: 'xa-2' }]);
    expect(workingOn(story.last.after)).toEqual(['xa-2']);
  });

  it('taken back gives the tasks back', () => {
    const story = inHand();
    const { open } = story;
    story
      .then('05T14:00', 'transfer', { to: 'xa-2' })
      .then('05T14:01', 'correct', { void: [3], amend: [], reason: 'nhầm' });
    expect(story.open).toEqual(open);
    expect(story.last.after.positions.at(-1)?.owner).toBe('xa-1');
    story.then('05T15:00', 'transfer', { to: 'xa-2' });
    expect(story.open).toMatchObject([{ agency: 'xa-2' }]);
  });

  it('to the owner itself is refused, and by a plan only where nothing is its business', () => {
    const self = { to: 'xa-1' };
    expect(() => inHand().then('06T08:00', 'transfer', self)).toThrow('chính cơ quan này');
    const other = { plan: 'p', successors: { agencies: {}, kinds: { tax: 'commune' } } };
    expect(() => inHand().then('06T08:00', 'transfer', { ...self, ...other })).toThrow(
      'không có phần nào phải chuyển',
    );
  });

  it('at a desk must say why', () => {
    const desk = { to: 'xa-2', source: 'desk' };
    expect(() => inHand().then('06T08:00', 'transfer', desk)).toThrow('Phải nêu lý do');
  });
});

describe('a transfer by a plan', () => {
  it('takes what an ending kind has to who does its work, and later steps too', () => {
    const story = atLabour().then('06T08:00', 'transfer', { to: 'xa-2', ...plan });
    expect(story.open).toMatchObject([{ step: 'tham-dinh-lam', agency: 'xa-2', role: 'officer' }]);
    const begun = inHand()
      .then('06T08:00', 'transfer', { to: 'xa-2', ...plan })
      .then('06T09:00', 'step', { action: 'giao' });
    expect(begun.last.after.positions.at(-1)?.segments).toMatchObject([{ agency: 'xa-2' }]);
  });

  it('leaves alone what does not end', () => {
    const kept = { plan: 'p', successors: { agencies: { 'xa-1': 'xa-2' }, kinds: {} } };
    const story = atLabour().then('06T08:00', 'transfer', { to: 'xa-2', ...kept });
    expect(story.open).toMatchObject([{ agency: 'phong-xa-1' }]);
    expect(machine.view(story.last.snapshot).tasks).toMatchObject([{ step: 'tham-dinh-lam' }]);
  });
});

it('an agency whose segment is blind works on it and does not learn who it is for', () => {
  const story = atLabour();
  expect(workingOn(story.last.after)).toEqual(['phong-xa-1']);
  expect(acquaintedWith(story.last.after)).toEqual([]);
  story.then('06T09:00', 'step', { action: 'xong' });
  expect(workingOn(story.last.after)).toEqual(['xa-1']);
  expect(acquaintedWith(story.last.after)).toEqual(['xa-1']);
});
