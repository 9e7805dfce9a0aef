import type { AttemptLimit, AttemptStore } from '#lib/persistence';

import { AccessDenied } from './errors.ts';
import { hashOfToken } from './secrets.ts';

const QUARTER_HOUR = 900;

/** The limit of what is guessed at, and the limit of the address that guesses. */
export type LimitsOf = (
  subject: string,
  address: string,
) => [own: AttemptLimit, address: AttemptLimit];

/** One person at one address guesses little; an office behind one address mistypes more. */
const loginLimits: LimitsOf = (username, address) => [
  {
    subject: hashOfToken(`${username.toLowerCase()} ${address}`),
    free: 3,
    longestSeconds: QUARTER_HOUR,
    forgetSeconds: 2 * QUARTER_HOUR,
  },
  {
    subject: hashOfToken(address),
    free: 50,
    longestSeconds: QUARTER_HOUR,
    forgetSeconds: QUARTER_HOUR,
  },
];

/** Slows down guessing: after a few wrong attempts each next one has to wait twice as long. */
export class Throttle {
  constructor(
    private readonly store: AttemptStore,
    private readonly clock: () => number,
    private readonly limitsOf: LimitsOf,
  ) {}

  /** @throws AccessDenied 'throttled' before the attempt is checked at all */
  async admit(subject: string, address: string): Promise<void> {
    const now = this.clock();
    for (const limit of this.limitsOf(subject, address)) {
      const until = await this.store.count(limit, new Date(now));
      if (until)
        throw new AccessDenied(
          'throttled',
          undefined,
          Math.max(1, Math.ceil((until.getTime() - now) / 1000)),
        );
    }
  }

  /** The attempt was right: its own failures are forgotten, the address's others are not. */
  async right(subject: string, address: string): Promise<void> {
    const [own, shared] = this.limitsOf(subject, address);
    await this.store.forget(own.subject);
    await this.store.takeBack(shared.subject);
    await this.store.forgetOlder(new Date(this.clock() - 86_400_000));
  }
}

/** The throttle of logins by password. */
export class LoginThrottle extends Throttle {
  constructor(store: AttemptStore, clock: () => number) {
    super(store, clock, loginLimits);
  }
}
