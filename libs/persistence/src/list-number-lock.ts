import type { Pool } from 'pg';

import { databaseRefusal } from './refusal.ts';

/**
 * Lets one numbering at a time happen in the whole installation. Within the process only one holds a
 * connection for it, so waiting for a number can never use up the pool the work itself needs.
 */
export class NumberLock {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly pool: Pick<Pool, 'connect'>) {}

  alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => this.locked(name, work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async locked<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw databaseRefusal(error);
    });
    try {
      await client.query('begin');
      await client.query(`select pg_advisory_xact_lock(hashtext('motcua.number'), hashtext($1))`, [
        name,
      ]);
      return await work();
    } finally {
      await client.query('commit').catch(() => undefined);
      client.release();
    }
  }
}
