import type { Minute, WorkingCalendar } from '#lib/calendar';
import type { AllowedEvent, HoldReason } from '#lib/procedure';

import type { Command } from '../command.ts';
import { decide, type Decision } from '../decide.ts';
import { instantOfMinute, minuteOf } from '../instants.ts';
import { DOSSIER } from '../parts.ts';
import { DossierRefusal } from '../refusals.ts';
import type { DossierState, Model, World } from '../world.ts';
import type { Chance } from './chance.ts';
import { Draws, minutesOf, WORKING_DAY } from './draws.ts';
import type { Habits } from './habits.ts';

/** A dossier led from its submission to its end, or as far as it came. */
export interface Run {
  state: DossierState;
  last: Decision;
  acts: number;
  /** Neither ended nor refused: it came to the limit of acts, or nobody could do anything. */
  unfinished: boolean;
  /** Acts that were allowed and the kernel refused, by code. */
  refusals: string[];
}

const MINUTES_PER_DAY = 1440;

/** Leads one dossier, submitted within the days of the habits, from its submission to its end. */
export const runOf = (
  world: World,
  model: Model,
  habits: Habits,
  chance: Chance,
  dossier: string,
  firstDay: Minute,
): Run => {
  const calendar = world.calendars.of(null);
  const last = (firstDay + habits.days * MINUTES_PER_DAY) as Minute;
  const minutes = calendar.workingMinutes(firstDay, last);
  const start = calendar.addWorkingMinutes(firstDay, 1 + chance.below(minutes));
  const walker = new Walker(world, model, new Draws(model, habits, chance), dossier, start);
  walker.begin();
  while (!walker.isOver && walker.acts < habits.acts && walker.next());
  return walker.result();
};

/** A part of the dossier somebody sees to: when they will have, and since when they are kept from it. */
interface Item {
  ready: Minute;
  heldSince: Minute | null;
  act: () => void;
}

/** One dossier on its way, and everything that draws it on. */
class Walker {
  acts = 0;
  private state: DossierState | undefined;
  private last: Decision | undefined;
  private readonly refusals: string[] = [];
  private readonly items = new Map<string, Item>();
  /** Of a term within the day: what of the day was left at the acceptance. */
  private scale = 1;
  private readonly calendar: WorkingCalendar;

  constructor(
    private readonly world: World,
    private readonly model: Model,
    private readonly draws: Draws,
    private readonly dossier: string,
    private now: Minute,
  ) {
    this.calendar = world.calendars.of(null);
  }

  get isOver(): boolean {
    const phase = this.last?.view.phase ?? '';
    return ['refused', 'withdrawn', 'stopped', 'returned'].includes(phase);
  }

  result(): Run {
    const { state, last, acts, refusals } = this;
    if (!state || !last) throw new Error(`${this.model.procedure.code}: nothing was submitted`);
    return { state, last, acts, unfinished: !this.isOver, refusals };
  }

  /** Submits it, and has it taken or refused at the desk. */
  begin(): void {
    const { draws } = this;
    const { code, owner } = this.model.procedure;
    const channel = draws.channel();
    if (channel === 'online') this.now = draws.hourOnline(this.now);
    this.do('submit', { procedure: code, agency: owner.kind, channel, values: draws.facts() });
    this.pass(draws.wait('accept'));
    if (draws.is('refused')) {
      this.do('refuse');
      return;
    }
    if (draws.is('incomplete') && this.do('request-supplement')) {
      this.pass(draws.wait('supplement'));
      this.do('supplement');
    }
    this.do('accept');
    const clock = this.last?.after.clock;
    const term = clock?.value.term;
    if (term?.unit === 'same-day' && clock?.due != null)
      this.scale = this.calendar.workingMinutes(this.now, minuteOf(clock.due)) / WORKING_DAY;
    const length = (term ? minutesOf(term) : null) ?? WORKING_DAY;
    for (const { type, share } of draws.incidents())
      this.items.set(
        type,
        this.item((share * length) / 2, () => {
          this.befall(type);
        }),
      );
  }

  /** Does what is ready first; false if there is nothing anybody could do. */
  next(): boolean {
    this.look();
    const free = [...this.items.values()].filter(({ heldSince }) => heldSince === null);
    const [first] = free.sort((a, b) => a.ready - b.ready);
    if (!first) return false;
    this.now = Math.max(this.now, first.ready) as Minute;
    first.act();
    return true;
  }

  /** Records an act now; false if the kernel refuses it. */
  private do(type: Command['type'], body: Record<string, unknown> = {}, by = 'một cửa'): boolean {
    const command = {
      dossier: this.dossier,
      key: String(this.acts + 1),
      by,
      source: 'log',
      reason: 'mô phỏng',
      type,
      ...body,
    } as unknown as Command;
    this.acts += 1;
    try {
      const now = instantOfMinute(this.now);
      const decision = decide(this.world, this.model, this.state, command, now);
      this.last = decision;
      this.state = {
        rows: [...(this.state?.rows ?? []), decision.row],
        snapshot: decision.snapshot,
        fold: decision.after,
      };
      return true;
    } catch (error) {
      if (!(error instanceof DossierRefusal)) throw error;
      this.refusals.push(error.code);
      return false;
    }
  }

  private later(from: Minute, minutes: number): Minute {
    return this.calendar.addWorkingMinutes(from, Math.max(1, Math.round(minutes)));
  }

  private pass(minutes: number): void {
    this.now = this.later(this.now, minutes);
  }

  private item(minutes: number, act: Item['act']): Item {
    return { ready: this.later(this.now, minutes * this.scale), heldSince: null, act };
  }

  /** Waiting is not work: no end of the day makes others hurry. */
  private waiting(minutes: number, act: Item['act']): Item {
    return { ready: this.later(this.now, minutes), heldSince: null, act };
  }

  private allowed(): AllowedEvent[] {
    return this.state
      ? this.model.machine.allowed(this.state.snapshot).filter(({ blocked }) => !blocked)
      : [];
  }

  /** Takes up what has come, drops what is over, and keeps from their work those who are held. */
  private look(): void {
    const open = this.open();
    for (const key of this.items.keys())
      if (key.includes('/') && !open.has(key)) this.items.delete(key);
    for (const [key, make] of open) if (!this.items.has(key)) this.items.set(key, make());
    for (const { step, openedSeq, segment } of this.openTasks()) {
      const item = this.items.get(`task/${step}/${openedSeq}`);
      if (item) this.hold(item, segment);
    }
  }

  private openTasks() {
    return this.last?.after.tasks.filter(({ closedSeq }) => closedSeq === null) ?? [];
  }

  /** Everything somebody has to do or wait for, by its name, and how it is taken up. */
  private open(): Map<string, () => Item> {
    const open = new Map<string, () => Item>();
    if (!this.last) return open;
    const { after, view } = this.last;
    for (const { step, openedSeq, agency, role } of this.openTasks())
      open.set(`task/${step}/${openedSeq}`, () =>
        this.item(this.draws.effort(step), () => {
          this.work(step, `${agency}/${role}`);
        }),
      );
    for (const { seq, segment, answeredAs } of after.offers)
      if (answeredAs === null) open.set(`offer/${segment}/${seq}`, () => this.answering(segment));
    for (const { scope, reason, from } of [...view.holds, ...view.requests])
      open.set(`wait/${scope}/${reason}`, () =>
        this.waiting(this.draws.wait(reason), () => {
          this.arrive(reason, scope, from);
        }),
      );
    if (view.phase === 'finished')
      open.set('at/desk', () =>
        this.waiting(this.draws.wait('return'), () => {
          this.do('return');
        }),
      );
    return open;
  }

  /** Whoever is held loses no time: it is added once they may go on. */
  private hold(item: Item, segment: string | null): void {
    const holds = this.last?.view.holds ?? [];
    if (holds.some(({ scope }) => scope === DOSSIER || scope === segment)) {
      item.heldSince ??= this.now;
    } else if (item.heldSince !== null) {
      const held = this.calendar.workingMinutes(item.heldSince, this.now);
      item.ready = this.later(item.ready, held);
      item.heldSince = null;
    }
  }

  private work(step: string, by: string): void {
    const open = this.allowed().filter(({ task }) => task === step);
    if (open.length === 0) {
      this.waitInVain(step);
      return;
    }
    const { action, needs } = this.draws.action(step, open);
    const facts = this.last?.view.facts ?? {};
    const values = needs.facts.flatMap((fact) => {
      const now = facts[fact];
      return now === undefined ? [] : [[fact, this.draws.fact(fact, now)] as const];
    });
    this.do('step', { task: step, action, values: Object.fromEntries(values) }, by);
  }

  /** No action's condition is met: they look again the next day, and that counts, or it would never end. */
  private waitInVain(step: string): void {
    this.acts += 1;
    for (const [key, item] of this.items)
      if (key.startsWith(`task/${step}/`)) item.ready = this.later(this.now, WORKING_DAY);
  }

  private answering(segment: string): Item {
    const { as, share } = this.draws.answer();
    const by = this.offer(segment)?.answerBy;
    const time = by == null ? WORKING_DAY : this.calendar.workingMinutes(this.now, minuteOf(by));
    return this.waiting(time * share, () => {
      this.answer(as, segment);
    });
  }

  private offer(segment: string) {
    return this.last?.after.offers.findLast((one) => one.segment === segment);
  }

  private answer(as: keyof Habits['answer'], segment: string): void {
    const { lapsesAt = null, to } = this.offer(segment) ?? {};
    const lapsed = lapsesAt !== null && minuteOf(lapsesAt) <= this.now;
    const types = {
      received: 'receive',
      declined: 'decline',
      recalled: 'recall',
      // Nobody may say so before the time is over: then it was received after all.
      expired: lapsed ? 'expire' : 'receive',
    } as const;
    this.do(types[as], { segment }, to?.agency);
  }

  private arrive(reason: HoldReason, scope: string, from: string | undefined): void {
    const part = scope === DOSSIER ? {} : { segment: scope };
    this.do(reason, { ...part, ...(from !== undefined && { outside: from }) }, 'người nộp');
  }

  /** What was to befall it, if it still may. */
  private befall(type: keyof Habits['incidents']): void {
    this.items.delete(type);
    const offered = this.allowed().find((one) => one.type === type);
    if (!offered || (offered.scopes.length > 0 && !offered.scopes.includes(DOSSIER))) return;
    this.do(type, type === 'request-opinion' ? { outside: 'Cơ quan được hỏi' } : {});
  }
}
