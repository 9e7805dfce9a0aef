import { type DataSource, Not } from 'typeorm';

import { PartnerRow } from '../entities/partners.ts';
import { told } from '../identity/told.ts';
import { wakeLines } from './line-statements.ts';

/** One that was not removed. */
export type StoredPartner = Readonly<Omit<PartnerRow, 'state'>> & {
  readonly state: 'active' | 'paused';
};

/** What of a partner may be changed. */
export type PartnerChange = Partial<Omit<StoredPartner, 'id' | 'createdAt'>>;

const KEPT = { state: Not('removed' as const) };

/** The partners that are registered. The row of one that is removed stays, since messages name it. */
export class PartnerStore {
  constructor(private readonly source: DataSource) {}

  /** @returns whether it was added; false if there is one of that id, or was */
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

  /** @returns whether there was such a partner */
  async remove(id: string): Promise<boolean> {
    return told(async () => {
      const gone = { state: 'removed' as const, secrets: [] };
      const { affected } = await this.source
        .getRepository(PartnerRow)
        .update({ id, ...KEPT }, gone);
      return affected === 1;
    });
  }

  async all(): Promise<StoredPartner[]> {
    return told(() =>
      this.source.getRepository(PartnerRow).find({ where: KEPT, order: { id: 'ASC' } }),
    ) as Promise<StoredPartner[]>;
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
        const { affected } = await manager
          .getRepository(PartnerRow)
          .update({ id, ...KEPT }, change);
        if (change.state === 'active') await manager.query(wakeLines, [id]);
        return affected === 1;
      }),
    );
  }
}
