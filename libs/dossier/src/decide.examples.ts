import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf } from '#lib/calendar';
import { compile, loadMachine, procedureSchema } from '#lib/procedure';

import type { Command } from './command.ts';
import { decide, type Decision } from './decide.ts';
import { pinOf } from './control.ts';
import { instantOf } from './instants.ts';
import type { DossierState, Model, World } from './world.ts';

/** A procedure of two steps, a segment of the police among them; and another one of a day, for a dossier taken in wrongly. */
const yaml = (path: string) => parse(readFileSync(path, 'utf8')) as unknown;
export const world: World = {
  calendars: calendarOf(yaml('processes/calendars/vn.yaml')).provisional(),
  model: (pin) => modelPinned(pin),
  serving: (kind) => kind,
  retention: () => ({ years: 10, source: { text: 'thử', certainty: 'unverified' } }),
  salt: () => '00112233445566778899aabbccddeeff',
};
export const definition = {
  code: '9.000001',
  version: 1,
  name: 'Thủ tục mẫu',
  field: 'Mẫu',
  level: 'commune',
  online: 'full',
  effective: { from: '2020-01-01' },
  sources: [{ text: 'mẫu', certainty: 'unverified' }],
  owner: { kind: 'commune' },
  term: {
    value: 3,
    unit: 'working-day',
    source: { text: 'mẫu', certainty: 'unverified' },
    variants: [
      {
        id: 'xac-minh',
        label: 'Phải xác minh',
        when: { fact: 'can-xac-minh' },
        term: { value: 5, unit: 'working-day' },
        source: { text: 'mẫu', certainty: 'unverified' },
      },
    ],
  },
  fee: { items: [], source: { text: 'mẫu', certainty: 'unverified' } },
  papers: [],
  facts: { 'can-xac-minh': { type: 'boolean', label: 'Cần xác minh', default: false } },
  lanes: {
    'chuyen-mon': { name: 'Chuyên môn', agency: 'owner', role: 'officer' },
    'cong-an': { name: 'Công an', agency: 'police', role: 'officer' },
  },
  segments: {
    'cu-tru': { name: 'Cư trú', agency: 'police', budget: { value: 1, unit: 'working-day' } },
  },
  start: 'tham-tra',
  steps: {
    'tham-tra': {
      task: 'Thẩm tra',
      lane: 'chuyen-mon',
      budget: { value: 1, unit: 'working-day' },
      actions: {
        'trinh-ky': { label: 'Trình ký', to: 'ky' },
        chuyen: { label: 'Chuyển công an', to: 'giao' },
      },
    },
    giao: { handOver: { segment: 'cu-tru', receive: 'cu-tru-lam', decline: 'tham-tra' } },
    'cu-tru-lam': {
      task: 'Xác nhận cư trú',
      lane: 'cong-an',
      segment: 'cu-tru',
      actions: { xong: { label: 'Xong', to: 'ky' } },
    },
    ky: {
      task: 'Ký',
      lane: 'chuyen-mon',
      actions: { 'ky-duyet': { label: 'Ký duyệt', to: 'dong-y' } },
    },
    'dong-y': { outcome: 'granted' },
  },
};

/** A definition as dossiers pin it. */
export const modelOf = (pin: string, given: object): Model => {
  const procedure = procedureSchema.parse(given);
  return { pin, procedure, machine: loadMachine(compile(procedure).config) };
};

/** The procedure dossiers of these stories are taken in under. */
export const model = modelOf('pin', definition);

/** The one some of them should have been: another field, fewer days, judged to the minute, and a step of the same name. */
export const other = modelOf('other', {
  ...definition,
  code: '9.000002',
  name: 'Thủ tục khác',
  field: 'Khác',
  term: { ...definition.term, value: 2, variants: [] },
  policies: { judge: 'instant' },
  facts: {
    'so-ban': { type: 'number', label: 'Số bản', default: 1 },
    'can-xac-minh': { type: 'boolean', label: 'Cần xác minh', default: false },
  },
  segments: {},
  start: 'tham-tra',
  steps: {
    'tham-tra': {
      task: 'Thẩm tra nhanh',
      lane: 'chuyen-mon',
      actions: { duyet: { label: 'Duyệt', to: 'dong-y' } },
    },
    'dong-y': { outcome: 'granted' },
  },
});

const models = new Map([model, other].map((one) => [one.pin, one]));
const modelPinned = (pin: string): Model => {
  const found = models.get(pin);
  if (!found) throw new Error(`no model ${pin}`);
  return found;
};

/** A dossier that grows act by act: `15T09:00` is an instant of June 2023, at +07:00. */
export class Story {
  state: DossierState | undefined;
  last!: Decision;
  private count = 0;

  at(time: string, command: Partial<Command> & { type: Command['type'] }, recorded?: string): this {
    this.count += 1;
    const at = instant(time);
    const given = {
      dossier: 'D',
      key: `k${this.count}`,
      by: 'cán bộ',
      source: 'log',
      reason: 'lý do',
      at,
      ...command,
    } as Command;
    const before = this.state?.rows.at(-1)?.recordedAt ?? 0;
    const now = recorded ? instant(recorded) : Math.max(at, before);
    // As the desk does: the model it runs under, or is to run under.
    const runs = this.state ? modelPinned(pinOf(this.state.rows)) : model;
    const to = given.type === 'reclassify' ? other : runs;
    this.last = decide(world, to, this.state, given, now);
    this.state = {
      rows: [...(this.state?.rows ?? []), this.last.row],
      snapshot: this.last.snapshot,
      fold: this.last.after,
    };
    return this;
  }

  get position() {
    const position = this.last.after.positions.at(-1);
    if (!position) throw new Error('no position');
    return position;
  }
}

export const instant = (time: string): number => {
  const value = instantOf(`2023-06-${time}:00+07:00`);
  if (value === undefined) throw new Error(time);
  return value;
};
export const submitted = () =>
  new Story().at('05T07:50', {
    type: 'submit',
    procedure: '9.000001',
    agency: 'xa',
    channel: 'online',
  });
export const accepted = () => submitted().at('05T08:00', { type: 'accept', digitised: true });
