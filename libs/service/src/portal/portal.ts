import type { Desk } from '#lib/desk';
import { retryAfter } from '#lib/notices';
import { type PortalFate, type PortalStore, Undelivered } from '#lib/persistence';

import { type MessageService, postMessage } from '../message-service.ts';
import { type ProgressMessage, progressOf } from './progress.ts';

/** Seconds between tries, doubling, and how many: about a day of a portal that is away. */
const RETRY = { first: 5, longest: 3_600, tries: 32 };

/** What a portal says when it has taken a message. */
const TAKEN = new Set(['00', '0']);

/** Tells the national portal of every change of status, each dossier's in order, until it has acknowledged it. */
export class Portal {
  constructor(
    private readonly desk: Desk,
    private readonly store: PortalStore,
    private readonly service: MessageService,
  ) {}

  /**
   * Tells what a dossier has to tell, one message after another; the next goes once the last was acknowledged.
   *
   * @returns what became of it; undefined if it was not due, or somebody else is at it
   */
  async tell(dossier: string, now: number): Promise<PortalFate | undefined> {
    const claimed = await this.store.claim(dossier, new Date(now));
    if (!claimed) return undefined;
    let { acknowledged } = claimed;
    try {
      for (;;) {
        const { messages, seq } = await this.messagesOf(dossier);
        for (const message of messages.slice(acknowledged)) {
          await this.give(message);
          acknowledged += 1;
          await this.store.acknowledge(dossier, acknowledged, message.status);
        }
        if (await this.store.settle(dossier, seq)) return { state: 'settled' };
      }
    } catch (error) {
      const undelivered = error instanceof Undelivered ? error : undefined;
      const reason = undelivered?.message ?? 'Lỗi của hệ thống';
      // Counted since the last acknowledgement: what went before it went well.
      const failed = acknowledged === claimed.acknowledged ? claimed.attempts + 1 : 1;
      const wait = undelivered?.final === true ? undefined : retryAfter(RETRY, failed);
      const again = wait === undefined ? null : new Date(now + wait * 1000);
      await this.store.fail(dossier, failed, reason, again);
      if (!undelivered) throw error;
      return { state: again ? 'failed' : 'dead', reason };
    }
  }

  private async messagesOf(id: string): Promise<{ messages: ProgressMessage[]; seq: number }> {
    const { dossiers } = await this.desk.dossiers.read([id]);
    const [stored] = dossiers;
    if (!stored) throw new Error(`dossier ${id} is enrolled and not there`);
    return { messages: await progressOf(this.desk, stored), seq: stored.rows.length };
  }

  private async give({ id, body }: ProgressMessage): Promise<void> {
    const answer = await postMessage(this.service, id, body);
    const code = codeIn(answer);
    if (!TAKEN.has(code)) throw new Undelivered(`Cổng trả mã lỗi ${code}`);
  }
}

/** The code of an answer, short enough to be kept; 'không đọc được' for what is no answer of a portal. */
const codeIn = (answer: string): string => {
  try {
    const { error_code: code } = JSON.parse(answer) as { error_code?: unknown };
    if (typeof code === 'string' || typeof code === 'number') return String(code).slice(0, 20);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return 'không đọc được';
};
