import { type DataSource, In } from 'typeorm';

import { OptOutRow, SigningKeyRow } from '../entities/people.ts';
import { told } from './told.ts';

/** Addresses that want no notices, by channel and hash; and the key they are hashed and links signed with. */
export class OptOutStore {
  constructor(private readonly source: DataSource) {}

  /** Which of these hashes are opted out. */
  async among(hashes: readonly string[]): Promise<Set<string>> {
    const rows = await told(() =>
      this.source.getRepository(OptOutRow).findBy({ addressHash: In([...hashes]) }),
    );
    return new Set(rows.map(({ addressHash }) => addressHash));
  }

  /** Once out, until `end`. */
  async add(optOut: Readonly<OptOutRow>): Promise<void> {
    await told(() =>
      this.source.createQueryBuilder().insert().into(OptOutRow).values(optOut).orIgnore().execute(),
    );
  }

  async end(channel: string, addressHash: string): Promise<void> {
    await told(() => this.source.getRepository(OptOutRow).delete({ channel, addressHash }));
  }

  /** The installation's key, the same for every process. */
  async key(): Promise<string> {
    const row = await told(() =>
      this.source.getRepository(SigningKeyRow).findOneByOrFail({ purpose: 'opt-out' }),
    );
    return row.key;
  }
}
