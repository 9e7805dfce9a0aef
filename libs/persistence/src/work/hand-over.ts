import type { Pool } from 'pg';

import { inTransaction } from '../transaction.ts';

/** A row to be handed to a queue; `again` if it was before and its effect never came. */
export interface Waiting {
  id: string;
  again: boolean;
}

/**
 * Hands waiting rows to a queue and marks them once it has them. Several relays may run: each takes what no other
 * one holds.
 *
 * @param take - selects rows as {@link Waiting}, for update skip locked
 * @param mark - marks rows as handed over; $1 their ids
 * @param send - must throw if the queue did not take them
 * @returns how many
 */
export const handOver = async (
  pool: Pick<Pool, 'connect'>,
  take: { text: string; values: unknown[] },
  mark: string,
  send: (rows: Waiting[]) => Promise<void>,
): Promise<number> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<Waiting>(take);
    if (rows.length === 0) return 0;
    await send(rows);
    await client.query(mark, [rows.map(({ id }) => id)]);
    return rows.length;
  });
