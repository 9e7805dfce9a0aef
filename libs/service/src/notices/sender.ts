import type { Logger } from 'pino';

/** A notice ready to go out. */
export interface Outgoing {
  /** The same however often it is tried. */
  messageId: string;
  /** An e-mail address, or a phone number as ten digits. */
  to: string;
  /** Only of e-mails. */
  subject: string | null;
  text: string;
  /** Where one click tells that no more are wanted; e-mails alone. */
  optOut?: string | undefined;
}

/** Somebody who takes notices of one channel. */
export interface Sender {
  /** What it gives them to, as it is written down. */
  readonly via: 'smtp' | 'http' | 'log';
  /** @throws Undelivered in words that name no address */
  send: (notice: Outgoing) => Promise<void>;
  close: () => void;
}

/**
 * The sender of a channel without a service: writes a line that there was something to send, so that an
 * installation can be tried out. Neither address nor text is logged.
 */
export class LogSender implements Sender {
  readonly via = 'log';

  constructor(
    private readonly logger: Logger,
    private readonly channel: string,
  ) {}

  send({ messageId, text }: Outgoing): Promise<void> {
    this.logger.info(
      { channel: this.channel, message: messageId, letters: text.length },
      'chưa nối dịch vụ gửi: tin chỉ được ghi nhật ký',
    );
    return Promise.resolve();
  }

  close(): void {
    // Nothing is open.
  }
}
