import type { DataSource } from 'typeorm';

import { RatingRow } from '../entities/people.ts';
import { told } from './told.ts';

/** What an applicant thought of how a dossier was handled. */
export type StoredRating = Readonly<RatingRow>;

/** Ratings by applicants, one per dossier, never changed. */
export class RatingStore {
  constructor(private readonly source: DataSource) {}

  /** Keeps a rating; one given before stays as it is. */
  async add(rating: StoredRating): Promise<void> {
    await told(() =>
      this.source.createQueryBuilder().insert().into(RatingRow).values(rating).orIgnore().execute(),
    );
  }

  async of(dossier: string): Promise<StoredRating | null> {
    return told(() => this.source.getRepository(RatingRow).findOneBy({ dossier }));
  }
}
