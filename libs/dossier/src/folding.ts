import type { Calendars } from '#lib/calendar';
import type { ClockRefusal } from '#lib/deadline';

import { Clock, holdKey } from './clock.ts';
import { deliveryAfter, undelivered } from './delivery.ts';
import type { Effect, Fact, FactOf, HomeWord, InForce } from './facts.ts';
import type { Fold, FoldFinding } from './fold.ts';
import type { HistoryRow } from './history.ts';
import { isOfWork } from './in-order.ts';
import { instantOf, minuteOf } from './instants.ts';
import { type AnsweredAs, Offers } from './offers.ts';
import { Opinions } from './opinions.ts';
import { DOSSIER, type Hold, Parts, waitsForApplicant } from './parts.ts';
import {
  type ClosedAs,
  type Instant,
  type Phase,
  type Position,
  samePosition,
} from './position.ts';
import { holdOf, reasonOf, scopeOf } from './requests.ts';
import type { Archived } from './retention.ts';
import { Suspensions } from './suspensions.ts';

/** What one row tells of one instant. */
export interface Atom {
  at: Instant;
  row: HistoryRow;
  /**
   * record-returned tells two things at once: that the business was done, and that the citizen has it. An act that
   * names an instant before what it goes on from is told in two: what it says, and the work it did. A word of home's
   * that something ended it which is said to have happened before it was accepted ends it when it was accepted.
   */
  part: 'all' | 'finish' | 'return' | 'fact' | 'work' | 'close';
}

/** The fold at work: facts are taken one by one, and where the dossier stands is marked after each instant. */
export class Folding {
  /** Those marked so far, in the order of their instants. */
  readonly positions: Position[] = [];
  private readonly findings: FoldFinding[] = [];
  private readonly suspensions: Suspensions;
  private readonly parts: Parts;
  private readonly offers: Offers;
  private readonly opinions: Opinions;
  private clock: Clock | undefined;
  private inForce: InForce | undefined;
  private submitted: FactOf<'submit'> | undefined;
  /** The procedure it runs under, and its field. */
  private belongs = { procedure: '', field: '' };
  private refused = false;
  private owner = '';
  private ownerSince: Instant = 0;
  private acceptedAt: Instant | null = null;
  private close: { at: Instant; as: ClosedAs; owner: string; seq: number } | undefined;
  private returnedAt: Instant | null = null;
  private delivery = undelivered;
  private archived: Archived | null = null;
  /** How often papers were asked for since it was accepted. */
  private supplements = 0;
  private digitisedIntake = false;
  private digitisedResult = false;
  /** What home said last, of a dossier owned elsewhere. */
  private home: { word: HomeWord; seq: number } | undefined;
  /** The last word of home's that let go on what was waited for, by hold. */
  private readonly letGoOn = new Map<string, number>();
  /** The row being taken: findings, tasks and offers name it. */
  private seq = 0;
  private hash = '';

  constructor(private readonly calendars: Calendars) {
    this.suspensions = new Suspensions({
      dossier: () => this.clock,
      under: (hold) => this.clocksUnder(hold),
      own: (scope) => (scope === DOSSIER ? this.clock : this.parts.clockOf(scope)),
    });
    this.parts = new Parts(calendars, this.suspensions.open, this.clockRefused);
    this.offers = new Offers(calendars, (term, segment, agency, at) =>
      this.parts.startBudget(term, segment, agency, at),
    );
    this.opinions = new Opinions(calendars, this.clockRefused);
  }

  take({ at, row, part }: Atom): void {
    this.seq = row.seq;
    this.hash = row.hash;
    if (part === 'work') return this.takeWork(row, at);
    if (part === 'close') return this.closeAsHomeSays(at);
    if (part !== 'finish') this.delivery = deliveryAfter(this.delivery, row.fact, at);
    // Acceptance, and another procedure, end what was asked for before, so the tasks they open start unheld;
    // whatever else an act did (a task done, a segment ended) happened before the dossier closed by it.
    const first =
      row.fact.type === 'accept' || row.fact.type === 'reclassify' || row.fact.type === 'host';
    if (first) this.takeFact(row.fact, at, part);
    if (part !== 'return') {
      for (const effect of row.fact.effects ?? [])
        if (part !== 'fact' || !isOfWork(effect)) this.takeEffect(effect, at, row.fact);
    }
    if (!first) this.takeFact(row.fact, at, part);
    if (row.fact.type === 'host') {
      this.holdAsHomeDoes(row.fact, at);
      this.closeAsHomeSays(at);
    }
  }

  /** The work of an act that names an instant before what it goes on from. */
  private takeWork({ fact }: HistoryRow, at: Instant): void {
    for (const effect of fact.effects ?? [])
      if (isOfWork(effect)) this.takeEffect(effect, at, fact);
    this.find(
      'before-its-cause',
      'Thời điểm ghi sớm hơn lúc mở bước hoặc bàn giao mà việc này thực hiện; bước đó tính là xong từ lúc mở.',
    );
  }

  private takeFact(fact: Fact, at: Instant, part: Atom['part']): void {
    switch (fact.type) {
      case 'submit':
        this.submitted = fact;
        this.belongs = fact;
        this.owner = fact.agency;
        this.ownerSince = at;
        return;
      case 'accept':
        return this.accept(fact, at);
      case 'refuse':
        this.refused = true;
        return;
      case 'request-opinion':
        if (!this.close) this.opinions.ask({ ...fact, scope: scopeOf(fact) }, at, this.seq);
        if (fact.holds) this.hold(holdOf(fact, 'opinion'), at);
        return;
      case 'request-supplement':
      case 'request-payment':
        if (fact.type === 'request-supplement') this.supplementAsked();
        if (fact.holds) this.hold(holdOf(fact, reasonOf(fact.type)), at);
        return;
      case 'opinion':
        this.opinions.answer({ ...fact, scope: scopeOf(fact) }, at, this.seq);
        return this.release(holdOf(fact, 'opinion'), at);
      case 'supplement':
      case 'payment':
        return this.release(holdOf(fact, fact.type), at);
      case 'reclassify':
        return this.reclassify(fact, at);
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
        return this.vary(fact.inForce, at);
      case 'transfer':
        if (fact.to === this.owner) return;
        this.owner = fact.to;
        this.ownerSince = at;
        this.clock?.goBy(this.calendars.of(fact.to), at);
        return;
      case 'finish':
        this.finish(fact.outcome, at, fact.digitised);
        return;
      case 'return':
        return this.returned(at);
      case 'host':
        // Of what was said of an instant the last word counts, whenever what it tells happened.
        if (this.home && this.home.seq > this.seq) return;
        this.home = { word: fact, seq: this.seq };
        this.inForce = fact.inForce ?? undefined;
        return;
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
      case 'refund':
      case 'hand-over':
      case 'receive':
      case 'decline':
      case 'recall':
      case 'expire':
      case 'choose-return':
      case 'send':
      case 'delivery-failed':
      case 'sent-back':
      case 'lost-in-post':
      case 'reissue':
      case 'lose-receipt':
        return;
      case 'correct':
        // What was asked for belonged to the state that was wrong.
        if (fact.configuration !== undefined) this.suspensions.releaseAll(at);
        return;
      case 'archive': {
        const { place, box = null, until, retention } = fact;
        this.archived = { at, place, box, until, retention };
        return;
      }
    }
  }

  /** Asking again is not refused; that it was done more often than the procedure has it is told. */
  private supplementAsked(): void {
    const most = this.inForce?.policies.maxSupplements;
    if (most === undefined) return;
    this.supplements += 1;
    if (this.supplements <= most) return;
    this.find(
      'supplements-over',
      `Yêu cầu bổ sung lần thứ ${this.supplements}; thủ tục này định nhiều nhất ${most} lần.`,
    );
  }

  private accept(fact: FactOf<'accept'>, at: Instant): void {
    if (this.acceptedAt !== null)
      return this.find('accepted-twice', 'Hồ sơ đã được tiếp nhận trước đó.');
    this.acceptedAt = at;
    this.inForce = fact.inForce;
    this.digitisedIntake = fact.digitised ?? false;
    this.suspensions.endAll(at);
    const { term, policies } = fact.inForce;
    const calendar = this.calendars.of(this.owner);
    this.clock = Clock.start(calendar, at, term, clockPolicy(policies), this.clockRefused);
    if (this.close) {
      this.find('closed-before-acceptance', 'Có kết quả ghi trước thời điểm tiếp nhận.');
      const { as } = this.close;
      this.close = undefined;
      this.finish(as, at, this.digitisedResult);
    }
  }

  /**
   * Another procedure from here on: what is open is overtaken, what was waited for is waited for no more, with
   * credit; the clock keeps start and credits and takes the new term, as with `vary`.
   */
  private reclassify(fact: FactOf<'reclassify'>, at: Instant): void {
    this.belongs = fact;
    if (this.close)
      return this.find('after-close', 'Chuyển thủ tục ghi sau khi hồ sơ đã kết thúc.');
    this.suspensions.releaseAll(at);
    this.overtake(at, this.seq);
    if (fact.inForce) this.vary(fact.inForce, at);
  }

  private vary(inForce: InForce, at: Instant): void {
    const { term, policies } = inForce;
    this.inForce = inForce;
    this.clock?.apply({ type: 'vary', at: minuteOf(at), term, policy: clockPolicy(policies) });
  }

  private finish(as: ClosedAs, at: Instant, digitised = false): void {
    if (this.close) return this.find('closed-twice', 'Hồ sơ đã kết thúc trước đó.');
    this.close = { at, as, owner: this.owner, seq: this.seq };
    this.digitisedResult = digitised;
    this.clock?.close(at);
    this.suspensions.endAll(at);
    this.overtake(at, this.seq);
    if (this.returnedAt !== null && this.returnedAt < at) {
      this.find('returned-before-finish', 'Thời điểm trả kết quả sớm hơn thời điểm có kết quả.');
    }
  }

  /** What home stops and lets go on; our own act may have done so before. */
  private holdAsHomeDoes({ act, suspended }: HomeWord, at: Instant): void {
    for (const hold of suspended?.ended ?? []) {
      this.letGoOn.set(keyOfHold(hold), this.seq);
      // What is stated to be over has not come: no clock starts anew.
      if (act.states) this.suspensions.end(hold, at, false);
      else this.release(hold, at);
    }
    if (this.close) return;
    for (const hold of suspended?.begun ?? []) {
      // Home was told later that it was over before this: it never stood in the way of what is ours.
      if ((this.letGoOn.get(keyOfHold(hold)) ?? 0) > this.seq) continue;
      this.suspensions.begin(hold, at);
    }
  }

  /** Whatever of ours is still open, or begins later, was overtaken when the business was done, as the last word has it. */
  private closeAsHomeSays(at: Instant): void {
    if (!this.home || this.close) return;
    const { closedAt, closedAs, owner } = this.home.word.position;
    if (closedAt === null || closedAs === null || closedAt > at) return;
    this.close = { at, as: closedAs, owner, seq: this.seq };
    this.suspensions.endAll(at);
    this.overtake(at, this.seq);
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

  private hold(hold: Hold, at: Instant): void {
    if (this.close)
      return this.find('after-close', 'Yêu cầu tạm dừng ghi sau khi hồ sơ đã kết thúc.');
    if (!this.suspensions.begin(hold, at)) this.find('hold-open', 'Khoảng tạm dừng này đang mở.');
  }

  private release(hold: Hold, at: Instant): void {
    const restarts =
      hold.reason === 'supplement' && this.inForce?.policies.onSupplement !== 'pause';
    this.suspensions.end(hold, at, restarts);
  }

  /** Every clock a hold stops: its part's, and the dossier's unless only an agency is waited for. */
  private *clocksUnder({ scope, reason }: Hold): Generator<Clock> {
    if (this.clock && (scope === DOSSIER || waitsForApplicant(reason))) yield this.clock;
    yield* this.parts.clocksUnder(scope);
    yield* this.offers.clocksUnder((segment) => scope === DOSSIER || scope === segment);
  }

  private takeEffect(effect: Effect, at: Instant, fact: Fact): void {
    switch (effect.type) {
      case 'task-opened':
        // Home puts a step of ours back that an act of ours, refused since, had never closed.
        if (this.home && this.parts.hasOpen(effect.step)) return;
        this.parts.openTask(effect, at, this.seq);
        return this.overtakeAfterClose(at);
      case 'task-closed':
        return this.parts.closeTask(effect, at, this.seq);
      case 'segment-offered':
        this.offers.offer(
          { ...effect, agency: this.parts.placeOf(effect, this.seq) },
          at,
          { seq: this.seq, hash: this.hash },
          this.owner,
        );
        this.parts.enterSegment(effect, at, this.seq);
        return this.overtakeAfterClose(at);
      case 'segment-received':
        this.offers.answer(effect.segment, 'received', at, this.seq);
        this.parts.enterSegment(effect, at, this.seq);
        return this.overtakeAfterClose(at);
      case 'task-moved':
        return this.parts.moveTask(effect, at, this.seq);
      case 'segment-moved':
        this.offers.move(effect.segment, effect.agency, at);
        return this.parts.moveSegment(effect, at, this.seq);
      case 'segment-ended':
        this.suspensions.endOf(effect.segment, at);
        this.offers.answer(effect.segment, answeredAs(effect.as), at, this.seq);
        if (notReceived.has(effect.as)) this.opinions.overtake(at, this.seq, effect.segment);
        return this.parts.endSegment(effect, at);
      case 'held':
        return this.hold({ scope: effect.scope, reason: effect.reason }, at);
      case 'finished':
        return this.finish(effect.outcome, at, fact.type === 'step' && fact.digitised);
    }
  }

  /** What begins after the business was done in reality, recorded before anybody said so, was overtaken then. */
  private overtakeAfterClose(at: Instant): void {
    if (!this.close) return;
    this.parts.overtake(at, this.close.seq);
    this.offers.overtake(at, this.close.seq);
  }

  private overtake(at: Instant, seq: number): void {
    this.parts.overtake(at, seq);
    this.offers.overtake(at, seq);
    this.opinions.overtake(at, seq);
  }

  private find(code: string, text: string): void {
    this.findings.push({ seq: this.seq, code, text });
  }

  /** What a clock refuses is told of the row being taken, whichever row started the clock. */
  private readonly clockRefused = ({ code, message }: ClockRefusal): void =>
    this.find(code, message);

  /** Writes down where the dossier stands once every fact of this instant is taken; anew if it was thought so before. */
  mark(at: Instant): void {
    const position = this.positionAt(at);
    if (!position) return;
    if (this.positions.at(-1)?.from === at) this.positions.pop();
    const last = this.positions.at(-1);
    if (last && samePosition(last, position)) return;
    this.positions.push(position);
  }

  private positionAt(at: Instant): Position | undefined {
    if (this.home) {
      const { position, partner } = this.home.word;
      return { ...position, from: at, hostedBy: partner, segments: this.parts.segments() };
    }
    if (!this.submitted) return undefined;
    const { channel, agency, receivedBy = agency } = this.submitted;
    const closed = this.close;
    const inHand = this.acceptedAt !== null && !closed;
    return {
      from: at,
      phase: this.phase(),
      procedure: this.belongs.procedure,
      field: this.belongs.field,
      channel,
      owner: this.owner,
      ownerSince: this.ownerSince,
      receivedBy,
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
      segments: this.parts.segments(),
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
      tasks: this.parts.tasks(),
      offers: this.offers.records(),
      holds: this.suspensions.records(),
      opinions: this.opinions.records(),
      findings: this.findings,
      clock: this.clock ?? null,
      delivery: this.delivery,
      archived: this.archived,
    };
  }
}

/** A segment that ended so was waited on by nobody: what it asked of others is asked no more. */
const notReceived = new Set(['declined', 'recalled', 'expired']);

/** How an offer ended that was open when its segment ended. */
const answeredAs = (as: Extract<Effect, { type: 'segment-ended' }>['as']): AnsweredAs =>
  as === 'finished' ? 'overtaken' : as;

const keyOfHold = ({ scope, reason, from }: Hold): string => holdKey(scope, reason, from);

const clockPolicy = ({ judge, judgeBy, maxExtensions }: InForce['policies']) => ({
  judgeBy,
  maxExtensions,
  ...(judge && { judge }),
});
