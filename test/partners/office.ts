import { createHmac, randomBytes, randomUUID } from 'node:crypto';

import { answerOf } from '#lib/api-client';
import { exchangeSettings, type ExchangeSettings } from '#lib/service';

import type { TestOffice } from '../support/office.ts';

/**
 * Partners are on this machine, over http; the key is made for the test.
 *
 * @param seconds - how long an answer is waited for: less than a partner needs that is to be too late
 */
export const exchangeHere = (seconds = 10): ExchangeSettings =>
  exchangeSettings({
    EXCHANGE_KEY: randomBytes(32).toString('base64'),
    EXCHANGE_NETWORKS: '127.0.0.0/8',
    EXCHANGE_TIMEOUT: String(seconds),
  });

/** Registers a partner as an administrator does. @returns the secret */
export const register = async (
  { administrator }: Pick<TestOffice, 'administrator'>,
  partner: {
    id: string;
    url: string;
    secret?: string;
    knownAs?: string;
    hosts?: boolean;
    agencies?: Record<string, string>;
    procedures?: Record<string, string>;
    wants?: 'dossier.changed'[];
  },
): Promise<string> => {
  const body = {
    name: `Đối tác ${partner.id}`,
    knownAs: null,
    hosts: false,
    agencies: {},
    procedures: {},
    wants: [],
    ...partner,
  };
  const { secret } = await answerOf(administrator.api.POST('/api/v1/partners', { body }));
  return secret;
};

/** What a request under a partner's signature was answered. */
export interface Posted {
  status: number;
  code: string | undefined;
  /** The whole of it but for what differs in every answer. */
  text: string;
  retryAfter: string | null;
}

/** Posts messages as a partner would. */
export const posting =
  (server: string, { id: partner, secret }: { id: string; secret: string }) =>
  async (
    message: { dossier: string; n: number; type?: string } & Record<string, unknown>,
    how: { id?: string; at?: number; signature?: string; partner?: string; body?: string } = {},
  ): Promise<Posted> => {
    const { id = `msg_${randomUUID()}`, at = Date.now() } = how;
    const whole = { type: 'thu.tin', timestamp: new Date(at).toISOString(), data: {}, ...message };
    const body = how.body ?? JSON.stringify(whole);
    const timestamp = String(Math.floor(at / 1000));
    const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
    const response = await fetch(`${server}/exchange/v1/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'motcua-partner': how.partner ?? partner,
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': how.signature ?? `v1,${mac}`,
      },
      body,
    });
    const text = await response.text();
    return {
      status: response.status,
      code: (JSON.parse(text) as { code?: string }).code,
      text,
      retryAfter: response.headers.get('retry-after'),
    };
  };
