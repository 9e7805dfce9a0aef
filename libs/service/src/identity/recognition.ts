import { dayOf } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { Lent, StoredAccount, SubstitutionStore } from '#lib/persistence';

import { actorOfAccount, actorOfApiKey, standInsAt } from './actor.ts';
import type { ApiKeys } from './api-keys.ts';
import type { IdentityConfig } from './config.ts';
import type { Credential } from './credential.ts';
import { hashOfToken } from './secrets.ts';
import type { Sessions } from './sessions.ts';

/** Who presented a token. */
export interface Recognised {
  actor: Actor;
  /** Only for a person's session. */
  account?: StoredAccount;
}

/** What is remembered of a token: whose it is, and whom they stand in for now or later. */
interface Believed {
  who: Recognised;
  lent: readonly Lent[];
}

const MOST = 10_000;

/**
 * Who a token belongs to, remembered for a few seconds: a request costs no round trip for it. What ends a
 * session here is known here at once; another process, or a change of grants, is heard of seconds later.
 */
export class Recognition {
  readonly #believed = new Map<string, Believed & { until: number }>();

  constructor(
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly substitutions: Pick<SubstitutionStore, 'lentTo'>,
    private readonly config: Pick<IdentityConfig, 'believed' | 'clock'>,
  ) {}

  bySession(token: string): Promise<Recognised | undefined> {
    return this.#remembered(`s${hashOfToken(token)}`, async () => {
      const account = await this.sessions.find(token);
      if (!account) return undefined;
      const lent = await this.substitutions.lentTo(account.id, new Date(this.config.clock()));
      return { who: { actor: actorOfAccount(account, this.#today()), account }, lent };
    });
  }

  byApiKey(key: string): Promise<Recognised | undefined> {
    return this.#remembered(`k${hashOfToken(key)}`, async () => {
      const found = await this.apiKeys.recognise(key);
      return found && { who: { actor: actorOfApiKey(found, this.#today()) }, lent: [] };
    });
  }

  /** Whether a credential still lets somebody in; asking does not count as being seen. */
  async lasts(credential: Credential): Promise<boolean> {
    return 'session' in credential
      ? this.sessions.lasts(credential.session)
      : (await this.apiKeys.recognise(credential.key)) !== undefined;
  }

  /** Believes nothing any more; the next request of everybody asks the database. */
  forget(): void {
    this.#believed.clear();
  }

  #today(): string {
    return dayOf(this.config.clock());
  }

  async #remembered(
    key: string,
    ask: () => Promise<Believed | undefined>,
  ): Promise<Recognised | undefined> {
    const now = this.config.clock();
    const known = this.#believed.get(key);
    if (known && now < known.until) return at(known, now);
    this.#believed.delete(key);
    const found = await ask();
    if (!found) return undefined;
    if (this.#believed.size >= MOST) this.#believed.clear();
    this.#believed.set(key, { ...found, until: now + this.config.believed });
    return at(found, now);
  }
}

/** Who it is at an instant: a substitution begins and ends to the moment, believed or not. */
const at = ({ who, lent }: Believed, now: number): Recognised => {
  const { account } = who;
  return account && lent.length > 0
    ? { ...who, actor: actorOfAccount(account, dayOf(now), standInsAt(lent, now)) }
    : who;
};
