import { Undelivered } from '#lib/persistence';

import type { Outgoing, Sender } from './sender.ts';

/** A service that takes messages over HTTP, as the operator configured it. */
export interface MessageService {
  url: URL;
  /** Sent as a bearer token. */
  secret: string;
  timeoutSeconds: number;
}

/** Answers that say "later", among those that say "no". */
const LATER = new Set([408, 425, 429]);

/**
 * Gives short messages to a service: POST {id, channel, to, text} with the id as Idempotency-Key, so that a
 * message whose answer got lost is not sent twice. 2xx is taken; other 4xx than "later" is refused for good.
 * Redirections are not followed: the secret goes to the configured address alone.
 */
export class HttpSender implements Sender {
  readonly via = 'http';

  constructor(
    private readonly channel: string,
    private readonly service: MessageService,
  ) {}

  async send({ messageId, to, text }: Outgoing): Promise<void> {
    const { url, secret, timeoutSeconds } = this.service;
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${secret}`,
          'idempotency-key': messageId,
        },
        body: JSON.stringify({ id: messageId, channel: this.channel, to, text }),
      });
    } catch (error) {
      throw new Undelivered(
        error instanceof Error && error.name === 'TimeoutError'
          ? `Dịch vụ gửi tin không trả lời trong ${timeoutSeconds} giây`
          : 'Không nối được dịch vụ gửi tin',
      );
    }
    await response.body?.cancel();
    const { ok, status } = response;
    if (ok) return;
    throw new Undelivered(
      `Dịch vụ gửi tin trả lời ${status}`,
      status >= 400 && status < 500 && !LATER.has(status),
    );
  }

  close(): void {
    // Connections are the platform's own and end by themselves.
  }
}
