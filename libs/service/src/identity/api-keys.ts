import { randomBytes } from 'node:crypto';

import type { Grant } from '#lib/directory';
import type { ApiKeyStore, StoredApiKey } from '#lib/persistence';

import { AccountRefused } from './errors.ts';
import { hashOfToken, randomToken, sameSecret } from './secrets.ts';

/** Keys other systems call us with: "mtc_", the key's id, its secret; only the secret's hash is kept. */
export class ApiKeys {
  constructor(
    private readonly store: ApiKeyStore,
    private readonly clock: () => number,
  ) {}

  /**
   * Makes a key, told here and never again.
   * @throws AccountRefused 'account-invalid' without a name, or for one that has expired already
   */
  async create(
    name: string,
    grants: readonly Grant[],
    expiresAt: Date | null = null,
  ): Promise<{ id: string; key: string }> {
    if (name.trim() === '')
      throw new AccountRefused('account-invalid', 'Khóa phải có tên hệ thống dùng nó.');
    if (expiresAt && expiresAt.getTime() <= this.clock())
      throw new AccountRefused('account-invalid', 'Khóa phải hết hạn sau thời điểm này.');
    const id = randomBytes(6).toString('hex');
    const secret = randomToken();
    await this.store.add({
      id,
      name: name.trim(),
      secretHash: hashOfToken(secret),
      grants: [...grants],
      createdAt: new Date(this.clock()),
      expiresAt,
      revokedAt: null,
    });
    return { id, key: `mtc_${id}_${secret}` };
  }

  list(): Promise<StoredApiKey[]> {
    return this.store.all();
  }

  /** @throws AccountRefused 'api-key-unknown' also for one revoked before */
  async revoke(id: string): Promise<void> {
    if (!(await this.store.revoke(id, new Date(this.clock()))))
      throw new AccountRefused('api-key-unknown', `Không có khóa “${id}” đang dùng được.`);
  }

  /** The key as kept; undefined for one unknown, wrong, expired or revoked. */
  async recognise(key: string): Promise<StoredApiKey | undefined> {
    const [, id, secret] = /^mtc_([0-9a-f]{12})_([\w-]{43})$/.exec(key) ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const found = await this.store.byId(id);
    if (!found || !sameSecret(found.secretHash, hashOfToken(secret))) return undefined;
    if (found.revokedAt || (found.expiresAt && found.expiresAt.getTime() <= this.clock()))
      return undefined;
    return found;
  }
}
