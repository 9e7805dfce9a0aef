import type { WorkingCalendar } from '#lib/calendar';
import {
  advance,
  type ClockEvent,
  type ClockPolicy,
  ClockRefusal,
  type Ledger,
  overdueFrom,
  standingOf,
  type Standing,
  startLedger,
  type Term,
} from '#lib/deadline';

import { instantOfMinute, minuteOf } from './instants.ts';
import type { Instant } from './position.ts';

/** A hold key: who is stopped, why, and where it was said whose answer is waited for; several may be open at once. */
export const holdKey = (scope: string, reason: string, from?: string): string =>
  [scope, reason, ...(from === undefined ? [] : [from])].join('/');

/**
 * A ledger folded from facts as they are: what the legal clock refuses becomes a finding instead of a crash,
 * since history may hold late records and corrections that nobody would accept as a fresh command.
 */
export class Clock {
  private constructor(
    private ledger: Ledger,
    private readonly refused: (refusal: ClockRefusal) => void,
  ) {}

  /** undefined if the clock cannot start (the acceptance lies before the calendar): that too is a finding. */
  static start(
    calendar: WorkingCalendar,
    at: Instant,
    term: Term,
    policy: ClockPolicy,
    refused: (refusal: ClockRefusal) => void,
  ): Clock | undefined {
    try {
      const ledger = startLedger(calendar, minuteOf(at), term, policy);
      return new Clock(ledger, refused);
    } catch (error) {
      if (!(error instanceof ClockRefusal)) throw error;
      refused(error);
      return undefined;
    }
  }

  apply(event: ClockEvent): void {
    try {
      this.ledger = advance(this.ledger, event);
    } catch (error) {
      if (!(error instanceof ClockRefusal)) throw error;
      this.refused(error);
    }
  }

  /** Another agency has it from now on. Where that one works alike nothing changes, and once closed nothing does. */
  goBy(calendar: WorkingCalendar, at: Instant): void {
    const { ledger } = this;
    if (calendar === ledger.calendar || ledger.closedAt !== null) return;
    this.apply({ type: 'calendar', at: minuteOf(at), calendar });
  }

  hold(at: Instant, key: string): void {
    this.apply({ type: 'hold', at: minuteOf(at), reason: key });
  }

  release(at: Instant, key: string): void {
    this.apply({ type: 'release', at: minuteOf(at), reason: key });
  }

  close(at: Instant): void {
    this.apply({ type: 'close', at: minuteOf(at) });
  }

  get value(): Ledger {
    return this.ledger;
  }

  get due(): Instant | null {
    return this.ledger.due === null ? null : instantOfMinute(this.ledger.due);
  }

  get originalDue(): Instant | null {
    return this.ledger.originalDue === null ? null : instantOfMinute(this.ledger.originalDue);
  }

  get overdueFrom(): Instant | null {
    const from = overdueFrom(this.ledger);
    return from === null ? null : instantOfMinute(from);
  }

  standingAt(at: Instant): Standing {
    return standingOf(this.ledger, minuteOf(at));
  }
}
