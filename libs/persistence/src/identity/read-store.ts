import type { Pool } from 'pg';

import { type Page, pageById } from '../page.ts';
import { databaseRefusal } from '../refusal.ts';

/** What personal data were looked at for: a dossier's page, a list, the register, a printed form, a file. */
export const readPurposes = ['page', 'list', 'register', 'form', 'file'] as const;
export type ReadPurpose = (typeof readPurposes)[number];

/** That somebody was shown who applicants are. */
export interface PersonalRead {
  at: Date;
  actor: string;
  purpose: ReadPurpose;
  /** Which form or file; null for what has no such name. */
  detail: string | null;
  /** Whose: one for a page, those of the page for a list. */
  dossiers: readonly string[];
}

/** A read as kept, of one dossier. */
export type KeptRead = Omit<PersonalRead, 'dossiers'> & { id: string };

/** Who looked at personal data: rows are added, and go when they are older than the days `retention` says. */
export class ReadStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** Writes reads in one statement. */
  async add(reads: readonly PersonalRead[]): Promise<void> {
    await this.ask(addReads, [JSON.stringify(reads)]);
  }

  /** Who was shown the applicant of a dossier, the latest first, a page. */
  async ofDossier(
    dossier: string,
    { limit, before }: { limit: number; before?: string },
  ): Promise<Page<KeptRead, string>> {
    const rows = await this.ask<KeptRead>(readsOf, [dossier, before ?? null, limit + 1]);
    return pageById(rows, limit);
  }

  /** Deletes what has been kept long enough. @returns how many */
  async forget(): Promise<number> {
    const [row] = await this.ask<{ gone: number }>(forgetReads, []);
    return row?.gone ?? 0;
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** $1 json of {@link PersonalRead}s */
const addReads = `
insert into personal_read (at, actor, purpose, detail, dossiers)
select at, actor, purpose, detail, dossiers
from json_to_recordset($1::json) as r (at timestamptz, actor text, purpose text, detail text, dossiers text[])
`;

/** $1 text dossier, $2 bigint before or null, $3 int limit */
const readsOf = `
select id, at, actor, purpose, detail
from personal_read
where dossiers @> array[$1::text] and ($2::bigint is null or id < $2)
order by id desc
limit $3
`;

const forgetReads = `
with gone as (
  delete from personal_read
  where at < clock_timestamp() - make_interval(
    days => (select days from retention where what = 'personal_read')
  )
  returning 1
)
select count(*)::int as gone from gone
`;
