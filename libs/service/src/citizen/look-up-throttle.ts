import type { AttemptStore } from '#lib/persistence';

import { hashOfToken } from '../identity/secrets.ts';
import { type LimitsOf, Throttle } from '../identity/throttle.ts';

const HOUR = 3_600;

/**
 * Four digits are guessed in some thousand attempts: a code is slowed down from wherever they come, to about
 * one an hour. An address is shared by a whole commune, or by everybody at the counter's own screen.
 */
const lookUpLimits: LimitsOf = (code, address) => [
  {
    subject: hashOfToken(`look-up of ${code}`),
    free: 5,
    longestSeconds: HOUR,
    forgetSeconds: 24 * HOUR,
  },
  {
    subject: hashOfToken(`look-up from ${address}`),
    free: 30,
    longestSeconds: HOUR / 4,
    forgetSeconds: HOUR / 4,
  },
];

/** The throttle of look-ups by applicants. */
export class LookUpThrottle extends Throttle {
  constructor(store: AttemptStore, clock: () => number) {
    super(store, clock, lookUpLimits);
  }
}
