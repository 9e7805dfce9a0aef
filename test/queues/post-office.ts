import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it is given. */
export interface PostOffice {
  url: string;
  received: ParsedMail[];
  /** Refuses the next so many e-mails, for a while: any, or those about something. */
  refuse: (times: number, about?: string) => void;
  close: () => Promise<void>;
}

export const postOffice = async (): Promise<PostOffice> => {
  const received: ParsedMail[] = [];
  let refusals = { times: 0, about: '' };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          if (refusals.times > 0 && mail.subject?.includes(refusals.about)) {
            refusals.times -= 1;
            done(Object.assign(new Error('try later'), { responseCode: 451 }));
            return;
          }
          received.push(mail);
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received,
    refuse: (times, about = '') => (refusals = { times, about }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
