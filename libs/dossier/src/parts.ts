import type { Calendars } from '#lib/calendar';
import type { ClockRefusal, Term } from '#lib/deadline';
import type { HoldReason } from '#lib/procedure';

import { Clock } from './clock.ts';
import type { Effect } from './facts.ts';
import type { Instant, SegmentPosition } from './position.ts';
import { asTimed, closeTimed, type Timed, type TimedRecord, unclosed } from './timed.ts';

/** The scope of a hold that stops everything of a dossier. */
export const DOSSIER = 'dossier';

/** Whether what is waited for is the applicant's to bring. */
export const waitsForApplicant = (reason: HoldReason): boolean => reason !== 'opinion';

/** A task of the flow as facts tell it, within its budget. */
export interface TaskRecord extends TimedRecord<'done' | 'overtaken' | 'moved'> {
  step: string;
  openedSeq: number;
  openedAt: Instant;
  agency: string;
  role: string;
  segment: string | null;
}

/** An open hold: whom it stops (the dossier, or one segment) and why. */
export interface Hold {
  scope: string;
  reason: HoldReason;
  /** Whose opinion is waited for, where one was named. */
  from?: string;
}

interface Segment {
  position: SegmentPosition;
  clock: Clock | undefined;
}

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

const isOpen = ({ state }: SegmentPosition) => state === 'offered' || state === 'received';

/** The tasks and segments of one dossier, each with the clock of its own budget (semantics.md §3). */
export class Parts {
  /** Where transfers took tasks and segments, by name, and by which row. */
  private readonly movedTo = new Map<string, { agency: string; seq: number }>();
  private readonly openedTasks: Timed<TaskRecord>[] = [];
  private readonly enteredSegments: Segment[] = [];

  constructor(
    private readonly calendars: Calendars,
    private readonly holds: ReadonlyMap<string, Hold>,
    private readonly refused: (refusal: ClockRefusal) => void,
  ) {}

  openTask(effect: EffectOf<'task-opened'>, at: Instant, seq: number): void {
    const moved = this.movedSince(`task ${effect.step}`, seq);
    const visit = moved && !this.hasVisit(effect.step, moved.seq) ? moved.seq : seq;
    const agency = moved?.agency ?? effect.agency;
    const record: TaskRecord = {
      step: effect.step,
      openedSeq: visit,
      openedAt: at,
      agency,
      role: effect.role,
      segment: effect.segment ?? null,
      ...unclosed,
    };
    const clock = this.startBudget(effect.budget, effect.segment, agency, at);
    this.openedTasks.push({ record, clock });
  }

  hasOpen(step: string): boolean {
    return this.openedTasks.some(({ record }) => record.step === step && record.closedSeq === null);
  }

  closeTask({ step, as }: EffectOf<'task-closed'>, at: Instant, seq: number): void {
    const task = this.openedTasks.findLast(
      ({ record }) => record.step === step && record.closedSeq === null,
    );
    if (task) closeTimed(task, at, seq, as, as === 'done');
  }

  /**
   * Another agency has an open task: the visit ends there and goes on here, under the same clock. Whoever had it
   * there has it no more, since a task is held for one visit.
   */
  moveTask({ step, agency }: EffectOf<'task-moved'>, at: Instant, seq: number): void {
    this.movedTo.set(`task ${step}`, { agency, seq });
    const task = this.openedTasks.findLast(
      ({ record }) => record.step === step && record.closedSeq === null,
    );
    if (!task) return;
    const { record, clock } = task;
    clock?.goBy(this.calendars.of(agency), at);
    this.openedTasks.push({
      record: { ...record, openedSeq: seq, openedAt: at, agency },
      clock,
    });
    Object.assign(record, {
      due: clock?.due ?? null,
      closedSeq: seq,
      closedAt: at,
      closedAs: 'moved',
    });
    task.clock = undefined;
  }

  private hasVisit(step: string, seq: number): boolean {
    return this.openedTasks.some(({ record }) => record.step === step && record.openedSeq === seq);
  }

  moveSegment({ segment, agency }: EffectOf<'segment-moved'>, at: Instant, seq: number): void {
    this.movedTo.set(`segment ${segment}`, { agency, seq });
    const open = this.openSegment(segment);
    if (!open) return;
    open.position.agency = agency;
    open.clock?.goBy(this.calendars.of(agency), at);
  }

  /** A transfer recorded after a row, that happened before it: what the row opens, it opens where that took it. */
  private movedSince(name: string, seq: number): { agency: string; seq: number } | undefined {
    const moved = this.movedTo.get(name);
    return moved && seq < moved.seq ? moved : undefined;
  }

  /** The agency a segment is entered at: where a transfer took it meanwhile, or as its row says. */
  placeOf({ segment, agency }: { segment: string; agency: string }, seq: number): string {
    return this.movedSince(`segment ${segment}`, seq)?.agency ?? agency;
  }

  enterSegment(
    effect: EffectOf<'segment-offered' | 'segment-received'>,
    at: Instant,
    seq: number,
  ): void {
    const received = effect.type === 'segment-received';
    const known = this.openSegment(effect.segment);
    // Handed over once more, what was received before is done with.
    if (known && !received) end(known, at, 'finished');
    const agency = this.placeOf(effect, seq);
    const segment =
      (received ? known : undefined) ?? this.offered({ ...effect, agency }, received ? null : at);
    if (!received || segment.position.receivedAt !== null) return;
    segment.position.state = 'received';
    segment.position.receivedAt = at;
    const { agency: place } = segment.position;
    segment.clock = this.startBudget(effect.budget, effect.segment, place, at);
  }

  endSegment({ segment, as }: EffectOf<'segment-ended'>, at: Instant): void {
    const open = this.openSegment(segment);
    if (open) end(open, at, as);
  }

  /** The dossier is closed: whatever was still open is overtaken. */
  overtake(at: Instant, seq: number): void {
    for (const task of this.openedTasks) {
      if (task.record.closedSeq === null) closeTimed(task, at, seq, 'overtaken', false);
    }
    for (const segment of this.enteredSegments) {
      if (isOpen(segment.position)) end(segment, at, 'overtaken');
    }
  }

  /** The clocks a hold of this scope stops. */
  *clocksUnder(scope: string): Generator<Clock> {
    for (const { position, clock } of this.enteredSegments) {
      if (clock && isOpen(position) && (scope === DOSSIER || scope === position.segment))
        yield clock;
    }
    for (const { record, clock } of this.openedTasks) {
      const concerned = scope === DOSSIER || scope === record.segment;
      if (clock && record.closedSeq === null && concerned) yield clock;
    }
  }

  clockOf(segment: string): Clock | undefined {
    return this.openSegment(segment)?.clock;
  }

  tasks(): TaskRecord[] {
    return this.openedTasks.map(asTimed);
  }

  segments(): SegmentPosition[] {
    return this.enteredSegments.map(({ position, clock }) => ({
      ...position,
      due: clock?.due ?? null,
      overdueFrom: isOpen(position) ? (clock?.overdueFrom ?? null) : null,
    }));
  }

  private offered(
    { segment, agency, blind }: { segment: string; agency: string; blind?: true },
    at: Instant | null,
  ): Segment {
    const entered: Segment = {
      position: {
        segment,
        agency,
        state: 'offered',
        offeredAt: at,
        receivedAt: null,
        endedAt: null,
        due: null,
        standing: null,
        overdueFrom: null,
        ...(blind && { blind }),
      },
      clock: undefined,
    };
    this.enteredSegments.push(entered);
    return entered;
  }

  private openSegment(id: string): Segment | undefined {
    return this.enteredSegments.findLast(
      ({ position }) => position.segment === id && isOpen(position),
    );
  }

  /** Starts the clock of a budget an agency has, already stopped by the holds that are open over it. */
  startBudget(
    budget: Term | undefined,
    segment: string | undefined,
    agency: string,
    at: Instant,
  ): Clock | undefined {
    if (!budget) return undefined;
    const clock = Clock.start(this.calendars.of(agency), at, budget, {}, this.refused);
    for (const [key, { scope }] of this.holds) {
      if (scope === DOSSIER || scope === segment) clock?.hold(at, key);
    }
    return clock;
  }
}

const end = (
  { position, clock }: Segment,
  at: Instant,
  as: EffectOf<'segment-ended'>['as'],
): void => {
  clock?.close(at);
  position.state = as;
  position.endedAt = at;
  position.standing = position.receivedAt === null ? null : (clock?.standingAt(at) ?? 'none');
};
