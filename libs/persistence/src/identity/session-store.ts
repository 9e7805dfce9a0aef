import type { DataSource } from 'typeorm';

import { AccountRow, SessionRow } from '../entities/people.ts';
import type { StoredAccount } from './account-store.ts';
import { told } from './told.ts';

export type StoredSession = Readonly<SessionRow>;

/** Sessions by the hash of their token. */
export class SessionStore {
  constructor(private readonly source: DataSource) {}

  async add(session: StoredSession): Promise<void> {
    await told(() => this.source.getRepository(SessionRow).insert(session));
  }

  /** A session with its account; null when there is none. Says nothing about age or disablement. */
  async find(
    tokenHash: string,
  ): Promise<{ session: StoredSession; account: StoredAccount } | null> {
    return told(async () => {
      const session = await this.source.getRepository(SessionRow).findOneBy({ tokenHash });
      const account =
        session && (await this.source.getRepository(AccountRow).findOneBy({ id: session.account }));
      return session && account ? { session, account } : null;
    });
  }

  async seen(tokenHash: string, at: Date): Promise<void> {
    await told(() =>
      this.source.getRepository(SessionRow).update({ tokenHash }, { lastSeenAt: at }),
    );
  }

  async end(tokenHash: string): Promise<void> {
    await told(() => this.source.getRepository(SessionRow).delete({ tokenHash }));
  }

  async endAllOf(account: string): Promise<void> {
    await told(() => this.source.getRepository(SessionRow).delete({ account }));
  }

  /** Removes what was begun before `begun` or last seen before `seen`. */
  async endOlder(begun: Date, seen: Date): Promise<void> {
    await told(() =>
      this.source.query('delete from session where created_at < $1 or last_seen_at < $2', [
        begun,
        seen,
      ]),
    );
  }
}
