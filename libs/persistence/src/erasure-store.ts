import type { Pool } from 'pg';

import { databaseRefusal } from './refusal.ts';
import { inTransaction } from './transaction.ts';

/** That an applicant was erased by law: who decided it, when and on what ground. */
export interface Erasure {
  dossier: string;
  ground: string;
  actor: string;
  at: Date;
}

/** Erasures by law: the personal data of a dossier goes, its history and figures stay. */
export class ErasureStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  async of(dossier: string): Promise<Erasure | undefined> {
    try {
      const { rows } = await this.pool.query<Erasure>(
        'select dossier, ground, actor, at from erasure where dossier = $1',
        [dossier],
      );
      return rows[0];
    } catch (error) {
      throw databaseRefusal(error);
    }
  }

  /**
   * Erases who a dossier is for, the free text of its acts, and gives its files up: their names go at once, their
   * bytes with the next sweep. Again: the first one stands.
   */
  async erase({ dossier, ground, actor }: Omit<Erasure, 'at'>): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        'insert into erasure (dossier, ground, actor) values ($1, $2, $3) on conflict do nothing',
        [dossier, ground, actor],
      );
      if (rowCount === 0) return;
      await client.query('delete from applicant where dossier = $1', [dossier]);
      await client.query('delete from history_text where dossier = $1', [dossier]);
      await client.query(
        `update file set state = 'removed', name = '', signature = null where dossier = $1`,
        [dossier],
      );
    });
  }
}
