import { type MessageService, postMessage } from '../message-service.ts';
import type { Outgoing, Sender } from './sender.ts';

/** Gives short messages to a service: POST {id, channel, to, text}; 2xx is taken. */
export class HttpSender implements Sender {
  readonly via = 'http';

  constructor(
    private readonly channel: string,
    private readonly service: MessageService,
  ) {}

  async send({ messageId: id, to, text }: Outgoing): Promise<void> {
    await postMessage(this.service, id, { id, channel: this.channel, to, text });
  }

  close(): void {
    // Connections are the platform's own and end by themselves.
  }
}
