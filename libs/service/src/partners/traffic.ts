import { retryAfter } from '#lib/notices';
import {
  type ClaimedLine,
  type Message,
  type PartnerLines,
  type Taken,
  Undelivered,
} from '#lib/persistence';

import type { Correspondence } from './correspondence.ts';
import type { PartnerHandlers } from './handlers.ts';
import type { Partners } from './partners.ts';
import { ExchangeKeyRefused } from './vault.ts';

/** Seconds between tries, doubling, and how many: about a day of a partner that is away. */
const RETRY = { first: 5, longest: 3_600, tries: 32 };
/** A wait is cut by up to this share of it, so that lines that failed together do not come back together. */
const JITTER = 0.5;

/** What became of a line that was moved on. */
export type LineFate = {
  partner: string;
  direction: 'out' | 'in';
  /** How many messages were told or taken now. */
  messages: number;
} & (
  | { state: 'settled' }
  /** `fault`: of our own, for the log; the reason names no cause. */
  | { state: 'failed' | 'dead'; reason: string; fault?: unknown }
);

/** Moves the lines of partners on: each dossier's messages in order, the next once the last was settled. */
export class Traffic {
  /** A claim outlasts what one message may take; each message renews it. */
  private readonly claimSeconds: number;

  /** @param random - from 0 to 1 */
  constructor(
    private readonly lines: PartnerLines,
    private readonly partners: Partners,
    private readonly correspondence: Correspondence,
    private readonly handlers: PartnerHandlers,
    timeoutSeconds: number,
    private readonly random: () => number = Math.random,
  ) {
    this.claimSeconds = 2 * timeoutSeconds;
  }

  /** @returns what became of it; undefined if it was not due, or somebody else is at it */
  async moveOn(id: string, now: number): Promise<LineFate | undefined> {
    const line = await this.lines.claim(id, new Date(now), this.claimSeconds);
    if (!line) return undefined;
    const { partner, direction } = line;
    let messages = 0;
    try {
      for (;;) {
        const { version, message } = await this.lines.ahead(line);
        if (message) {
          await this.settle(line, message);
          messages += 1;
        } else if (await this.lines.settle(line, version))
          return { partner, direction, messages, state: 'settled' };
      }
    } catch (error) {
      const known = error instanceof Undelivered || error instanceof ExchangeKeyRefused;
      const final = error instanceof Undelivered && error.final;
      const reason = known ? error.message : 'Lỗi của hệ thống';
      // Counted since the last that went well.
      const failed = messages === 0 ? line.attempts + 1 : 1;
      const wait = final ? undefined : retryAfter(RETRY, failed);
      const again =
        wait === undefined ? null : new Date(now + wait * 1000 * (1 - JITTER * this.random()));
      await this.lines.fail(line, failed, reason, again);
      const state = again ? 'failed' : 'dead';
      return { partner, direction, messages, state, reason, ...(!known && { fault: error }) };
    }
  }

  private async settle(line: ClaimedLine, message: Message): Promise<void> {
    const { claimSeconds } = this;
    if (line.direction === 'out') {
      const partner = await this.partners.partner(line.partner);
      await this.correspondence.post(partner, line.dossier, message);
      await this.lines.delivered(line, message.n, claimSeconds);
    } else {
      await this.lines.settled(line, message.n, await this.taken(line, message), claimSeconds);
    }
  }

  private async taken({ partner: id, dossier }: ClaimedLine, message: Message): Promise<Taken> {
    const { type } = message;
    const handler = this.handlers.get(type);
    if (!handler)
      return { refused: 'type-unknown', reason: `Hệ thống này không biết tin loại “${type}”.` };
    return handler({ ...message, dossier, partner: await this.partners.partner(id) });
  }
}
