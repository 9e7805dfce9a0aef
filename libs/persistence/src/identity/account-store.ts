import { type DataSource, type FindOptionsWhere, IsNull } from 'typeorm';

import { AccountRow } from '../entities/people.ts';
import { told } from './told.ts';

/** A person's account as kept. */
export type StoredAccount = Readonly<AccountRow>;

/** What may change of an account by itself; whether it may log in is for `disable` and `enable` alone. */
export type AccountChange = Partial<
  Omit<StoredAccount, 'id' | 'username' | 'createdAt' | 'administrator' | 'disabledAt'>
>;

/** Accounts, never deleted. Usernames and e-mail addresses are compared in lower case. */
export class AccountStore {
  constructor(private readonly source: DataSource) {}

  /** Adds an account; false if username, e-mail or subject is another's. */
  async add(account: StoredAccount): Promise<boolean> {
    return told(async () => {
      const inserted = await this.source
        .createQueryBuilder()
        .insert()
        .into(AccountRow)
        .values({ ...account, grants: [...account.grants] })
        .orIgnore()
        .returning('id')
        .execute();
      return (inserted.raw as unknown[]).length > 0;
    });
  }

  async byId(id: string): Promise<StoredAccount | null> {
    return this.one({ id });
  }

  async byUsername(username: string): Promise<StoredAccount | null> {
    return this.one({ username: username.toLowerCase() });
  }

  async byEmail(email: string): Promise<StoredAccount | null> {
    return this.one({ email: email.toLowerCase() });
  }

  async bySubject(issuer: string, subject: string): Promise<StoredAccount | null> {
    return this.one({ oidcIssuer: issuer, oidcSubject: subject });
  }

  async all(): Promise<StoredAccount[]> {
    return told(() => this.source.getRepository(AccountRow).find({ order: { username: 'ASC' } }));
  }

  async administratorExists(): Promise<boolean> {
    return told(() => this.source.getRepository(AccountRow).existsBy({ administrator: true }));
  }

  async change(id: string, change: AccountChange): Promise<void> {
    await told(() => this.source.getRepository(AccountRow).update({ id }, change as AccountRow));
  }

  /**
   * Lets nobody log in with an account; again is no change.
   *
   * @returns false, and nothing is changed, if no other administrator could log in any more
   */
  async disable(id: string, at: Date): Promise<boolean> {
    return told(() =>
      this.source.transaction(async (all) => {
        // Locked in one order: of two administrators disabled at once the second is counted without the first.
        const standing = await all.query<{ id: string }[]>(
          'select id from account where administrator and disabled_at is null order by id for update',
        );
        if (standing.length === 1 && standing[0]?.id === id) return false;
        await all.query(
          'update account set disabled_at = $2 where id = $1 and disabled_at is null',
          [id, at],
        );
        return true;
      }),
    );
  }

  /** Lets a disabled account be used again; of one that is not disabled, no change. */
  async enable(id: string): Promise<void> {
    await told(() => this.source.getRepository(AccountRow).update({ id }, { disabledAt: null }));
  }

  /** Ties an account to a provider's subject, once: false if it is tied already. */
  async tie(id: string, issuer: string, subject: string): Promise<boolean> {
    return told(async () => {
      const { affected } = await this.source
        .getRepository(AccountRow)
        .update({ id, oidcSubject: IsNull() }, { oidcIssuer: issuer, oidcSubject: subject });
      return affected === 1;
    });
  }

  private async one(where: FindOptionsWhere<AccountRow>): Promise<StoredAccount | null> {
    return told(() => this.source.getRepository(AccountRow).findOneBy(where));
  }
}
