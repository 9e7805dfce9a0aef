import type { Pool } from 'pg';

import { inTransaction } from '../transaction.ts';

/** A row to be handed to a queue; `again` if it was before and its effect never came. */
export interface Waiting {
  id: string;
  again: boolean;
}

/** Puts rows on a queue and answers the ids of those it has now. */
export type Send = (rows: Waiting[]) => Promise<string[]>;

/**
 * Hands waiting rows to a queue and marks them once it has them. Several relays may run: each takes what no other
 * one holds.
 *
 * @param take - selects rows as {@link Waiting}, for update skip locked
 * @param mark - marks rows as handed over; $1 their ids
 * @param send - answers which of them the queue has; must throw if it did not take them
 * @returns how many were taken; 0 if the queue has none of them, and the same would be taken again
 */
export const handOver = async (
  pool: Pick<Pool, 'connect'>,
  take: { text: string; values: unknown[] },
  mark: string,
  send: Send,
): Promise<number> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<Waiting>(take);
    if (rows.length === 0) return 0;
    const sent = await send(rows);
    if (sent.length === 0) return 0;
    await client.query(mark, [sent]);
    return rows.length;
  });
