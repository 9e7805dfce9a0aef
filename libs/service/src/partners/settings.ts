import { z } from 'zod';

import { isNetwork, Networks } from './networks.ts';
import { type KeyPlace, readKey } from './vault.ts';

/** How this deployment exchanges messages with systems outside. */
export interface ExchangeSettings {
  /** The key that partners' secrets are encrypted with; absent: no partner can be registered. */
  key?: KeyPlace;
  networks: Networks;
  /** Seconds a partner may take to answer. */
  timeoutSeconds: number;
}

/** A variable of the environment about the exchange that cannot be used. */
export class ExchangeSettingsInvalid extends Error {
  override readonly name = 'ExchangeSettingsInvalid';
  readonly code = 'environment-invalid';
}

const schema = z.object({
  EXCHANGE_KEY: z
    .string()
    .transform((text, context) => {
      const key = readKey(text);
      if (key) return key;
      context.addIssue({ code: 'custom', message: 'phải là 32 byte viết base64' });
      return z.NEVER;
    })
    .optional(),
  EXCHANGE_NETWORKS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((networks) => networks.every(isNetwork), 'phải là các mạng dạng 10.0.0.0/8'),
  EXCHANGE_TIMEOUT: z.coerce.number().int().min(1).max(60).default(10),
});

/**
 * What the environment says: EXCHANGE_KEY, EXCHANGE_NETWORKS, EXCHANGE_TIMEOUT; none is needed.
 *
 * @param keyFile - where the key is kept unless the environment gives it
 * @throws ExchangeSettingsInvalid naming the variable
 */
export const exchangeSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  keyFile?: string,
): ExchangeSettings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ExchangeSettingsInvalid(
      `Biến môi trường ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const { EXCHANGE_KEY, EXCHANGE_NETWORKS, EXCHANGE_TIMEOUT } = parsed.data;
  return {
    ...(EXCHANGE_KEY
      ? { key: { key: EXCHANGE_KEY } }
      : keyFile !== undefined && { key: { file: keyFile } }),
    networks: new Networks(EXCHANGE_NETWORKS),
    timeoutSeconds: EXCHANGE_TIMEOUT,
  };
};
