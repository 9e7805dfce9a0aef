import type { Pool, PoolClient } from 'pg';

import { databaseRefusal } from '../refusal.ts';

/** Something two deployments say differently of a dossier they share. */
export interface Difference {
  dossier: string;
  /** What: `due`, `segment cu-tru state` … */
  what: string;
  ours: unknown;
  theirs: unknown;
}

/** A difference as it is kept. */
export interface KeptDifference extends Difference {
  partner: string;
  foundAt: Date;
}

/** How far dossiers were told to the partners that share them, and where the two sides differ. */
export class ExchangeStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** Nobody else tells of the dossier until the caller's transaction ends. @returns up to which act it was told */
  async lock(client: Pick<PoolClient, 'query'>, dossier: string): Promise<number> {
    await client.query('insert into exchange (dossier) values ($1) on conflict do nothing', [
      dossier,
    ]);
    const { rows } = await client.query<{ told: number }>(
      'select told from exchange where dossier = $1 for update',
      [dossier],
    );
    return rows[0]?.told ?? 0;
  }

  async told(client: Pick<PoolClient, 'query'>, dossier: string, seq: number): Promise<void> {
    await client.query('update exchange set told = $2 where dossier = $1', [dossier, seq]);
  }

  /**
   * Dossiers shared with a partner, by id, a page: those it hosts for us, and those some of its agencies take or took
   * part in.
   *
   * @param after - '' for the first page
   */
  async shared(
    partner: string,
    agencies: readonly string[],
    after: string,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.ask<{ id: string }>(
      `select id from dossier
       where id collate "C" > $3 and (hosted_by = $1 or (hosted_by is null and agencies && $2::text[]))
       order by id collate "C" limit $4`,
      [partner, agencies, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Notes one difference that showed by itself. */
  async add(partner: string, { dossier, what, ours, theirs }: Difference): Promise<void> {
    await this.ask(
      `insert into exchange_difference (partner, dossier, what, ours, theirs) values ($1, $2, $3, $4, $5)
       on conflict (partner, dossier, what) do update set ours = excluded.ours, theirs = excluded.theirs`,
      [partner, dossier, what, JSON.stringify(ours), JSON.stringify(theirs)],
    );
  }

  /**
   * Replaces what is known of a partner's differences by what a reconciliation found. Why something could not be taken
   * over there is kept as long as the dossier differs.
   *
   * @param underWay - dossiers that were not compared: what is known of them stays
   */
  async found(
    client: Pick<PoolClient, 'query'>,
    partner: string,
    differences: readonly Difference[],
    underWay: readonly string[],
  ): Promise<void> {
    await client.query(
      `delete from exchange_difference d
       where d.partner = $1 and d.dossier <> all ($3::text[]) and not exists (
         select from jsonb_to_recordset($2::jsonb) as f (dossier text, what text)
         where f.dossier = d.dossier and (f.what = d.what or d.what = 'unheard'))`,
      [partner, JSON.stringify(differences), underWay],
    );
    await client.query(
      `insert into exchange_difference as d (partner, dossier, what, ours, theirs)
       select $1, f.dossier, f.what, f.ours, f.theirs
       from jsonb_to_recordset($2::jsonb) as f (dossier text, what text, ours jsonb, theirs jsonb)
       on conflict (partner, dossier, what) do update
       set ours = excluded.ours, theirs = excluded.theirs`,
      [partner, JSON.stringify(differences)],
    );
  }

  /** What is still different, the longest known first. */
  async differences(partner: string | null, limit: number): Promise<KeptDifference[]> {
    return this.ask<KeptDifference>(
      `select partner, dossier, what, ours, theirs, found_at as "foundAt"
       from exchange_difference
       where $1::text is null or partner = $1
       order by found_at, dossier, what limit $2`,
      [partner, limit],
    );
  }

  /**
   * Which of some dossiers have something on its way to or from a partner. What was given up, or has not moved for an
   * hour, does not come by itself.
   */
  async underWay(partner: string, dossiers: readonly string[]): Promise<Set<string>> {
    const rows = await this.ask<{ dossier: string }>(
      `select distinct dossier from partner_line
       where partner = $1 and dossier = any ($2::text[]) and state <> 'dead'
         and (state <> 'settled' or reached < known) and changed_at > now() - interval '1 hour'
       union
       select d.id from dossier d left join exchange e on e.dossier = d.id
       where d.id = any ($2::text[]) and coalesce(e.told, 0) < d.seq
         and d.recorded_at > now() - interval '1 hour'`,
      [partner, dossiers],
    );
    return new Set(rows.map(({ dossier }) => dossier));
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}
