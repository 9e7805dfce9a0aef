import type { Pool, PoolClient } from 'pg';

import type { Grant, Reorganisation } from '#lib/directory';
import type { Instant } from '#lib/dossier';

import { databaseRefusal } from './refusal.ts';
import { inTransaction } from './transaction.ts';

/** A plan that is being carried out, or was. */
export interface KeptReorganisation<Outcome = unknown> {
  id: string;
  plan: Reorganisation;
  planHash: string;
  orderedBy: string;
  startedAt: Date;
  /** null: something is still left over. */
  finishedAt: Date | null;
  /** What the last run came to, but for people; null: none has come to its end. */
  outcome: Outcome | null;
}

/** Somebody or something that holds grants. */
export interface Granted {
  table: 'account' | 'api_key';
  id: string;
  /** Username of an account, name of a system. */
  name: string;
  grants: Grant[];
}

/** Somebody whose grants a plan changed. */
export interface Regranted {
  kind: 'account' | 'api-key';
  id: string;
  name: string;
  before: Grant[];
  after: Grant[];
  /** What they are granted today; null: they can no longer come in at all. */
  now: Grant[] | null;
}

/** Which dossiers a plan concerns. */
export interface Concerned {
  /** Agencies that end. */
  agencies: readonly string[];
  /** Kinds that end: whose machines name them has steps to come for them. */
  kinds: readonly string[];
  /** Key of the act that moves a dossier: what has it is done. */
  key: string;
}

/** Dossiers of an agency by how they stand. */
export interface AgencyLoad {
  agency: string;
  submitted: number;
  inHand: number;
  overdue: number;
  paused: number;
  /** Closed, the result or the papers still at the desk. */
  toReturn: number;
  /** Open tasks there, of dossiers of any owner. */
  tasks: number;
}

/** Reorganisations: what is to be moved, who is granted what there, and the record of it. */
export class ReorganisationStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /** Records that a plan is carried out; one that was begun before stays as it was. */
  async begin(plan: Reorganisation, hash: string, by: string): Promise<KeptReorganisation> {
    await this.ask(
      `insert into reorganisation (id, plan, plan_hash, effective, ordered_by)
       values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
      [plan.id, JSON.stringify(plan), hash, plan.date, by],
    );
    const kept = await this.byId(plan.id);
    if (!kept) throw new Error(`reorganisation ${plan.id} was not kept`);
    return kept;
  }

  async byId(id: string): Promise<KeptReorganisation | undefined> {
    return (await this.ask<KeptReorganisation>(`${kept} where id = $1`, [id]))[0];
  }

  /** All of them, the latest first. */
  async all(): Promise<KeptReorganisation[]> {
    return this.ask<KeptReorganisation>(`${kept} order by started_at desc, id`, []);
  }

  /** Whose grants a plan changed, over all of its runs, in order. */
  async regranted(plan: string): Promise<Regranted[]> {
    return this.ask<Regranted>(regrantedBy, [plan]);
  }

  /** What a run came to, and that it left nothing over. */
  async settle(id: string, outcome: unknown, finished: boolean): Promise<void> {
    await this.ask(
      `update reorganisation
       set outcome = $2, finished_at = case when $3 then coalesce(finished_at, clock_timestamp()) end
       where id = $1`,
      [id, JSON.stringify(outcome), finished],
    );
  }

  /** How many dossiers a plan moved, by where they are now. */
  async moved(plan: string): Promise<{ to: string; dossiers: number }[]> {
    return this.ask(movedBy, [plan]);
  }

  /** How many dossiers are still to be moved. */
  async countLeft(concerned: Concerned): Promise<number> {
    const [row] = await this.ask<{ n: number }>(
      `select count(*)::int as n from ${left}`,
      valuesOf(concerned),
    );
    return row?.n ?? 0;
  }

  /** Dossiers still to be moved, by id, a page. */
  async left(concerned: Concerned, after: string, limit: number): Promise<string[]> {
    const rows = await this.ask<{ id: string }>(
      `select d.id from ${left} and d.id collate "C" > $4 order by d.id collate "C" limit $5`,
      [...valuesOf(concerned), after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** What agencies have. */
  async loads(agencies: readonly string[]): Promise<AgencyLoad[]> {
    return this.ask<AgencyLoad>(loadsOf, [agencies]);
  }

  /** Whoever is granted something at agencies, or is named. */
  async granted(agencies: readonly string[], usernames: readonly string[]): Promise<Granted[]> {
    return this.ask<Granted>(grantedAt, [agencies, usernames]);
  }

  /**
   * Gives everybody who is granted something at agencies, or is named, the grants they have from now on, and moves
   * substitutions there that are not over; all of it or nothing. Whose grants changed is added to the plan's record.
   *
   * @param plan - id of a plan that was begun
   * @param after - undefined: they stay as they are
   * @param successors - agency → agency
   */
  async movePeople(
    plan: string,
    of: { agencies: readonly string[]; usernames: readonly string[] },
    after: (granted: Granted) => readonly Grant[] | undefined,
    {
      successors,
      since,
      by,
    }: { successors: Readonly<Record<string, string>>; since: Instant; by: string },
  ): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      // One at a time: two runs would each end and move the same substitution.
      await client.query(`select pg_advisory_xact_lock(hashtext('motcua.reorganisation'))`);
      const { rows } = await client.query<Granted>(grantedAt, [of.agencies, of.usernames]);
      for (const granted of rows) {
        const grants = after(granted);
        if (grants) await regrant(client, plan, granted, grants);
      }
      const [from, to] = [Object.keys(successors), Object.values(successors)];
      await client.query(moveSubstitutions, [of.agencies, from, to, new Date(since), by]);
    });
  }

  /** How many substitutions at agencies are not over. */
  async countSubstitutions(agencies: readonly string[]): Promise<number> {
    const [row] = await this.ask<{ n: number }>(
      `select count(*)::int as n from substitution
       where agency = any ($1::text[]) and ended_at is null and to_at > clock_timestamp()`,
      [agencies],
    );
    return row?.n ?? 0;
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

const regrant = async (
  client: PoolClient,
  plan: string,
  { table, id, name, grants: before }: Granted,
  grants: readonly Grant[],
): Promise<void> => {
  await client.query(
    table === 'account'
      ? 'update account set grants = $2 where id = $1'
      : 'update api_key set grants = $2 where id = $1',
    [id, JSON.stringify(grants)],
  );
  const kind: Regranted['kind'] = table === 'account' ? 'account' : 'api-key';
  await client.query('update reorganisation set people = people || $2::jsonb where id = $1', [
    plan,
    JSON.stringify([{ kind, id, name, before, after: grants }]),
  ]);
};

const valuesOf = ({ agencies, kinds, key }: Concerned): unknown[] => [agencies, kinds, key];

const kept = `
select id, plan, plan_hash as "planHash", ordered_by as "orderedBy", started_at as "startedAt",
  finished_at as "finishedAt", outcome
from reorganisation`;

/** $1 text plan */
const regrantedBy = `
select done.kind, done.id, done.name, done.before, done.after, coalesce(a.grants, k.grants) as now
from reorganisation r
cross join rows from (
  jsonb_to_recordset(r.people) as (kind text, id text, name text, before jsonb, after jsonb)
) with ordinality as done (kind, id, name, before, after, place)
left join account a on done.kind = 'account' and a.id = done.id and a.disabled_at is null
left join api_key k on done.kind = 'api-key' and k.id = done.id and k.revoked_at is null
where r.id = $1
order by done.place
`;

/** Open dossiers a plan concerns and has not moved. $1 text[] agencies, $2 text[] kinds, $3 text key */
const left = `
dossier d
where d.phase in ('submitted', 'in-hand')
  and (
    d.owner = any ($1::text[]) or d.working && $1::text[]
    or d.pin = any (array(
      select m.pin from model m
      where exists (
        select from json_each(m.definition -> 'lanes') as lane (name, said)
        where said ->> 'agency' = any ($2::text[])
      ) or exists (
        select from json_each(m.definition -> 'segments') as segment (name, said)
        where said ->> 'agency' = any ($2::text[])
      )
    ))
  )
  and not exists (select from history h where h.dossier = d.id and h.key = $3)`;

/** $1 text plan */
const movedBy = `
select h.fact ->> 'to' as to, count(*)::int as dossiers
from history h
where h.fact ->> 'plan' = $1
group by 1
order by 1
`;

/** $1 text[] agencies */
const loadsOf = `
select asked.agency, coalesce(owned.submitted, 0) as submitted, coalesce(owned.in_hand, 0) as "inHand",
  coalesce(owned.overdue, 0) as overdue, coalesce(owned.paused, 0) as paused,
  coalesce(owned.to_return, 0) as "toReturn", coalesce(work.tasks, 0) as tasks
from unnest($1::text[]) with ordinality as asked (agency, place)
left join lateral (
  select count(*) filter (where d.phase = 'submitted')::int as submitted,
    count(*) filter (where d.phase = 'in-hand')::int as in_hand,
    count(*) filter (where d.phase = 'in-hand' and d.overdue_from <= clock_timestamp())::int as overdue,
    count(*) filter (where d.paused)::int as paused,
    count(*) filter (where d.phase in ('finished', 'withdrawn', 'stopped') and d.accepted_at is not null)::int
      as to_return
  from dossier d
  where d.owner = asked.agency
) owned on true
left join lateral (
  select count(*)::int as tasks from task t where t.agency = asked.agency and t.closed_seq is null
) work on true
order by asked.place
`;

/** $1 text[] agencies, $2 text[] usernames */
const grantedAt = `
select 'account' as "table", id, username as name, grants
from account
where disabled_at is null and (
  username = any ($2::text[])
  or exists (select from jsonb_array_elements(grants) as g where g ->> 'agency' = any ($1::text[]))
)
union all
select 'api_key', id, name, grants
from api_key
where revoked_at is null
  and exists (select from jsonb_array_elements(grants) as g where g ->> 'agency' = any ($1::text[]))
order by 1, 3
`;

/**
 * Ends what is not over at an agency that ends; for the rest of its time there is one at the agency that takes it
 * over. $1 text[] agencies, $2 text[] those that have a successor, $3 text[] it, $4 timestamptz since, $5 text by
 */
const moveSubstitutions = `
with ended as (
  update substitution
  set ended_at = greatest(from_at, clock_timestamp()), ended_by = $5
  where agency = any ($1::text[]) and ended_at is null and to_at > clock_timestamp()
  returning *
)
insert into substitution (absent, substitute, agency, fields, from_at, to_at, reason, set_by)
select absent, substitute, goes.to_agency, fields, greatest(from_at, $4), to_at, reason, $5
from ended
join unnest($2::text[], $3::text[]) as goes (from_agency, to_agency) on goes.from_agency = ended.agency
where to_at > greatest(from_at, $4)
`;
