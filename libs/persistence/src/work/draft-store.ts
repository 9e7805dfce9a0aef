import type { Pool, PoolClient } from 'pg';

import { type Page, pageById } from '../page.ts';
import { databaseRefusal } from '../refusal.ts';
import { inTransaction } from '../transaction.ts';

/** A period's report of an agency. */
export interface DraftName {
  period: string;
  agency: string;
}

/** What a draft was counted at: a report asked for with these has its very figures. */
export interface DraftGround {
  /** The period was looked at as of then. */
  asOf: Date;
  /** From what was recorded by then. */
  asKnownAt: Date;
}

/** A draft that was made. */
export interface Draft extends DraftName, DraftGround {
  id: string;
  draftedAt: Date;
  /** The last version in which the report was locked since. */
  locked: number | null;
}

/** Drafts of reports, one per agency and period. */
export class DraftStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /** Agencies that ever owned a dossier. */
  async owners(): Promise<string[]> {
    const rows = await this.ask<{ owner: string }>(
      'select distinct owner from dossier order by 1',
      [],
    );
    return rows.map(({ owner }) => owner);
  }

  /** Which of these have no draft yet. */
  async missing(names: readonly DraftName[]): Promise<DraftName[]> {
    return this.ask<DraftName>(
      `select asked.period, asked.agency
       from unnest($1::text[], $2::text[]) with ordinality as asked (period, agency, place)
       left join report_draft using (period, agency)
       where report_draft.id is null
       order by asked.place`,
      [names.map(({ period }) => period), names.map(({ agency }) => agency)],
    );
  }

  /**
   * Notes a draft and lets somebody announce it, in one transaction.
   *
   * @returns whether it was noted now; not if there was one
   */
  async put(
    { period, agency }: DraftName,
    { asOf, asKnownAt }: DraftGround,
    announce: (client: PoolClient) => Promise<void>,
  ): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        `insert into report_draft (period, agency, as_of, as_known_at, announced_at)
         values ($1, $2, $3, $4, clock_timestamp())
         on conflict (period, agency) do nothing`,
        [period, agency, asOf, asKnownAt],
      );
      if (rowCount !== 1) return false;
      await announce(client);
      return true;
    });
  }

  /**
   * The drafts of some agencies, the latest made first, a page.
   *
   * @param form - of which they are, or were locked
   */
  async made(
    agencies: readonly string[],
    { form, limit, before }: { form: string; limit: number; before?: string },
  ): Promise<Page<Draft, string>> {
    const rows = await this.ask<Draft>(
      `select id, period, agency, drafted_at as "draftedAt", as_of as "asOf", as_known_at as "asKnownAt",
         (select max(version) from report_lock
          where form = $4 and report_lock.agency = report_draft.agency and report_lock.period = report_draft.period) as locked
       from report_draft
       where agency = any ($1::text[]) and ($2::bigint is null or id < $2)
       order by id desc
       limit $3`,
      [agencies, before ?? null, limit + 1, form],
    );
    return pageById(rows, limit);
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      const { rows } = await this.pool.query<R>(text, values);
      return rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}
