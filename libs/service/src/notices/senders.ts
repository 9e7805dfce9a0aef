import type { Logger } from 'pino';

import type { Channel } from '#lib/notices';

import type { MessageService } from '../message-service.ts';
import { HttpSender } from './http-sender.ts';
import { Mailer, type MailOptions } from './mailer.ts';
import { LogSender, type Sender } from './sender.ts';

/** Services an installation sends notices by; a channel without one is logged. */
export interface SendingServices {
  mail?: MailOptions;
  sms?: MessageService;
  zalo?: MessageService;
}

/** The sender of each channel. */
export type Senders = Readonly<Record<Channel, Sender>>;

export const sendersOf = ({ mail, sms, zalo }: SendingServices, logger: Logger): Senders => ({
  mail: mail ? new Mailer(mail) : new LogSender(logger, 'mail'),
  sms: sms ? new HttpSender('sms', sms) : new LogSender(logger, 'sms'),
  zalo: zalo ? new HttpSender('zalo', zalo) : new LogSender(logger, 'zalo'),
});
