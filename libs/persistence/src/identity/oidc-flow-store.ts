import { type DataSource, LessThanOrEqual } from 'typeorm';

import { OidcFlowRow } from '../entities/people.ts';
import { told } from './told.ts';

/** What a login at the identity provider has to remember until the person comes back. */
export type StoredOidcFlow = Readonly<OidcFlowRow>;

/** Logins under way at the identity provider, by the hash of their token; each is taken once. */
export class OidcFlowStore {
  constructor(private readonly source: DataSource) {}

  async add(flow: StoredOidcFlow): Promise<void> {
    await told(() => this.source.getRepository(OidcFlowRow).insert(flow));
  }

  /** Takes a flow out; null when there is none, or somebody else took it. Says nothing about its age. */
  async take(tokenHash: string): Promise<StoredOidcFlow | null> {
    return told(async () => {
      const flows = this.source.getRepository(OidcFlowRow);
      const flow = await flows.findOneBy({ tokenHash });
      const { affected } = await flows.delete({ tokenHash });
      return affected === 1 ? flow : null;
    });
  }

  async endOlder(than: Date): Promise<void> {
    await told(() =>
      this.source.getRepository(OidcFlowRow).delete({ expiresAt: LessThanOrEqual(than) }),
    );
  }
}
