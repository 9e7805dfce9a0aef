import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits, base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** A random id of 16 lower-case hex digits after a prefix. */
export const randomId = (prefix: string): string => `${prefix}-${randomBytes(8).toString('hex')}`;

/** What is kept of a token: enough to recognise it, useless to present. */
export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** The CSRF token bound to a session's token: who does not know the one cannot tell the other. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update(`motcua.csrf:${token}`).digest('base64url');

/** Compares two secrets in a time that tells nothing of where they differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

// Without letters and digits that look alike when read aloud or from paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one use: four groups of four, about 79 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
