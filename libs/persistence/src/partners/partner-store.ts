import type { DataSource } from 'typeorm';

import { PartnerRow } from '../entities/partners.ts';
import { told } from '../identity/told.ts';
import { wakeLines } from './line-statements.ts';

export type StoredPartner = Readonly<PartnerRow>;

/** What of a partner may be changed. */
export type PartnerChange = Partial<Omit<StoredPartner, 'id' | 'createdAt'>>;

/** The partners that are registered; never deleted, since messages name them. */
export class PartnerStore {
  constructor(private readonly source: DataSource) {}

  /** @returns whether it was added; false if there is one of that id */
  async add(partner: Omit<StoredPartner, 'createdAt'>): Promise<boolean> {
    return told(async () => {
      const inserted: { raw: unknown } = await this.source
        .createQueryBuilder()
        .insert()
        .into(PartnerRow)
        .values({ ...partner })
        .orIgnore()
        .returning('id')
        .execute();
      return Array.isArray(inserted.raw) && inserted.raw.length === 1;
    });
  }

  async all(): Promise<StoredPartner[]> {
    return told(() => this.source.getRepository(PartnerRow).find({ order: { id: 'ASC' } }));
  }

  /**
   * What a queue had been handed as its partner was paused was passed over there: of one that is active again it is
   * handed over anew.
   *
   * @returns whether there is such a partner
   */
  async change(id: string, change: PartnerChange): Promise<boolean> {
    return told(() =>
      this.source.transaction(async (manager) => {
        const { affected } = await manager.getRepository(PartnerRow).update({ id }, change);
        if (change.state === 'active') await manager.query(wakeLines, [id]);
        return affected === 1;
      }),
    );
  }
}
