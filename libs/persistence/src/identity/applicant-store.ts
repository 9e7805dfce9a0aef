import { type DataSource, In } from 'typeorm';

import { ApplicantRow } from '../entities/people.ts';
import { told } from './told.ts';

/** An applicant as kept, with the dossier that is theirs. */
export type StoredApplicant = Readonly<ApplicantRow>;

/** Who dossiers are for: written with the submit, read with the dossier. */
export class ApplicantStore {
  constructor(private readonly source: DataSource) {}

  /** Who these dossiers are for. A dossier that is not there and one without an applicant are alike here. */
  async of(dossiers: readonly string[]): Promise<StoredApplicant[]> {
    return told(() =>
      this.source.getRepository(ApplicantRow).findBy({ dossier: In([...dossiers]) }),
    );
  }
}
