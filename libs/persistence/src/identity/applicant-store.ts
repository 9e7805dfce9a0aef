import type { DataSource } from 'typeorm';

import { ApplicantRow } from '../entities/people.ts';
import { told } from './told.ts';

/** Who dossiers are for: written with the submit, read with the dossier, erased here by law. */
export class ApplicantStore {
  constructor(private readonly source: DataSource) {}

  /** Erases what is known of the applicant; the dossier and its history stay. */
  async erase(dossier: string): Promise<void> {
    await told(() => this.source.getRepository(ApplicantRow).delete({ dossier }));
  }
}
