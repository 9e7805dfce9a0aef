import { z } from 'zod';

import type { Grant } from '#lib/directory';
import type { AccountStore, SessionStore, StoredAccount } from '#lib/persistence';

import { AccountRefused } from './errors.ts';
import { checkPassword, hashPassword, isOutdated, verifyPassword } from './passwords.ts';
import { oneTimePassword, randomId } from './secrets.ts';

export interface NewAccount {
  username: string;
  name: string;
  email?: string | undefined;
  administrator?: boolean;
  grants?: readonly Grant[];
  /** The provider's subject this account logs in as; without it, a verified e-mail ties it the first time. */
  oidc?: { issuer: string; subject: string } | undefined;
}

/** People's accounts: made, granted, given passwords, disabled and enabled again; never deleted. */
export class Accounts {
  constructor(
    private readonly store: AccountStore,
    private readonly sessions: SessionStore,
    private readonly clock: () => number,
  ) {}

  /**
   * Makes an account with a password for one use, told here and never again.
   * @throws AccountRefused 'account-invalid' | 'account-exists'
   */
  async create(account: NewAccount): Promise<{ account: StoredAccount; oneTimePassword: string }> {
    const username = account.username.toLowerCase();
    if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(username))
      throw new AccountRefused(
        'account-invalid',
        'Tên đăng nhập gồm 2–64 chữ thường không dấu, số, chấm, gạch.',
      );
    if (account.name.trim() === '')
      throw new AccountRefused('account-invalid', 'Tài khoản phải có họ tên.');
    if (account.email !== undefined && !z.email().safeParse(account.email).success)
      throw new AccountRefused(
        'account-invalid',
        `“${account.email}” không phải địa chỉ thư điện tử.`,
      );
    const password = oneTimePassword();
    const made: StoredAccount = {
      id: randomId('tk'),
      username,
      name: account.name.trim(),
      email: account.email?.toLowerCase() ?? null,
      oidcIssuer: account.oidc?.issuer ?? null,
      oidcSubject: account.oidc?.subject ?? null,
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      administrator: account.administrator ?? false,
      grants: [...(account.grants ?? [])],
      createdAt: new Date(this.clock()),
      disabledAt: null,
    };
    if (!(await this.store.add(made)))
      throw new AccountRefused(
        'account-exists',
        `Tên đăng nhập “${username}”, thư điện tử hoặc định danh OIDC đã có tài khoản khác dùng.`,
      );
    return { account: made, oneTimePassword: password };
  }

  /** Makes the administrator of a fresh installation; undefined where there is one, or another process was first. */
  async createFirstAdministrator(): Promise<
    { username: string; oneTimePassword: string } | undefined
  > {
    if (await this.store.administratorExists()) return undefined;
    const username = 'quan-tri';
    try {
      const { oneTimePassword } = await this.create({
        username,
        name: 'Quản trị hệ thống',
        administrator: true,
      });
      return { username, oneTimePassword };
    } catch (error) {
      if (error instanceof AccountRefused && error.code === 'account-exists') return undefined;
      throw error;
    }
  }

  list(): Promise<StoredAccount[]> {
    return this.store.all();
  }

  /** Replaces what is granted. */
  async grant(username: string, grants: readonly Grant[]): Promise<StoredAccount> {
    const account = await this.named(username);
    await this.store.change(account.id, { grants: [...grants] });
    return { ...account, grants: [...grants] };
  }

  /**
   * Gives a new password for one use and ends the account's sessions.
   * @throws AccountRefused 'account-unknown' | 'account-disabled': a password would open nothing
   */
  async resetPassword(username: string): Promise<string> {
    const { id, disabledAt } = await this.named(username);
    if (disabledAt)
      throw new AccountRefused(
        'account-disabled',
        `Tài khoản “${username}” đang bị khóa; hãy mở khóa trước khi cấp lại mật khẩu.`,
      );
    const password = oneTimePassword();
    await this.store.change(id, {
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
    });
    await this.sessions.endAllOf(id);
    return password;
  }

  /**
   * Gives a password that need not be changed, and ends the account's sessions.
   * @throws AccountRefused 'account-unknown' | 'password-weak'
   */
  async setPassword(username: string, password: string): Promise<void> {
    const account = await this.named(username);
    checkPassword(password, account.username);
    await this.store.change(account.id, {
      passwordHash: await hashPassword(password),
      mustChangePassword: false,
    });
    await this.sessions.endAllOf(account.id);
  }

  /**
   * Lets nobody log in with it any more, and ends its sessions; again is no change.
   * @throws AccountRefused 'account-unknown' | 'account-last-administrator'
   */
  async disable(username: string): Promise<void> {
    const { id } = await this.named(username);
    if (!(await this.store.disable(id, new Date(this.clock()))))
      throw new AccountRefused(
        'account-last-administrator',
        `“${username}” là quản trị viên duy nhất còn đăng nhập được; hãy tạo hoặc mở khóa một quản trị viên khác trước.`,
      );
    await this.sessions.endAllOf(id);
  }

  /**
   * Lets it be used again, with its password and grants as they were; of one that is not disabled, no change.
   * @throws AccountRefused 'account-unknown'
   */
  async enable(username: string): Promise<void> {
    const { id } = await this.named(username);
    await this.store.enable(id);
  }

  /** The account a username and password belong to; as slow for one that is not there. */
  async recognise(username: string, password: string): Promise<StoredAccount | undefined> {
    const found = await this.store.byUsername(username);
    const account = found?.disabledAt ? null : found;
    const right = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account || !right) return undefined;
    if (account.passwordHash !== null && isOutdated(account.passwordHash))
      await this.store.change(account.id, { passwordHash: await hashPassword(password) });
    return account;
  }

  /**
   * Changes the password of whoever knows the old one, and ends every session of the account.
   * @throws AccountRefused 'password-wrong' | 'password-weak'
   */
  async changePassword(account: StoredAccount, current: string, next: string): Promise<void> {
    if (!(await verifyPassword(account.passwordHash, current)))
      throw new AccountRefused('password-wrong', 'Mật khẩu hiện tại không đúng.');
    if (next === current)
      throw new AccountRefused('password-weak', 'Mật khẩu mới phải khác mật khẩu hiện tại.');
    await this.setPassword(account.username, next);
  }

  /**
   * The account a provider's subject is: the one tied to it; else the one whose e-mail the provider has
   * verified, tied from now on. An administrator is never found by e-mail.
   */
  async recogniseSubject(
    issuer: string,
    subject: string,
    verifiedEmail: string | undefined,
  ): Promise<StoredAccount | undefined> {
    const tied = await this.store.bySubject(issuer, subject);
    if (tied) return tied.disabledAt ? undefined : tied;
    if (verifiedEmail === undefined) return undefined;
    const account = await this.store.byEmail(verifiedEmail);
    if (!account || account.disabledAt || account.administrator) return undefined;
    return (await this.store.tie(account.id, issuer, subject)) ? account : undefined;
  }

  private async named(username: string): Promise<StoredAccount> {
    const account = await this.store.byUsername(username);
    if (!account) throw new AccountRefused('account-unknown', `Không có tài khoản “${username}”.`);
    return account;
  }
}
