import { createTransport, type Transporter } from 'nodemailer';

import type { Mail } from '#lib/persistence';

/** Where e-mail goes out, and as whom. */
export interface MailOptions {
  /** smtp://user:password@host:port or smtps://… */
  url: string;
  /** Address of the sender; its domain ends the Message-IDs. */
  from: string;
}

/** The right part of the Message-IDs of a sender. */
export const mailDomainOf = ({ from }: MailOptions): string =>
  from.replace(/>\s*$/, '').split('@').at(-1) ?? 'localhost';

/** E-mail by SMTP; without options nothing is sent. */
export class Mailer {
  private readonly transport: Transporter | undefined;

  constructor(private readonly options: MailOptions | undefined) {
    this.transport =
      options &&
      createTransport(options.url, {
        from: options.from,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
      } as never);
  }

  /** @throws what the server said if it did not take the e-mail */
  async send({ to, subject, body, messageId }: Mail): Promise<void> {
    if (!this.transport || !this.options) throw new Error('SMTP_URL chưa được đặt.');
    await this.transport.sendMail({
      from: this.options.from,
      to,
      subject,
      text: body,
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  close(): void {
    this.transport?.close();
  }
}
