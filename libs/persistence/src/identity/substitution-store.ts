import type { Pool, PoolClient } from 'pg';

import type { Grant } from '#lib/directory';

import { type Page, pageById } from '../page.ts';
import { databaseRefusal } from '../refusal.ts';
import { inTransaction } from '../transaction.ts';

/** Who stands in for whom (trực thay), at one agency, in [from, to). */
export interface NewSubstitution {
  absent: string;
  substitute: string;
  agency: string;
  /** Null: all the absent one has at the agency. */
  fields: string[] | null;
  from: Date;
  to: Date;
  reason: string | null;
  setBy: string;
}

/** A substitution as kept; over from `endedAt`, where that is before `to`. */
export interface StoredSubstitution extends NewSubstitution {
  id: string;
  absentName: string;
  absentGrants: Grant[];
  substituteName: string;
  setByName: string;
  setAt: Date;
  endedAt: Date | null;
}

/** Whom somebody stands in for, now or later, with all that the absent one is granted. */
export interface Lent {
  absent: string;
  name: string;
  grants: Grant[];
  agency: string;
  fields: string[] | null;
  from: Date;
  to: Date;
}

/** Substitutions: set, ended before their time, never deleted. */
export class SubstitutionStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /** @param tell - writes the notices of it, in the same transaction */
  async add(
    substitution: NewSubstitution,
    tell: (client: PoolClient, id: string) => Promise<void>,
  ): Promise<string> {
    const { absent, substitute, agency, fields, from, to, reason, setBy } = substitution;
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into substitution (absent, substitute, agency, fields, from_at, to_at, reason, set_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         returning id`,
        [absent, substitute, agency, fields, from, to, reason, setBy],
      );
      const id = rows[0]?.id ?? '';
      await tell(client, id);
      return id;
    });
  }

  async byId(id: string): Promise<StoredSubstitution | undefined> {
    const [found] = await this.ask<StoredSubstitution>(`${substitutions} where s.id = $1`, [id]);
    return found;
  }

  /** Ends one that is not over; again is no change. */
  async end(id: string, by: string, at: Date): Promise<void> {
    await this.ask(
      `update substitution set ended_at = $3, ended_by = $2
       where id = $1 and ended_at is null and to_at > $3`,
      [id, by, at],
    );
  }

  /** Those an account has part in, and those at some agencies; the latest set first, a page. */
  async concerning(
    { account, agencies }: { account: string; agencies: readonly string[] },
    { limit, before }: { limit: number; before?: string },
  ): Promise<Page<StoredSubstitution, string>> {
    const rows = await this.ask<StoredSubstitution>(
      `${substitutions}
       where (s.absent = $1 or s.substitute = $1 or s.agency = any ($2::text[]))
         and ($3::bigint is null or s.id < $3)
       order by s.id desc
       limit $4`,
      [account, agencies, before ?? null, limit + 1],
    );
    return pageById(rows, limit);
  }

  /** Whom an account stands in for at an instant or later; nobody whose own account is closed. */
  async lentTo(substitute: string, from: Date): Promise<Lent[]> {
    return this.ask<Lent>(
      `select s.absent, a.name, a.grants, s.agency, s.fields, s.from_at as from, ${until} as to
       from substitution s
       join account a on a.id = s.absent and a.disabled_at is null
       where s.substitute = $1 and ${until} > $2
       order by s.id`,
      [substitute, from],
    );
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

/** Until when one is in force. */
const until = 'least(s.to_at, s.ended_at)';

const substitutions = `
select s.id, s.absent, s.substitute, s.agency, s.fields, s.from_at as from, s.to_at as to, s.reason,
  s.set_by as "setBy", s.set_at as "setAt", s.ended_at as "endedAt",
  a.name as "absentName", a.grants as "absentGrants", b.name as "substituteName", coalesce(c.name, s.set_by) as "setByName"
from substitution s
join account a on a.id = s.absent
join account b on b.id = s.substitute
left join account c on c.id = s.set_by`;
