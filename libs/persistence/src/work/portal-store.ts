import type { Pool, PoolClient } from 'pg';

import { databaseRefusal } from '../refusal.ts';
import { handOver, type Send } from './hand-over.ts';

/** What became of telling the portal about a dossier. */
export type PortalFate = { state: 'settled' } | { state: 'failed' | 'dead'; reason: string };

/** A dossier the portal has not acknowledged all of. */
export interface Unacknowledged {
  dossier: string;
  state: 'waiting' | 'dead';
  /** How many messages it acknowledged, and the national status it holds; null: none yet. */
  acknowledged: number;
  status: number | null;
  attempts: number;
  failure: string | null;
  notBefore: Date;
}

/**
 * What the national portal has acknowledged, a row per dossier: how many of the messages its history calls for.
 * The messages themselves are not kept: history is the queue, so none is lost, doubled or out of order here.
 */
export class PortalStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /** A dossier may have something to tell from this act on; within the caller's transaction. */
  async enrol(client: Pick<PoolClient, 'query'>, dossier: string, seq: number): Promise<void> {
    await client.query(enrol, [dossier, seq]);
  }

  /** Hands dossiers that are due to a queue, as {@link handOver}; those handed over long ago again. */
  async relay(limit: number, now: Date, afterSeconds: number, send: Send): Promise<number> {
    const take = { text: takeWaiting, values: [limit, now, afterSeconds] };
    return handOver(this.pool, take, markQueued, send);
  }

  /** Nobody else tells of the dossier meanwhile; undefined if it is not due, or somebody else is at it. */
  async claim(
    dossier: string,
    now: Date,
  ): Promise<{ acknowledged: number; attempts: number } | undefined> {
    const rows = await this.ask<{ acknowledged: number; attempts: number }>(claim, [dossier, now]);
    return rows[0];
  }

  async acknowledge(dossier: string, acknowledged: number, status: number): Promise<void> {
    await this.ask(acknowledge, [dossier, acknowledged, status]);
  }

  /** All acts up to this one were told; false if another came meanwhile. */
  async settle(dossier: string, seq: number): Promise<boolean> {
    return (await this.ask(settle, [dossier, seq])).length === 1;
  }

  /** @param again - null: left for an operator to replay */
  async fail(dossier: string, attempts: number, why: string, again: Date | null): Promise<void> {
    await this.ask(fail, [dossier, attempts, why, again]);
  }

  /** What the portal has not acknowledged, the oldest first; the dead ones alone if asked so. */
  async unacknowledged(deadOnly: boolean): Promise<Unacknowledged[]> {
    return this.ask<Unacknowledged>(unacknowledged, [deadOnly]);
  }

  /** Tries dead ones anew: one dossier's, or all. @returns how many */
  async replay(dossier: string | null): Promise<number> {
    return (await this.ask(replay, [dossier])).length;
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** $1 text dossier, $2 int seq */
const enrol = `
insert into portal_progress as p (dossier, known_seq) values ($1, $2)
on conflict (dossier) do update
set known_seq = greatest(p.known_seq, excluded.known_seq),
  state = case when p.state = 'settled' then 'waiting' else p.state end,
  queued_at = case when p.state = 'settled' then '-infinity' else p.queued_at end
`;

/** $1 int limit, $2 timestamptz now, $3 float8 seconds */
const takeWaiting = `
select dossier as id, queued_at is not null as again
from portal_progress
where state = 'waiting' and not_before <= $2
  and (queued_at is null or queued_at < clock_timestamp() - make_interval(secs => $3))
order by not_before, dossier
limit $1
for update skip locked
`;

/** $1 text[] dossiers */
const markQueued = `
update portal_progress set queued_at = clock_timestamp() where dossier = any ($1)
`;

/** A claim outlasts what one message may take; each acknowledgement renews it. $1 text dossier, $2 timestamptz now */
const claim = `
update portal_progress set claimed_until = clock_timestamp() + interval '2 minutes'
where dossier = $1 and state = 'waiting' and not_before <= $2
  and (claimed_until is null or claimed_until < clock_timestamp())
returning acknowledged, attempts
`;

/** $1 text dossier, $2 int how many, $3 smallint status */
const acknowledge = `
update portal_progress
set acknowledged = $2, status = $3, attempts = 0, failure = null, acknowledged_at = clock_timestamp(),
  claimed_until = clock_timestamp() + interval '2 minutes'
where dossier = $1
`;

/** $1 text dossier, $2 int seq */
const settle = `
update portal_progress
set state = 'settled', claimed_until = null, attempts = 0, failure = null, not_before = '-infinity'
where dossier = $1 and known_seq <= $2
returning dossier
`;

/** $1 text dossier, $2 int attempts, $3 text why, $4 timestamptz when to try again, null: no more */
const fail = `
update portal_progress
set attempts = $2, failure = $3, claimed_until = null, queued_at = '-infinity',
  not_before = coalesce($4, not_before),
  state = case when $4::timestamptz is null then 'dead' else 'waiting' end
where dossier = $1
`;

/** $1 bool dead only */
const unacknowledged = `
select dossier, state, acknowledged, status, attempts, failure, not_before as "notBefore"
from portal_progress
where state = 'dead' or (state = 'waiting' and not $1)
order by enrolled_at, dossier
`;

/** $1 text dossier or null */
const replay = `
update portal_progress
set state = 'waiting', attempts = 0, not_before = '-infinity', queued_at = '-infinity'
where state = 'dead' and ($1::text is null or dossier = $1)
returning dossier
`;
