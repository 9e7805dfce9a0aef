import type { Actor } from '#lib/directory';
import type { StoredAccount } from '#lib/persistence';

import { actorOfAccount, actorOfApiKey } from './actor.ts';
import type { ApiKeys } from './api-keys.ts';
import type { IdentityConfig } from './config.ts';
import { hashOfToken } from './secrets.ts';
import type { Sessions } from './sessions.ts';

/** Who presented a token. */
export interface Recognised {
  actor: Actor;
  /** Only for a person's session. */
  account?: StoredAccount;
}

const MOST = 10_000;

/**
 * Who a token belongs to, remembered for a few seconds: a request costs no round trip for it. What ends a
 * session here is known here at once; another process, or a change of grants, is heard of seconds later.
 */
export class Recognition {
  readonly #believed = new Map<string, { who: Recognised; until: number }>();

  constructor(
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly config: Pick<IdentityConfig, 'believed' | 'clock'>,
  ) {}

  bySession(token: string): Promise<Recognised | undefined> {
    return this.#remembered(`s${hashOfToken(token)}`, async () => {
      const account = await this.sessions.find(token);
      return account && { actor: actorOfAccount(account), account };
    });
  }

  byApiKey(key: string): Promise<Recognised | undefined> {
    return this.#remembered(`k${hashOfToken(key)}`, async () => {
      const found = await this.apiKeys.recognise(key);
      return found && { actor: actorOfApiKey(found) };
    });
  }

  /** Believes nothing any more; the next request of everybody asks the database. */
  forget(): void {
    this.#believed.clear();
  }

  async #remembered(
    key: string,
    ask: () => Promise<Recognised | undefined>,
  ): Promise<Recognised | undefined> {
    const now = this.config.clock();
    const known = this.#believed.get(key);
    if (known && now < known.until) return known.who;
    this.#believed.delete(key);
    const who = await ask();
    if (who) {
      if (this.#believed.size >= MOST) this.#believed.clear();
      this.#believed.set(key, { who, until: now + this.config.believed });
    }
    return who;
  }
}
