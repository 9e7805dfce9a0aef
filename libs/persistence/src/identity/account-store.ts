import { type DataSource, type FindOptionsWhere, IsNull } from 'typeorm';

import { AccountRow } from '../entities/people.ts';
import { told } from './told.ts';

/** A person's account as kept. */
export type StoredAccount = Readonly<AccountRow>;

/** What may change of an account; id, username and birth stay. */
export type AccountChange = Partial<Omit<StoredAccount, 'id' | 'username' | 'createdAt'>>;

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
