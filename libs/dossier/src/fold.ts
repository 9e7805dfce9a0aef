import type { WorkingCalendar } from '#lib/calendar';
import type { ClockRefusal, Term } from '#lib/deadline';
import type { HoldReason } from '#lib/procedure';

import { Clock, holdKey } from './clock.ts';
import { effectiveRows } from './corrections.ts';
import type { Effect, Fact, FactOf, InForce } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { instantOf, minuteOf } from './instants.ts';
import type { ClosedAs, Instant, Phase, Position, SegmentPosition } from './position.ts';

/** Something in the facts a leader should see: a breach of order, a clock that refused, a double return. */
export interface FoldFinding {
  seq: number;
  code: string;
  text: string;
}

/** A task of the flow as facts tell it; open while closedSeq is null. */
export interface TaskRecord {
  step: string;
  openedSeq: number;
  openedAt: Instant;
  agency: string;
  role: string;
  segment: string | null;
  due: Instant | null;
  overdueFrom: Instant | null;
  closedSeq: number | null;
  closedAt: Instant | null;
  closedAs: 'done' | 'overtaken' | null;
}

export interface Fold {
  /** Ascending in `from`; the last one is how the dossier stands. */
  positions: Position[];
  tasks: TaskRecord[];
  findings: FoldFinding[];
  /** The dossier's own clock; null before acceptance. */
  clock: Clock | null;
}

interface Atom {
  at: Instant;
  row: HistoryRow;
  /** record-returned tells two things at once: that the business was done, and that the citizen has it. */
  part: 'all' | 'finish' | 'return';
}

interface OpenSegment {
  position: SegmentPosition;
  clock: Clock | undefined;
}

interface OpenTask {
  record: TaskRecord;
  clock: Clock | undefined;
}

interface Hold {
  scope: string;
  reason: HoldReason;
}

const DOSSIER = 'dossier';
const waitsForApplicant = (reason: HoldReason) => reason !== 'opinion';

/**
 * The fact fold: the non-void facts in order (at, seq) → positions, tasks and findings. It never asks the
 * machine, never throws on history, and depends at each instant on earlier facts only, so that a position
 * stays true whatever happens after it.
 */
export const foldFacts = (rows: readonly HistoryRow[], calendar: WorkingCalendar): Fold => {
  const folding = new Folding(calendar);
  let current: Instant | undefined;
  for (const atom of atomsOf(rows)) {
    if (current !== undefined && atom.at !== current) folding.mark(current);
    current = atom.at;
    folding.take(atom);
  }
  if (current !== undefined) folding.mark(current);
  return folding.result();
};

const atomsOf = (rows: readonly HistoryRow[]): Atom[] =>
  effectiveRows(rows)
    .flatMap((row): Atom[] => {
      if (row.fact.type !== 'record-returned') return [{ at: row.at, row, part: 'all' }];
      const returnedAt = instantOf(row.fact.returnedAt) ?? row.at;
      return [
        { at: instantOf(row.fact.finishedAt) ?? returnedAt, row, part: 'finish' },
        { at: returnedAt, row, part: 'return' },
      ];
    })
    .sort((a, b) => a.at - b.at || a.row.seq - b.row.seq);

class Folding {
  private readonly positions: Position[] = [];
  private readonly findings: FoldFinding[] = [];
  private readonly tasks: OpenTask[] = [];
  private readonly segments: OpenSegment[] = [];
  private readonly holds = new Map<string, Hold>();
  private clock: Clock | undefined;
  private inForce: InForce | undefined;
  private submitted: { fact: FactOf<'submit'>; at: Instant } | undefined;
  private refused = false;
  private owner = '';
  private ownerSince: Instant = 0;
  private acceptedAt: Instant | null = null;
  private close: { at: Instant; as: ClosedAs; owner: string } | undefined;
  private returnedAt: Instant | null = null;
  private digitisedIntake = false;
  private digitisedResult = false;
  /** The row being taken: findings and tasks name it. */
  private seq = 0;

  constructor(private readonly calendar: WorkingCalendar) {}

  take({ at, row, part }: Atom): void {
    this.seq = row.seq;
    // Acceptance ends what was asked for before it, so the tasks it opens start unheld; whatever else an act
    // did (a task done, a segment ended) happened before the dossier closed by it.
    const first = row.fact.type === 'accept';
    if (first) this.takeFact(row.fact, at, part);
    if (part !== 'return') {
      for (const effect of row.fact.effects ?? []) this.takeEffect(effect, at, row.fact);
    }
    if (!first) this.takeFact(row.fact, at, part);
  }

  private takeFact(fact: Fact, at: Instant, part: Atom['part']): void {
    switch (fact.type) {
      case 'submit':
        this.submitted = { fact, at };
        this.owner = fact.agency;
        this.ownerSince = at;
        return;
      case 'accept':
        return this.accept(fact, at);
      case 'refuse':
        this.refused = true;
        return;
      case 'request-supplement':
      case 'request-payment':
      case 'request-opinion':
        if (fact.holds) this.hold(fact.segment, reasonOf(fact.type), at);
        return;
      case 'supplement':
      case 'payment':
      case 'opinion':
        return this.release(fact.segment, fact.type, at);
      case 'withdraw':
        return this.finish('withdrawn', at);
      case 'stop':
        return this.finish('stopped', at);
      case 'extend': {
        const due = instantOf(fact.due);
        if (due === undefined || !this.clock) {
          return this.find('extend-refused', 'Hồ sơ không có thời hạn để gia hạn.');
        }
        this.clock.apply({ type: 'extend', at: minuteOf(at), due: minuteOf(due) });
        return;
      }
      case 'vary':
        this.inForce = fact.inForce;
        this.clock?.apply({ type: 'vary', at: minuteOf(at), term: fact.inForce.term });
        return;
      case 'transfer':
        if (fact.to === this.owner) return;
        this.owner = fact.to;
        this.ownerSince = at;
        return;
      case 'finish':
        this.finish(fact.outcome, at, fact.digitised);
        return;
      case 'return':
        return this.returned(at);
      case 'record-returned':
        if (part === 'return') return this.returned(at);
        if (!this.close) return this.finish(fact.outcome, at, fact.digitised);
        if (fact.finishedAt !== undefined || fact.outcome !== this.close.as) {
          this.find(
            'finished-before',
            'Hồ sơ đã có kết quả được ghi trước đó; lần ghi đầu được giữ, cần đính chính nếu sai.',
          );
        }
        return;
      case 'step':
      case 'hand-over':
      case 'receive':
      case 'decline':
      case 'correct':
        return;
    }
  }

  private accept(fact: FactOf<'accept'>, at: Instant): void {
    if (this.acceptedAt !== null)
      return this.find('accepted-twice', 'Hồ sơ đã được tiếp nhận trước đó.');
    this.acceptedAt = at;
    this.inForce = fact.inForce;
    this.digitisedIntake = fact.digitised ?? false;
    this.holds.clear();
    const { term, policies } = fact.inForce;
    this.clock = Clock.start(this.calendar, at, term, clockPolicy(policies), this.clockRefused);
    if (this.close) {
      this.find('closed-before-acceptance', 'Có kết quả ghi trước thời điểm tiếp nhận.');
      const { as } = this.close;
      this.close = undefined;
      this.finish(as, at);
    }
  }

  private finish(as: ClosedAs, at: Instant, digitised = false): void {
    if (this.close) return this.find('closed-twice', 'Hồ sơ đã kết thúc trước đó.');
    this.close = { at, as, owner: this.owner };
    this.digitisedResult = digitised;
    this.clock?.close(at);
    this.holds.clear();
    for (const task of this.tasks) this.closeTask(task, at, 'overtaken');
    for (const segment of this.segments) this.endSegment(segment, at, 'overtaken');
    if (this.returnedAt !== null && this.returnedAt < at) {
      this.find('returned-before-finish', 'Thời điểm trả kết quả sớm hơn thời điểm có kết quả.');
    }
  }

  private returned(at: Instant): void {
    if (this.returnedAt !== null) {
      return this.find(
        'returned-twice',
        'Kết quả đã được ghi là trả trước đó; lần ghi đầu được giữ.',
      );
    }
    this.returnedAt = at;
  }

  private hold(scope: string | undefined, reason: HoldReason, at: Instant): void {
    const hold = { scope: scope ?? DOSSIER, reason };
    const key = holdKey(hold.scope, reason);
    if (this.close)
      return this.find('after-close', 'Yêu cầu tạm dừng ghi sau khi hồ sơ đã kết thúc.');
    if (this.holds.has(key)) return this.find('hold-open', 'Khoảng tạm dừng này đang mở.');
    this.holds.set(key, hold);
    for (const clock of this.clocksUnder(hold)) clock.hold(at, key);
  }

  private release(scope: string | undefined, reason: HoldReason, at: Instant): void {
    const hold = { scope: scope ?? DOSSIER, reason };
    const key = holdKey(hold.scope, reason);
    if (!this.holds.delete(key)) return; // recorded without a hold: nothing was stopped
    const restarts = reason === 'supplement' && this.inForce?.policies.onSupplement !== 'pause';
    const own = restarts ? this.ownClockOf(hold.scope) : undefined;
    own?.apply({ type: 'restart', at: minuteOf(at), reason: key });
    for (const clock of this.clocksUnder(hold)) if (clock !== own) clock.release(at, key);
  }

  /** The clock a restart starts anew: the dossier's, or the segment's own. */
  private ownClockOf(scope: string): Clock | undefined {
    if (scope === DOSSIER) return this.clock;
    return this.segments.find(({ position }) => position.segment === scope && isOpen(position))
      ?.clock;
  }

  /** Every clock a hold stops: a dossier hold all of them, a segment's hold its own (and the dossier's if it waits for the applicant). */
  private *clocksUnder({ scope, reason }: Hold): Generator<Clock> {
    if (this.clock && (scope === DOSSIER || waitsForApplicant(reason))) yield this.clock;
    for (const { position, clock } of this.segments) {
      if (clock && isOpen(position) && (scope === DOSSIER || scope === position.segment))
        yield clock;
    }
    for (const { record, clock } of this.tasks) {
      if (clock && record.closedSeq === null && (scope === DOSSIER || scope === record.segment))
        yield clock;
    }
  }

  private takeEffect(effect: Effect, at: Instant, fact: Fact): void {
    switch (effect.type) {
      case 'task-opened': {
        const clock = this.startBudget(effect.budget, effect.segment, at);
        const record: TaskRecord = {
          step: effect.step,
          openedSeq: this.seq,
          openedAt: at,
          agency: effect.agency,
          role: effect.role,
          segment: effect.segment ?? null,
          due: null,
          overdueFrom: null,
          closedSeq: null,
          closedAt: null,
          closedAs: null,
        };
        this.tasks.push({ record, clock });
        return;
      }
      case 'task-closed': {
        const task = this.tasks.findLast(
          ({ record }) => record.step === effect.step && record.closedSeq === null,
        );
        if (task) this.closeTask(task, at, effect.as);
        return;
      }
      case 'segment-offered':
      case 'segment-received':
        return this.enterSegment(effect, at);
      case 'segment-ended': {
        const segment = this.openSegment(effect.segment);
        if (segment) this.endSegment(segment, at, effect.as);
        return;
      }
      case 'held':
        return this.hold(effect.scope === DOSSIER ? undefined : effect.scope, effect.reason, at);
      case 'finished':
        return this.finish(effect.outcome, at, fact.type === 'step' && fact.digitised);
    }
  }

  private enterSegment(
    effect: Extract<Effect, { type: 'segment-offered' | 'segment-received' }>,
    at: Instant,
  ): void {
    const received = effect.type === 'segment-received';
    let segment = this.openSegment(effect.segment);
    if (!segment) {
      segment = {
        position: {
          segment: effect.segment,
          agency: effect.agency,
          state: 'offered',
          offeredAt: received ? null : at,
          receivedAt: null,
          endedAt: null,
          due: null,
          standing: null,
          overdueFrom: null,
        },
        clock: undefined,
      };
      this.segments.push(segment);
    }
    if (!received || segment.position.receivedAt !== null) return;
    segment.position.state = 'received';
    segment.position.receivedAt = at;
    segment.clock = this.startBudget(effect.budget, effect.segment, at);
  }

  private openSegment(id: string): OpenSegment | undefined {
    return this.segments.findLast(({ position }) => position.segment === id && isOpen(position));
  }

  /** Starts a budget's clock, already stopped by the holds that are open over it. */
  private startBudget(
    budget: Term | undefined,
    segment: string | undefined,
    at: Instant,
  ): Clock | undefined {
    if (!budget) return undefined;
    const clock = Clock.start(this.calendar, at, budget, {}, this.clockRefused);
    for (const [key, { scope }] of this.holds) {
      if (scope === DOSSIER || scope === segment) clock?.hold(at, key);
    }
    return clock;
  }

  private closeTask({ record, clock }: OpenTask, at: Instant, as: 'done' | 'overtaken'): void {
    if (record.closedSeq !== null) return;
    clock?.close(at);
    record.closedSeq = this.seq;
    record.closedAt = at;
    record.closedAs = as;
  }

  private endSegment(
    { position, clock }: OpenSegment,
    at: Instant,
    as: 'finished' | 'declined' | 'overtaken',
  ): void {
    if (!isOpen(position)) return;
    for (const [key, hold] of this.holds) {
      if (hold.scope !== position.segment) continue;
      this.holds.delete(key);
      if (this.clock && waitsForApplicant(hold.reason)) this.clock.release(at, key);
    }
    clock?.close(at);
    position.state = as;
    position.endedAt = at;
    position.standing = position.receivedAt === null ? null : (clock?.standingAt(at) ?? 'none');
  }

  private find(code: string, text: string): void {
    this.findings.push({ seq: this.seq, code, text });
  }

  /** What a clock refuses is told of the row being taken, whichever row started the clock. */
  private readonly clockRefused = ({ code, message }: ClockRefusal): void =>
    this.find(code, message);

  /** Writes down where the dossier stands once every fact of this instant is taken. */
  mark(at: Instant): void {
    const position = this.positionAt(at);
    if (!position) return;
    const last = this.positions.at(-1);
    if (last && samePosition(last, position)) return;
    this.positions.push(position);
  }

  private positionAt(at: Instant): Position | undefined {
    if (!this.submitted) return undefined;
    const { fact } = this.submitted;
    const closed = this.close;
    const inHand = this.acceptedAt !== null && !closed;
    return {
      from: at,
      phase: this.phase(),
      procedure: fact.procedure,
      field: fact.field,
      channel: fact.channel,
      owner: this.owner,
      ownerSince: this.ownerSince,
      receivedBy: fact.agency,
      decidedBy: closed?.owner ?? null,
      acceptedAt: this.acceptedAt,
      closedAt: closed?.at ?? null,
      closedAs: closed?.as ?? null,
      returnedAt: this.returnedAt,
      standing:
        closed && this.acceptedAt !== null ? (this.clock?.standingAt(closed.at) ?? 'none') : null,
      due: this.clock?.due ?? null,
      originalDue: this.clock?.originalDue ?? null,
      provisional: this.clock?.value.provisional ?? false,
      overdueFrom: inHand ? (this.clock?.overdueFrom ?? null) : null,
      paused: inHand && (this.clock?.value.openHolds.length ?? 0) > 0,
      withoutAppointment: this.inForce?.term.unit === 'none',
      lateBeforeRestart: this.clock?.value.lateBeforeRestart ?? false,
      reappointed: (this.clock?.value.extended ?? 0) > 0,
      digitisedIntake: this.digitisedIntake,
      digitisedResult: this.digitisedResult,
      segments: this.segments.map(({ position, clock }) => ({
        ...position,
        due: clock?.due ?? null,
        overdueFrom: isOpen(position) ? (clock?.overdueFrom ?? null) : null,
      })),
    };
  }

  private phase(): Phase {
    if (this.close) return this.returnedAt === null ? 'closed' : 'returned';
    if (this.acceptedAt !== null) return 'in-hand';
    return this.refused ? 'refused' : 'submitted';
  }

  result(): Fold {
    return {
      positions: this.positions,
      tasks: this.tasks.map(({ record, clock }) => ({
        ...record,
        due: clock?.due ?? null,
        overdueFrom: record.closedSeq === null ? (clock?.overdueFrom ?? null) : null,
      })),
      findings: this.findings,
      clock: this.clock ?? null,
    };
  }
}

const isOpen = ({ state }: SegmentPosition) => state === 'offered' || state === 'received';

const reasonOf = (type: 'request-supplement' | 'request-payment' | 'request-opinion'): HoldReason =>
  type.slice('request-'.length) as HoldReason;

const clockPolicy = ({ judge, judgeBy }: InForce['policies']) => ({
  judgeBy,
  ...(judge && { judge }),
});

const samePosition = (a: Position, b: Position): boolean =>
  JSON.stringify({ ...a, from: 0 }) === JSON.stringify({ ...b, from: 0 });
