import type { Pool, PoolClient } from 'pg';

import { inTransaction } from '../transaction.ts';
import { handOver, type Send } from './hand-over.ts';

/** What an accepted act says to the world. */
export interface OutboxMessage {
  id: string;
  dossier: string;
  seq: number;
  event: string;
}

/**
 * What goes out of accepted acts. A row is waiting, then sent (a queue has its id), then done (its effect
 * stands in the database): a queue that forgets a row gets it again, and an effect is written once.
 */
export class OutboxStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /** Hands waiting rows to a queue, as {@link handOver}. */
  async relay(limit: number, send: Send): Promise<number> {
    return handOver(this.pool, { text: takeWaiting, values: [limit] }, markSent, send);
  }

  /** Hands rows over again that were sent so many seconds ago without an effect since. */
  async relayForgotten(limit: number, afterSeconds: number, send: Send): Promise<number> {
    const take = { text: takeForgotten, values: [limit, afterSeconds] };
    return handOver(this.pool, take, markSent, send);
  }

  /** Marks messages of replayed acts as done: recorded, never delivered. */
  async passReplayed(limit: number): Promise<number> {
    const { rowCount } = await this.pool.query(passReplayed, [limit]);
    return rowCount ?? 0;
  }

  /** A message whose effect was not written yet, to get ready for writing it. */
  async undone(id: string): Promise<OutboxMessage | undefined> {
    const { rows } = await this.pool.query<OutboxMessage>(lookAtOne, [id]);
    return rows[0];
  }

  /**
   * A message and those of the same dossier's earlier acts whose effect was not written yet, in the order of the
   * acts: queues work several at a time and keep no order.
   */
  async undoneUpTo({ dossier, seq }: OutboxMessage): Promise<OutboxMessage[]> {
    const { rows } = await this.pool.query<OutboxMessage>(lookUpTo, [dossier, seq]);
    return rows;
  }

  /**
   * Writes the effect of a message, once: in the transaction that marks it done.
   *
   * @returns whether it was written now; not if it was before
   */
  async settle(
    id: string,
    effect: (client: PoolClient, message: OutboxMessage) => Promise<void>,
  ): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<OutboxMessage>(takeOne, [id]);
      const [message] = rows;
      if (!message) return false;
      await effect(client, message);
      await client.query('update outbox set done_at = clock_timestamp() where id = $1', [id]);
      return true;
    });
  }
}

/** $1 bigint[] ids */
const markSent = 'update outbox set sent_at = clock_timestamp() where id = any ($1)';

/** $1 int limit */
const takeWaiting = `
select id, false as again
from outbox
where sent_at is null and not replayed
order by id
limit $1
for update skip locked
`;

/** $1 int limit, $2 float8 seconds */
const takeForgotten = `
select id, true as again
from outbox
where done_at is null and sent_at is not null and sent_at < clock_timestamp() - make_interval(secs => $2)
order by sent_at
limit $1
for update skip locked
`;

/** $1 int limit */
const passReplayed = `
update outbox
set sent_at = clock_timestamp(), done_at = clock_timestamp()
where id in (
  select id from outbox where sent_at is null and replayed order by id limit $1 for update skip locked
)
`;

/** $1 bigint id */
const lookAtOne = `
select id, dossier, seq, event from outbox where id = $1 and done_at is null
`;
/** $1 text dossier, $2 int seq */
const lookUpTo = `
select id, dossier, seq, event
from outbox
where dossier = $1 and seq <= $2 and done_at is null and not replayed
order by seq
`;
const takeOne = `${lookAtOne} for update`;
