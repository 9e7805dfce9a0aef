import { createTransport, type Transporter } from 'nodemailer';

import { Undelivered } from '#lib/persistence';

import type { Outgoing, Sender } from './sender.ts';

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

/** E-mail by SMTP. */
export class Mailer implements Sender {
  readonly via = 'smtp';
  private readonly transport: Transporter;

  constructor(private readonly options: MailOptions) {
    this.transport = createTransport(options.url, {
      from: options.from,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    } as never);
  }

  async send({ to, subject, text, messageId, optOut }: Outgoing): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.options.from,
        to,
        subject: subject ?? '',
        text,
        messageId,
        headers: {
          'Auto-Submitted': 'auto-generated',
          // RFC 8058: mail programs offer it as a button of their own.
          ...(optOut !== undefined && {
            'List-Unsubscribe': `<${optOut}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      });
    } catch (error) {
      throw undelivered(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** What a server said, without the address it may have repeated; an address it refuses for good stays refused. */
const undelivered = (error: unknown): Undelivered => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === 'number')
    return new Undelivered(
      `Máy chủ thư trả lời ${responseCode}`,
      responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE'),
    );
  return new Undelivered(
    `Không gửi được qua máy chủ thư${typeof code === 'string' ? ` (${code})` : ''}`,
  );
};
