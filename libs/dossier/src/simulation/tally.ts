import type { WorkingCalendar } from '#lib/calendar';
import type { Standing } from '#lib/deadline';

import { attributionOf, type Holder } from '../attribution.ts';
import type { Fold } from '../fold.ts';
import { minuteOf } from '../instants.ts';
import type { ClosedAs, Instant } from '../position.ts';
import { workedMinutes } from '../slack.ts';
import type { Run } from './run.ts';

/** How a simulated dossier ended. */
export type SimulatedEnd = ClosedAs | 'refused' | 'unfinished';

/** Working minutes of a kind of part, over all its visits; by nearest rank. */
export interface Times {
  visits: number;
  median: number;
  p90: number;
}

/** A step of the flow as simulated dossiers went through it. */
export interface StepTimes extends Times {
  step: string;
  agency: string;
  /** Visits that took longer than their budget, and working minutes beyond it. */
  over: number;
  overMinutes: number;
  /** The same in dossiers that ended overdue: where their lateness arose. */
  lateOver: number;
  lateOverMinutes: number;
}

/** Working minutes after the due, by whose they were. */
export interface LateShare {
  holder: Holder;
  /** null: the applicant. */
  agency: string | null;
  dossiers: number;
  minutes: number;
}

/** What came of all the dossiers. */
export interface Tally {
  outcomes: Record<SimulatedEnd, number>;
  /** Of those that were closed after they were accepted. */
  standing: Record<Standing, number>;
  /** From the acceptance to the close, the applicant's time included. */
  whole: Times;
  steps: StepTimes[];
  /** Offers until they were answered, by segment. */
  transits: (Times & { segment: string; agency: string })[];
  /** Holds, by what was waited for. */
  waits: (Times & { reason: string })[];
  late: LateShare[];
  acts: number;
  refusals: { code: string; times: number }[];
}

/** Gathers dossiers one by one; keeps numbers only. */
export class Tallying {
  private readonly outcomes: Record<SimulatedEnd, number> = {
    granted: 0,
    rejected: 0,
    'returned-unqualified': 0,
    withdrawn: 0,
    stopped: 0,
    refused: 0,
    unfinished: 0,
  };
  private readonly standing: Record<Standing, number> = {
    early: 0,
    'on-time': 0,
    overdue: 0,
    none: 0,
  };
  private readonly whole: number[] = [];
  private readonly steps = new Map<string, StepTimes & { times: number[] }>();
  private readonly transits = new Map<string, number[]>();
  private readonly waits = new Map<string, number[]>();
  private readonly late = new Map<string, LateShare>();
  private readonly refusals = new Map<string, number>();
  private acts = 0;

  constructor(private readonly calendar: WorkingCalendar) {}

  add({ last: { after, view }, acts, unfinished, refusals }: Run): void {
    this.acts += acts;
    for (const code of refusals) this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    const position = after.positions.at(-1);
    const closedAs = position?.closedAs ?? null;
    const end = unfinished && closedAs === null ? 'unfinished' : (closedAs ?? 'refused');
    this.outcomes[view.phase === 'refused' ? 'refused' : end] += 1;
    if (position?.closedAt == null || position.acceptedAt === null) return;
    this.standing[position.standing ?? 'none'] += 1;
    const overdue = position.standing === 'overdue';
    this.whole.push(this.between(position.acceptedAt, position.closedAt));
    this.addSteps(after, overdue);
    for (const { segment, to, offeredAt, answeredAt, answeredAs } of after.offers)
      if (answeredAt !== null && answeredAs !== 'overtaken')
        pushTo(this.transits, `${segment} ${to.agency}`, this.between(offeredAt, answeredAt));
    for (const { reason, since, until } of after.holds)
      if (until !== null) pushTo(this.waits, reason, this.between(since, until));
    if (overdue) this.addLate(after, position.closedAt);
  }

  private between(from: Instant, to: Instant): number {
    return this.calendar.workingMinutes(minuteOf(from), minuteOf(to));
  }

  private addSteps({ tasks, holds }: Fold, overdue: boolean): void {
    for (const { step, agency, segment, openedAt, closedAt, closedAs, due } of tasks) {
      if (closedAt === null || closedAs !== 'done') continue;
      const known = this.steps.get(step) ?? { ...unvisited, step, agency, times: [] };
      this.steps.set(step, known);
      known.times.push(workedMinutes(openedAt, closedAt, segment, holds, this.calendar));
      const over = due === null ? 0 : this.between(due, closedAt);
      if (over === 0) continue;
      known.over += 1;
      known.overMinutes += over;
      if (!overdue) continue;
      known.lateOver += 1;
      known.lateOverMinutes += over;
    }
  }

  private addLate(fold: Fold, closedAt: Instant): void {
    const seen = new Set<string>();
    for (const { holder, agency, minutes } of attributionOf(fold, this.calendar, closedAt)
      .lateStretches) {
      if (minutes === 0) continue;
      const name = `${holder} ${agency ?? ''}`;
      const known = this.late.get(name) ?? { holder, agency, dossiers: 0, minutes: 0 };
      this.late.set(name, known);
      known.minutes += minutes;
      if (!seen.has(name)) known.dossiers += 1;
      seen.add(name);
    }
  }

  /** @param order - ids of the steps as the definition has them */
  result(order: readonly string[]): Tally {
    return {
      outcomes: this.outcomes,
      standing: this.standing,
      whole: timesOf(this.whole),
      steps: order.flatMap((id) => {
        const known = this.steps.get(id);
        if (!known) return [];
        const { times, ...step } = known;
        return [{ ...step, ...timesOf(times) }];
      }),
      transits: sorted(this.transits).map(([name, times]) => {
        const [segment = '', agency = ''] = name.split(' ');
        return { segment, agency, ...timesOf(times) };
      }),
      waits: sorted(this.waits).map(([reason, times]) => ({ reason, ...timesOf(times) })),
      late: [...this.late.values()].sort((a, b) => b.minutes - a.minutes),
      acts: this.acts,
      refusals: sorted(this.refusals).map(([code, times]) => ({ code, times })),
    };
  }
}

const unvisited = {
  visits: 0,
  median: 0,
  p90: 0,
  over: 0,
  overMinutes: 0,
  lateOver: 0,
  lateOverMinutes: 0,
} as const;

const pushTo = (lists: Map<string, number[]>, name: string, value: number): void => {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
};

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

const timesOf = (minutes: readonly number[]): Times => {
  const ordered = [...minutes].sort((a, b) => a - b);
  const rank = (share: number): number => ordered[Math.ceil(share * ordered.length) - 1] ?? 0;
  return { visits: ordered.length, median: rank(0.5), p90: rank(0.9) };
};
