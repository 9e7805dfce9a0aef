/**
 * Signatures of Standard Webhooks (https://www.standardwebhooks.com, v1): HMAC-SHA256, base64, over
 * "id.timestamp.content". What is signed of a message is its body as sent; of a request without a body, its
 * method and address.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds a timestamp may be off: a signed message that is older is not taken, whoever sends it. */
const TOLERANCE = 300;
/** Bytes of a secret that we make, and the fewest and most of one that we are given. */
const SECRET = { made: 32, fewest: 24, most: 64 };
const PREFIX = 'whsec_';
/** Signatures of one message that are looked at: a rotation has two. */
const SIGNATURES = 4;

/** The headers that say who wrote a message when, by the names of the standard and one of ours. */
export const headerNames = {
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  signature: 'webhook-signature',
  /** Not of the standard: what the receiver calls the sender. */
  partner: 'motcua-partner',
} as const;

/** A new secret, as it is told to the other side: "whsec_" and base64. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET.made).toString('base64');

/** The bytes of a secret as it is told; undefined for what is none. */
export const readSecret = (text: string): Buffer | undefined => {
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.length >= SECRET.fewest && bytes.length <= SECRET.most ? bytes : undefined;
};

/** What is signed of a request without a body. */
export const requestContent = (method: string, address: string): string => `${method} ${address}`;

const macOf = (secret: Buffer, id: string, timestamp: string, content: string | Buffer): Buffer =>
  createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(content).digest();

/**
 * The headers of something signed now, one signature for each secret.
 *
 * @param now - milliseconds
 * @example signedHeaders([secret], 'msg_1', '{}', 0)['webhook-signature'] // 'v1,…'
 */
export const signedHeaders = (
  secrets: readonly Buffer[],
  id: string,
  content: string | Buffer,
  now: number,
): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map(
    (secret) => `v1,${macOf(secret, id, timestamp, content).toString('base64')}`,
  );
  return {
    [headerNames.id]: id,
    [headerNames.timestamp]: timestamp,
    [headerNames.signature]: signatures.join(' '),
  };
};

/**
 * Whether one of the secrets signed the content under these headers lately. It takes as long whichever of them
 * did, and whether any did.
 *
 * @param now - milliseconds
 */
export const isSigned = (
  secrets: readonly Buffer[],
  { id, timestamp, signature }: { id: string; timestamp: string; signature: string },
  content: string | Buffer,
  now: number,
): boolean => {
  const given = signature
    .split(' ', SIGNATURES)
    .map((part) => Buffer.from(part.startsWith('v1,') ? part.slice(3) : '', 'base64'));
  let signed = false;
  for (const secret of secrets) {
    const mac = macOf(secret, id, timestamp, content);
    for (const one of given) {
      const same = one.length === mac.length && timingSafeEqual(one, mac);
      signed = same || signed;
    }
  }
  const late = Math.abs(now / 1000 - Number(timestamp));
  return signed && /^\d{1,12}$/.test(timestamp) && late <= TOLERANCE;
};
