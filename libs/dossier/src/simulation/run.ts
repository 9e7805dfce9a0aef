import { dayOf, type Minute, startOfDay, type WorkingCalendar } from '#lib/calendar';
import { measureOf, type Term } from '#lib/deadline';
import {
  type AllowedEvent,
  declaredFacts,
  defaultFacts,
  type FactValue,
  type HoldReason,
  tellingValues,
} from '#lib/procedure';

import type { Command } from '../command.ts';
import { decide, type Decision } from '../decide.ts';
import { instantOfMinute, minuteOf } from '../instants.ts';
import { DOSSIER } from '../parts.ts';
import { DossierRefusal } from '../refusals.ts';
import type { Channel } from '../position.ts';
import type { DossierState, Model, World } from '../world.ts';
import type { Chance } from './chance.ts';
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
/** Online, people file between these hours, on any day. */
const ONLINE_HOURS = { from: 6, to: 22 } as const;
const MINUTES_PER_HOUR = 60;
const WORKING_DAY = 480;
const WORKDAYS_OF_A_WEEK = 5 / 7;

/** A part of the dossier somebody sees to: when they will have, and since when they are kept from it. */
interface Item {
  ready: Minute;
  heldSince: Minute | null;
  act: (run: Walker) => void;
}

/** Working minutes a term comes to, about: for how long somebody takes, not for what is right. */
const minutesOf = (term: Term): number | null => {
  const measure = measureOf(term);
  switch (measure.by) {
    case 'minutes':
      return measure.count;
    case 'closings':
      return Math.max(1, measure.count) * WORKING_DAY;
    case 'days':
      return Math.round(measure.count * WORKDAYS_OF_A_WEEK) * WORKING_DAY;
    case 'none':
      return null;
  }
};

/** One dossier on its way, and everything that draws it on. */
class Walker {
  state: DossierState | undefined;
  last: Decision | undefined;
  now: Minute;
  acts = 0;
  readonly refusals: string[] = [];
  private readonly items = new Map<string, Item>();
  /** Of a term within the day: what of the day was left at the acceptance. */
  private scale = 1;

  constructor(
    private readonly world: World,
    private readonly model: Model,
    private readonly habits: Habits,
    private readonly chance: Chance,
    private readonly dossier: string,
    start: Minute,
  ) {
    this.now = start;
  }

  private get calendar(): WorkingCalendar {
    return this.world.calendar;
  }

  /** Records an act now; false if the kernel refuses it. */
  do(type: Command['type'], body: Record<string, unknown> = {}, by = 'mot-cua'): boolean {
    const command = {
      dossier: this.dossier,
      key: `${this.acts + 1}`,
      by,
      source: 'log',
      reason: 'mô phỏng',
      type,
      ...body,
    } as unknown as Command;
    this.acts += 1;
    try {
      const decision = decide(
        this.world,
        this.model,
        this.state,
        command,
        instantOfMinute(this.now),
      );
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

  /** Some working minutes from an instant on. */
  later(from: Minute, minutes: number): Minute {
    return this.calendar.addWorkingMinutes(from, Math.max(1, Math.round(minutes)));
  }

  /** Submits it, and has it taken or refused at the desk. */
  begin(): void {
    const { chance, habits, model } = this;
    const { code, online } = model.procedure;
    const channels = habits.channel[online === 'none' ? 'offline' : 'online'];
    const channel = chance.weighted(Object.entries(channels)) as Channel;
    if (channel === 'online') this.now = this.anyHour(this.now);
    const { channel: _own, ...values } = this.factsDrawn();
    this.do('submit', {
      procedure: code,
      agency: model.procedure.owner.kind,
      channel,
      ...(Object.keys(values).length > 0 && { values }),
    });
    this.now = this.later(this.now, chance.within(habits.wait.accept));
    if (chance.is(habits.refused)) {
      this.do('refuse');
      return;
    }
    if (chance.is(habits.incomplete) && this.do('request-supplement')) {
      this.now = this.later(this.now, chance.within(habits.wait.supplement));
      this.do('supplement', {}, 'nguoi-nop');
    }
    this.do('accept');
    const { clock } = this.last?.after ?? {};
    if (clock?.value.term.unit === 'same-day' && clock.due !== null) {
      const left = this.calendar.workingMinutes(this.now, minuteOf(clock.due));
      this.scale = Math.min(1, left / WORKING_DAY);
    }
    this.plan();
  }

  private anyHour(at: Minute): Minute {
    const { from, to } = ONLINE_HOURS;
    const minute = (from + this.chance.next() * (to - from)) * MINUTES_PER_HOUR;
    return (startOfDay(dayOf(at)) + Math.floor(minute)) as Minute;
  }

  private factsDrawn(): Record<string, FactValue> {
    const usual = defaultFacts(declaredFacts(this.model.procedure));
    const telling = tellingValues(this.model.machine.config);
    return Object.fromEntries(
      Object.entries(usual).map(([fact, value]) => {
        const others = (telling[fact] ?? []).filter((one) => one !== value);
        const other = others[this.chance.below(others.length)];
        const differs = this.chance.is(this.habits.unusualFact);
        return [fact, differs && other !== undefined ? other : value];
      }),
    );
  }

  /** What will befall it on the way: each once, somewhere in the first half of its term. */
  private plan(): void {
    const { habits, chance } = this;
    const term = this.last?.after.clock?.value.term;
    const length = ((term && minutesOf(term)) ?? WORKING_DAY) * this.scale;
    for (const [type, probability] of Object.entries(habits.incidents)) {
      if (!chance.is(probability)) continue;
      const ready = this.later(this.now, (chance.next() * length) / 2);
      this.items.set(type, {
        ready,
        heldSince: null,
        act: (run) => {
          run.befall(type as keyof Habits['incidents']);
        },
      });
    }
  }

  /** What was planned, if it may still happen. */
  private befall(type: keyof Habits['incidents']): void {
    this.items.delete(type);
    const offered = this.allowed().find((one) => one.type === type);
    if (offered && (offered.scopes.length === 0 || offered.scopes.includes(DOSSIER)))
      this.do(type, type === 'request-opinion' ? { outside: 'Cơ quan được hỏi' } : {});
  }

  private allowed(): AllowedEvent[] {
    return this.state
      ? this.model.machine.allowed(this.state.snapshot).filter(({ blocked }) => !blocked)
      : [];
  }

  /** Does what is ready first; false if there is nothing anybody could do. */
  step(): boolean {
    this.look();
    const free = [...this.items.values()].filter(({ heldSince }) => heldSince === null);
    const [first] = free.sort((a, b) => a.ready - b.ready);
    if (!first) return false;
    this.now = Math.max(this.now, first.ready) as Minute;
    first.act(this);
    return true;
  }

  /** Takes up what has come, drops what is over, and keeps from their work those who are held. */
  private look(): void {
    if (!this.last) return;
    const { after, view } = this.last;
    const open = new Map<string, () => Item>();
    for (const { step, openedSeq, segment, agency, role } of after.tasks)
      if (view.tasks.some((one) => one.step === step))
        open.set(`task/${step}/${openedSeq}`, () =>
          this.item(this.effort(step, segment), (run) => {
            run.work(step, `${agency}/${role}`);
          }),
        );
    for (const { seq, segment } of after.offers.filter(({ answeredAs }) => answeredAs === null))
      open.set(`offer/${seq}/${segment}`, () => this.answer(segment));
    for (const { scope, reason, from } of [...view.holds, ...view.requests])
      open.set(`wait/${scope}/${reason}`, () =>
        this.item(this.chance.within(this.habits.wait[reason]), (run) => {
          run.arrive(reason, scope, from);
        }),
      );
    if (view.phase === 'finished')
      open.set('return', () =>
        this.item(this.chance.within(this.habits.wait.return), (run) => {
          run.do('return');
        }),
      );
    // A task that was done is open once more only as another visit: the one before is not looked at again.
    for (const [key] of this.items)
      if (key.includes('/') && !this.isOpen(key, open)) this.items.delete(key);
    for (const [key, make] of open)
      if (!this.items.has(key) && this.isOpen(key, open)) this.items.set(key, make());
    for (const [key, item] of this.items) if (key.startsWith('task/')) this.hold(key, item);
  }

  private isOpen(key: string, open: ReadonlyMap<string, unknown>): boolean {
    if (!open.has(key)) return false;
    const [kind, step, seq] = key.split('/');
    if (kind !== 'task') return true;
    const record = this.last?.after.tasks.find(
      (one) => one.step === step && String(one.openedSeq) === seq,
    );
    return record?.closedSeq === null;
  }

  private hold(key: string, item: Item): void {
    const [, step = ''] = key.split('/');
    const segment = this.model.machine.tasks[step]?.segment ?? null;
    const held = this.last?.view.holds.some(({ scope }) => scope === DOSSIER || scope === segment);
    if (held) {
      item.heldSince ??= this.now;
    } else if (item.heldSince !== null) {
      item.ready = this.later(item.ready, this.calendar.workingMinutes(item.heldSince, this.now));
      item.heldSince = null;
    }
  }

  private item(minutes: number, act: Item['act']): Item {
    return { ready: this.later(this.now, minutes), heldSince: null, act };
  }

  private effort(step: string, segment: string | null): number {
    const { chance, habits, model } = this;
    const { tasks, config } = model.machine;
    const own = tasks[step]?.budget;
    const shared = own || segment === null ? null : config.meta.segments[segment]?.budget;
    const peers = Object.values(tasks).filter((task) => task.segment === segment).length;
    const budget = own ? minutesOf(own) : shared ? (minutesOf(shared) ?? 0) / peers : null;
    return budget === null
      ? chance.within(habits.withoutBudget) * this.scale
      : budget * this.scale * chance.within(habits.ofBudget);
  }

  private work(step: string, by: string): void {
    const { action } = this.habits;
    const open = this.allowed().filter(({ task }) => task === step);
    const first = Object.keys(this.model.machine.tasks[step]?.actions ?? {})[0];
    if (open.length === 0) {
      this.waitInVain(step);
      return;
    }
    const chosen = this.chance.weighted(
      open.map((one): [AllowedEvent, number] => [
        one,
        one.needs.reason ? action.withReason : one.action === first ? action.first : action.other,
      ]),
    );
    const facts = this.last?.view.facts ?? {};
    const telling = tellingValues(this.model.machine.config);
    const values = chosen.needs.facts.map((fact): [string, FactValue | undefined] => {
      const options = telling[fact] ?? [];
      const other = options[this.chance.below(options.length)];
      return [fact, this.chance.is(this.habits.unusualFact) ? other : facts[fact]];
    });
    this.do(
      'step',
      {
        task: step,
        action: chosen.action,
        ...(values.length > 0 && { values: Object.fromEntries(values) }),
      },
      by,
    );
  }

  /** No action's condition is met: they look again the next day, and that counts, or it would never end. */
  private waitInVain(step: string): void {
    this.acts += 1;
    for (const [key, item] of this.items)
      if (key.startsWith(`task/${step}/`)) item.ready = this.later(this.now, WORKING_DAY);
  }

  private answer(segment: string): Item {
    const { chance, habits } = this;
    const as = chance.weighted(Object.entries(habits.answer)) as keyof Habits['answer'];
    const offer = this.last?.after.offers.findLast((one) => one.segment === segment);
    const within = offer?.answerBy == null ? WORKING_DAY : this.timeToAnswer(offer.answerBy);
    return this.item(within * chance.within(habits.ofAnswerTime), (run) => {
      run.answerAs(as, segment);
    });
  }

  private timeToAnswer(by: number): number {
    return Math.max(1, this.calendar.workingMinutes(this.now, minuteOf(by)));
  }

  private answerAs(as: keyof Habits['answer'], segment: string): void {
    const offer = this.last?.after.offers.findLast((one) => one.segment === segment);
    const lapsed = offer?.lapsesAt != null && minuteOf(offer.lapsesAt) <= this.now;
    const types = {
      received: 'receive',
      declined: 'decline',
      recalled: 'recall',
      // Nobody may say so before the time is over: then it was received after all.
      expired: lapsed ? 'expire' : 'receive',
    } as const;
    this.do(types[as], { segment }, offer?.to.agency);
  }

  private arrive(reason: HoldReason, scope: string, from: string | undefined): void {
    this.do(
      reason,
      {
        ...(scope !== DOSSIER && { segment: scope }),
        ...(from !== undefined && { outside: from }),
      },
      'nguoi-nop',
    );
  }
}

/** Leads one dossier from its submission to its end. */
export const runOf = (
  world: World,
  model: Model,
  habits: Habits,
  chance: Chance,
  dossier: string,
  firstDay: Minute,
): Run => {
  const { calendar } = world;
  const last = (firstDay + habits.days * MINUTES_PER_DAY) as Minute;
  const minutes = calendar.workingMinutes(firstDay, last);
  const start = calendar.addWorkingMinutes(firstDay, 1 + chance.below(minutes));
  const walker = new Walker(world, model, habits, chance, dossier, start);
  walker.begin();
  const isOver = (): boolean =>
    ['refused', 'withdrawn', 'stopped', 'returned'].includes(walker.last?.view.phase ?? '');
  while (!isOver() && walker.acts < habits.acts && walker.step());
  const { state, last: decided } = walker;
  if (!state || !decided) throw new Error(`${model.procedure.code}: nothing was submitted`);
  return {
    state,
    last: decided,
    acts: walker.acts,
    unfinished: !isOver(),
    refusals: walker.refusals,
  };
};
