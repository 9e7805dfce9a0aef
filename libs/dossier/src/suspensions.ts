import { type Clock, holdKey } from './clock.ts';
import { minuteOf } from './instants.ts';
import { type Hold, waitsForApplicant } from './parts.ts';
import type { Instant } from './position.ts';

/** A suspension: of the dossier or one segment, since when and until when; open while `until` is null. */
export interface HoldRecord extends Hold {
  since: Instant;
  until: Instant | null;
}

/** The clocks of a dossier as they run when they are asked for. */
export interface HeldClocks {
  /** The dossier's own; none before acceptance. */
  dossier: () => Clock | undefined;
  /** Every clock a hold stops. */
  under: (hold: Hold) => Iterable<Clock>;
  /** The one a restart begins anew: the dossier's, or the segment's own. */
  own: (scope: string) => Clock | undefined;
}

/** What a dossier and its segments wait for (tạm dừng), and what that does to their clocks (semantics.md §3). */
export class Suspensions {
  private readonly byKey = new Map<string, HoldRecord>();
  private readonly begun: HoldRecord[] = [];

  constructor(private readonly clocks: HeldClocks) {}

  /** Those that are open, by `holdKey`. */
  get open(): ReadonlyMap<string, HoldRecord> {
    return this.byKey;
  }

  /** Every one there was, in the order they began. */
  records(): HoldRecord[] {
    return this.begun;
  }

  /** @returns false if it is open already */
  begin(hold: Hold, at: Instant): boolean {
    const key = holdKey(hold.scope, hold.reason, hold.from);
    if (this.byKey.has(key)) return false;
    const record: HoldRecord = { ...hold, since: at, until: null };
    this.byKey.set(key, record);
    this.begun.push(record);
    for (const clock of this.clocks.under(hold)) clock.hold(at, key);
    return true;
  }

  /**
   * What was waited for has come: every clock gets its time back, but the part's own starts anew if it `restarts`.
   * Recorded without a hold, nothing was stopped.
   */
  end(hold: Hold, at: Instant, restarts: boolean): void {
    const key = holdKey(hold.scope, hold.reason, hold.from);
    if (!this.close(key, at)) return;
    const own = restarts ? this.clocks.own(hold.scope) : undefined;
    own?.apply({ type: 'restart', at: minuteOf(at), reason: key });
    for (const clock of this.clocks.under(hold)) if (clock !== own) clock.release(at, key);
  }

  /** Nothing is waited for any more, and the clocks go on with their time back. */
  releaseAll(at: Instant): void {
    for (const [key, hold] of this.byKey) {
      this.close(key, at);
      for (const clock of this.clocks.under(hold)) clock.release(at, key);
    }
  }

  /** Nothing is waited for any more, and no clock asks: it has not begun yet, or its own end ended what stopped it. */
  endAll(at: Instant): void {
    for (const key of [...this.byKey.keys()]) this.close(key, at);
  }

  /** A segment that ends no longer waits: what it held of the dossier's clock is released, with credit. */
  endOf(segment: string, at: Instant): void {
    for (const [key, hold] of this.byKey) {
      if (hold.scope !== segment) continue;
      this.close(key, at);
      if (waitsForApplicant(hold.reason)) this.clocks.dossier()?.release(at, key);
    }
  }

  private close(key: string, at: Instant): boolean {
    const hold = this.byKey.get(key);
    if (hold) hold.until = at;
    return this.byKey.delete(key);
  }
}
