import type { SessionStore, StoredAccount } from '#lib/persistence';

import type { IdentityConfig } from './config.ts';
import { hashOfToken, randomToken } from './secrets.ts';

const MINUTE = 60_000;

/** Server-side sessions of people: a random token in a cookie, its hash in the database. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly config: Pick<IdentityConfig, 'session' | 'clock'>,
  ) {}

  /** Begins a session and ends the one that was there before, if any: a token never outlives a login. */
  async begin(
    account: StoredAccount,
    method: 'password' | 'oidc',
    before?: string,
  ): Promise<string> {
    const { clock, session } = this.config;
    const now = clock();
    const token = randomToken();
    if (before !== undefined) await this.end(before);
    await this.store.endOlder(new Date(now - session.absolute), new Date(now - session.idle));
    await this.store.add({
      tokenHash: hashOfToken(token),
      account: account.id,
      method,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
    });
    return token;
  }

  /**
   * The account of a token; undefined if the session is unknown, too old, idle too long, or the account
   * disabled. Whom the provider vouched for has no password for one use to change.
   */
  async find(token: string): Promise<StoredAccount | undefined> {
    const tokenHash = hashOfToken(token);
    const found = await this.store.find(tokenHash);
    if (!found || found.account.disabledAt) return undefined;
    if (this.isOver(found.session)) {
      await this.store.end(tokenHash);
      return undefined;
    }
    const now = this.config.clock();
    if (now >= found.session.lastSeenAt.getTime() + MINUTE)
      await this.store.seen(tokenHash, new Date(now));
    return found.session.method === 'oidc'
      ? { ...found.account, mustChangePassword: false }
      : found.account;
  }

  /** Whether a session is not over; asking is no sign of life. */
  async lasts(token: string): Promise<boolean> {
    const found = await this.store.find(hashOfToken(token));
    return found !== null && !found.account.disabledAt && !this.isOver(found.session);
  }

  private isOver({ createdAt, lastSeenAt }: { createdAt: Date; lastSeenAt: Date }): boolean {
    const { clock, session: limits } = this.config;
    const now = clock();
    return (
      now >= createdAt.getTime() + limits.absolute || now >= lastSeenAt.getTime() + limits.idle
    );
  }

  async end(token: string): Promise<void> {
    await this.store.end(hashOfToken(token));
  }
}
