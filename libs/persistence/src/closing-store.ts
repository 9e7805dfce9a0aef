import type { Pool } from 'pg';

import type { Instant } from '#lib/dossier';

import { databaseRefusal } from './refusal.ts';

/** A return that closing the day was refused: history never hears of it. */
export interface ClosingRefusal {
  /** The code as it was scanned or ticked; there may be no such dossier. */
  dossier: string;
  action: 'return' | 'record-returned';
  /** Idempotency key of the attempt: tried again under it, it is written once. */
  key: string;
  code: string;
  message: string;
}

/** A refusal as it is kept. */
export interface KeptRefusal extends Omit<ClosingRefusal, 'key'> {
  actor: string;
  at: Instant;
}

/** What closing the day was refused, at which agency, to whom. */
export class ClosingStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async refused(agency: string, actor: string, refusals: readonly ClosingRefusal[]): Promise<void> {
    if (refusals.length === 0) return;
    await this.ask(insertRefusals, [agency, actor, JSON.stringify(refusals)]);
  }

  /** Refusals at an agency in [from, to), the last of each dossier, in the order of time. */
  async refusals(agency: string, from: Instant, to: Instant): Promise<KeptRefusal[]> {
    const rows = await this.ask<Omit<KeptRefusal, 'at'> & { at: Date }>(lastRefusals, [
      agency,
      new Date(from),
      new Date(to),
    ]);
    return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** $1 text agency, $2 text actor, $3 jsonb refusals */
const insertRefusals = `
insert into closing_refusal (agency, actor, dossier, action, key, code, message)
select $1, $2, r.dossier, r.action, r.key, r.code, r.message
from jsonb_to_recordset($3::jsonb) as r (dossier text, action text, key text, code text, message text)
on conflict (actor, key) do nothing
`;

/** $1 text agency, $2 timestamptz from, $3 timestamptz to */
const lastRefusals = `
select dossier, action, code, message, actor, at
from (
  select distinct on (dossier) id, dossier, action, code, message, actor, at
  from closing_refusal
  where agency = $1 and at >= $2 and at < $3
  order by dossier, id desc
) last
order by id
`;
