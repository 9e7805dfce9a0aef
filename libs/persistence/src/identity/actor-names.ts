import type { Pool } from 'pg';

import { databaseRefusal } from '../refusal.ts';

/**
 * What people and systems that history names by id are called, somebody of a partner by the partner's name; an id of
 * a log of another system, or of nobody, is absent.
 */
export class ActorNames {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async of(ids: readonly string[]): Promise<Map<string, string>> {
    try {
      const { rows } = await this.pool.query<{ id: string; name: string }>({
        name: 'actor-names',
        text: actorNames,
        values: [[...new Set(ids)]],
      });
      return new Map(rows.map(({ id, name }) => [id, name]));
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** $1 text[] ids of actors */
const actorNames = `
select id, name from account where id = any ($1)
union all
select 'ht-' || id, name from api_key where 'ht-' || id = any ($1)
union all
select asked.id, partner.name from unnest($1) as asked (id)
join partner on partner.id = split_part(asked.id, '/', 1)
where asked.id like '%/%'
`;
