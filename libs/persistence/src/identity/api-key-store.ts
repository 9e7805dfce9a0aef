import { type DataSource, IsNull } from 'typeorm';

import { ApiKeyRow } from '../entities/people.ts';
import { told } from './told.ts';

export type StoredApiKey = Readonly<ApiKeyRow>;

/** API keys of systems, never deleted. */
export class ApiKeyStore {
  constructor(private readonly source: DataSource) {}

  async add(key: StoredApiKey): Promise<void> {
    await told(() =>
      this.source.getRepository(ApiKeyRow).insert({ ...key, grants: [...key.grants] }),
    );
  }

  async byId(id: string): Promise<StoredApiKey | null> {
    return told(() => this.source.getRepository(ApiKeyRow).findOneBy({ id }));
  }

  async all(): Promise<StoredApiKey[]> {
    return told(() => this.source.getRepository(ApiKeyRow).find({ order: { createdAt: 'ASC' } }));
  }

  /** Revokes a key for good; false if there is none in force. */
  async revoke(id: string, at: Date): Promise<boolean> {
    return told(async () => {
      const { affected } = await this.source
        .getRepository(ApiKeyRow)
        .update({ id, revokedAt: IsNull() }, { revokedAt: at });
      return affected === 1;
    });
  }
}
