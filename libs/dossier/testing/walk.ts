/** Dossiers of real procedures that grow act by act, for the specs of this room. */
import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf, type Calendars, type CalendarTable } from '#lib/calendar';
import {
  type AllowedEvent,
  compile,
  loadMachine,
  type Procedure,
  procedureSchema,
} from '#lib/procedure';

import type { Command } from '../src/command.ts';
import { decide, type Decision } from '../src/decide.ts';
import type { Fold } from '../src/fold.ts';
import { instantOf } from '../src/instants.ts';
import { DossierRefusal } from '../src/refusals.ts';
import type { DossierState, Model, World } from '../src/world.ts';

const yaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));

export const calendarTable = yaml('processes/calendars/vn.yaml') as CalendarTable;
export const calendar = calendarOf(calendarTable).provisional();

const models = new Map<string, Model>();

const world: World = {
  calendars: calendar,
  model: (pin) => {
    const model = models.get(pin);
    if (!model) throw new Error(`no model ${pin}`);
    return model;
  },
  serving: (kind) => kind,
  retention: () => ({ years: 10, source: { text: 'thử', certainty: 'unverified' } }),
  salt: () => '00112233445566778899aabbccddeeff',
};

/** A procedure of the catalogue as dossiers pin it, with something of its definition changed. */
export const modelOf = (
  file: string,
  change: (procedure: Procedure) => Procedure = (p) => p,
): Model => {
  const procedure = change(procedureSchema.parse(yaml(`processes/${file}.yaml`)));
  const model: Model = { pin: file, procedure, machine: loadMachine(compile(procedure).config) };
  models.set(file, model);
  return model;
};

/** `2025-03-03T08:00` as an instant at +07:00. */
export const instant = (time: string): number => {
  const value = instantOf(`${time}:00+07:00`);
  if (value === undefined) throw new Error(time);
  return value;
};

/** What an act carries beside its type. */
type Body = Record<string, unknown>;

export class Walk {
  state: DossierState | undefined;
  last!: Decision;
  private readonly model: Model;
  private readonly world: World;

  /** @param calendars - by which its agencies work; everybody's the national one unless said */
  constructor(model: Model, calendars: Calendars = calendar) {
    this.model = model;
    this.world = { ...world, calendars };
  }

  /**
   * Records an act at an instant; steps are given as `task.action`.
   *
   * @param recorded - when it is told; as soon as it happened, or the last was told, unless said
   */
  at(
    time: string | number,
    act: Command['type'] | `${string}.${string}`,
    body: Body = {},
    recorded?: number,
  ): this {
    const at = typeof time === 'number' ? time : instant(time);
    const [task, action] = act.split('.');
    const key = `k${this.state?.rows.length ?? 0}`;
    const command = {
      dossier: 'D',
      key,
      by: 'cán bộ',
      source: 'log',
      reason: 'lý do',
      at,
      ...(action === undefined ? { type: act } : { type: 'step', task, action }),
      ...body,
    } as unknown as Command;
    const before = this.state?.rows.at(-1)?.recordedAt ?? 0;
    this.last = decide(
      this.world,
      this.model,
      this.state,
      command,
      Math.max(recorded ?? at, before),
    );
    this.state = {
      rows: [...(this.state?.rows ?? []), this.last.row],
      snapshot: this.last.snapshot,
      fold: this.last.after,
    };
    return this;
  }

  /** What an act is refused with. */
  refused(...act: Parameters<Walk['at']>): DossierRefusal {
    try {
      this.at(...act);
    } catch (error) {
      if (error instanceof DossierRefusal) return error;
      throw error;
    }
    throw new Error(`${act[1]} was not refused`);
  }

  /** Submitted and accepted at an instant. */
  accepted(time: string | number, values: Record<string, unknown> = {}): this {
    const { code } = this.model.procedure;
    return this.at(time, 'submit', {
      procedure: code,
      agency: 'xa',
      channel: 'direct',
      values,
    }).at(time, 'accept');
  }

  /** What may be done now, as the machine says it. */
  get allowed(): AllowedEvent[] {
    if (!this.state) return [];
    return this.model.machine.allowed(this.state.snapshot).filter(({ blocked }) => !blocked);
  }

  get fold(): Fold {
    return this.last.after;
  }
}
