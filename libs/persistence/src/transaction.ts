import type { Pool, PoolClient } from 'pg';

import { databaseRefusal } from './refusal.ts';

/** Runs some work in one transaction: all of it or nothing. */
export const inTransaction = async <T>(
  pool: Pick<Pool, 'connect'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw databaseRefusal(error);
  }
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away, not given back to the pool.
    await client.query('rollback').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw databaseRefusal(error);
  } finally {
    client.release(broken);
  }
};
