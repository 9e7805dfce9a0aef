import { type DataSource, In } from 'typeorm';

import type { Applicant } from '#lib/directory';

import { ApplicantRow } from '../entities/people.ts';
import { told } from './told.ts';

const applicantOf = (row: ApplicantRow): Applicant => ({
  name: row.name,
  phone: row.phone,
  email: row.email,
  idNumber: row.idNumber,
  address: row.address,
  representative: row.representative,
});

/** Who dossiers are for. What is read here goes through maskApplicant before anybody sees it. */
export class ApplicantStore {
  constructor(private readonly source: DataSource) {}

  /** Writes or replaces the applicant of a dossier that is there. */
  async put(dossier: string, applicant: Applicant): Promise<void> {
    await told(() =>
      this.source.getRepository(ApplicantRow).upsert({ dossier, ...applicant }, ['dossier']),
    );
  }

  async of(dossier: string): Promise<Applicant | null> {
    return (await this.ofMany([dossier])).get(dossier) ?? null;
  }

  /** The applicants of some dossiers by dossier id; those without one are absent. */
  async ofMany(dossiers: readonly string[]): Promise<Map<string, Applicant>> {
    const rows = await told(() =>
      this.source.getRepository(ApplicantRow).findBy({ dossier: In([...dossiers]) }),
    );
    return new Map(rows.map((row) => [row.dossier, applicantOf(row)]));
  }

  /** Erases what is known of the applicant; the dossier and its history stay. */
  async erase(dossier: string): Promise<void> {
    await told(() => this.source.getRepository(ApplicantRow).delete({ dossier }));
  }
}
