import { type DataSource, LessThanOrEqual, MoreThan } from 'typeorm';

import { LookUpRow } from '../entities/people.ts';
import { told } from './told.ts';

/** Applicants who were let in to their dossier, by the hash of the token they hold. */
export class LookUpStore {
  constructor(private readonly source: DataSource) {}

  async add(lookUp: Readonly<LookUpRow>): Promise<void> {
    await told(() => this.source.getRepository(LookUpRow).insert(lookUp));
  }

  /** The dossier a token opens at an instant; null if it opens none, or no longer. */
  async dossierOf(tokenHash: string, at: Date): Promise<string | null> {
    return told(async () => {
      const row = await this.source
        .getRepository(LookUpRow)
        .findOneBy({ tokenHash, expiresAt: MoreThan(at) });
      return row?.dossier ?? null;
    });
  }

  async end(tokenHash: string): Promise<void> {
    await told(() => this.source.getRepository(LookUpRow).delete({ tokenHash }));
  }

  async endOlder(than: Date): Promise<void> {
    await told(() =>
      this.source.getRepository(LookUpRow).delete({ expiresAt: LessThanOrEqual(than) }),
    );
  }
}
