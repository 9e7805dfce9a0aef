import type { Pool, PoolClient } from 'pg';

import { databaseRefusal } from '../refusal.ts';
import { holderOf } from '../statements/holder.ts';
import { inTransaction } from '../transaction.ts';

export type AlertState = 'raised' | 'announced' | 'overtaken' | 'replayed';

/** A threshold that passed. */
export interface Alert {
  id: string;
  dossier: string;
  /** As {@link Timer.kind}. */
  kind: string;
  step: string | null;
  /** To whom it is addressed. */
  agency: string;
  role: string;
  /** Who has the task it is about, by account; null: nobody, or it is about the dossier. */
  holder: string | null;
  /** Field (lĩnh vực) of the dossier. */
  field: string;
  /** Pin of the model it runs under. */
  pin: string;
  urgent: boolean;
  due: Date | null;
  firesAt: Date;
  firedAt: Date;
}

interface Raised extends Alert {
  attempts: number;
}

/** An alert that nobody could be told of, and why. */
export interface Untold extends Pick<Alert, 'dossier' | 'kind'> {
  alert: string;
  error: unknown;
}

export interface Announced {
  taken: number;
  untold: Untold[];
}

/** What one sweep did. */
export interface Fired {
  /** Timers taken; as many as the limit means there may be more. */
  timers: number;
  raised: number;
  overtaken: number;
  replayed: number;
  /** The greatest lateness among them, in milliseconds; 0 for none. */
  latest: number;
}

/** Telling a superior, by the clock or by a person. */
export interface Escalation {
  dossier: string;
  agency: string;
  role: 'head' | 'chair';
  actor: string;
  reason: string;
}

/** Whose a dossier is. */
export interface Owned {
  owner: string;
  field: string;
  pin: string;
}

/** Timers that are due, and what becomes of them. */
export class AlertStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /**
   * Takes timers that are due and writes the one alert each of them causes, its true lateness with it, in
   * one statement. Sweeps at the same time take different timers; an act that disarms one waits its turn.
   *
   * @param now - absent: the database clock
   */
  async fire(limit: number, now?: Date): Promise<Fired> {
    const { rows } = await this.ask<Fired>(fireTimers, [limit, now ?? null]);
    const [fired] = rows;
    return fired ?? { timers: 0, raised: 0, overtaken: 0, replayed: 0, latest: 0 };
  }

  /**
   * Gives raised alerts to somebody who writes the notices, and marks them announced with it. One that cannot be
   * told is put off, longer each time, and holds up no other.
   *
   * @param retryAfter - seconds to wait after so many failures
   * @returns how many were taken, and those of them that could not be told
   */
  async announce(
    limit: number,
    retryAfter: (failed: number) => number,
    tell: (client: PoolClient, alert: Alert) => Promise<void>,
  ): Promise<Announced> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<Raised>(takeRaised, [limit]);
      const untold: Untold[] = [];
      for (const { attempts, ...alert } of rows) {
        await client.query('savepoint telling');
        try {
          await tell(client, alert);
          await client.query(`update alert set state = 'announced' where id = $1`, [alert.id]);
        } catch (error) {
          // Without a connection this throws too, and nothing of the batch was done.
          await client.query('rollback to savepoint telling');
          const why = error instanceof Error ? error.message : String(error);
          await client.query(putOff, [alert.id, why, retryAfter(attempts + 1)]);
          untold.push({ alert: alert.id, dossier: alert.dossier, kind: alert.kind, error });
        }
        await client.query('release savepoint telling');
      }
      return { taken: rows.length, untold };
    });
  }

  /** Records that a person told a superior, and lets somebody write the notices of it. */
  async escalate(
    { dossier, agency, role, actor, reason }: Escalation,
    tell: (client: PoolClient, id: string) => Promise<void>,
  ): Promise<string> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into escalation (dossier, agency, role, actor, reason) values ($1, $2, $3, $4, $5)
         returning id`,
        [dossier, agency, role, actor, reason],
      );
      const id = rows[0]?.id ?? '';
      await tell(client, id);
      return id;
    });
  }

  /** The agency that owns a dossier, its field and the pin of its model; undefined for an unknown one. */
  async ownerOf(dossier: string): Promise<Owned | undefined> {
    const { rows } = await this.ask<Owned>('select owner, field, pin from dossier where id = $1', [
      dossier,
    ]);
    return rows[0];
  }

  private async ask<R extends object>(text: string, values: unknown[]) {
    try {
      return await this.pool.query<R>(text, values);
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** $1 int limit, $2 timestamptz now or null */
const fireTimers = `
with now as (
  select coalesce($2::timestamptz, clock_timestamp()) as at
),
taken as materialized (
  select timer.*
  from timer, now
  where timer.fires_at <= now.at
  order by timer.fires_at
  limit $1
  for update of timer skip locked
),
raised as (
  insert into alert (dossier, kind, step, opened_seq, agency, role, urgent, due, fires_at, armed_seq, fired_at, state)
  select taken.dossier, taken.kind, taken.step, taken.opened_seq,
    coalesce(taken.agency, task.agency, dossier.owner),
    case
      when taken.kind = 'escalate-head' then 'head'
      when taken.kind = 'escalate-chair' then 'chair'
      else coalesce(taken.role, task.role, 'officer')
    end,
    taken.kind !~ '(^|/)due-[0-9]+d$',
    taken.due, taken.fires_at, taken.armed_seq, now.at,
    case
      when taken.replayed then 'replayed'
      when exists (
        select 1
        from timer later
        where later.dossier = taken.dossier
          and later.fires_at > taken.fires_at and later.fires_at <= now.at
          and case
            -- That the rest of the way does not fit is told by nothing else but that the whole is late.
            when taken.kind ~ '/at-risk' then later.kind = 'overdue'
            when taken.kind ~ '^(escalate-|offer:|hold:)' then false
            else later.step is not distinct from taken.step
              and later.opened_seq is not distinct from taken.opened_seq
              and later.kind !~ '^(escalate-|hold:)' and later.kind !~ '/at-risk'
          end
      ) then 'overtaken'
      else 'raised'
    end
  from taken
  cross join now
  join dossier on dossier.id = taken.dossier
  left join task on task.dossier = taken.dossier and task.step = taken.step
    and task.opened_seq = taken.opened_seq
  on conflict (dossier, kind, fires_at) do nothing
  returning id, dossier, agency, role, kind, state, lateness
),
escalated as (
  insert into escalation (dossier, alert, agency, role, actor, reason)
  select dossier, id, agency, role, 'system', 'Hồ sơ quá hạn chưa giải quyết xong'
  from raised
  where kind ~ '^escalate-' and state = 'raised'
),
gone as (
  delete from timer
  using taken
  where timer.dossier = taken.dossier and timer.kind = taken.kind
)
select (select count(*) from taken)::int as timers,
  count(*) filter (where state = 'raised')::int as raised,
  count(*) filter (where state = 'overtaken')::int as overtaken,
  count(*) filter (where state = 'replayed')::int as replayed,
  coalesce(extract(epoch from max(lateness)) * 1000, 0)::float8 as latest
from raised
`;

/** $1 int limit */
const takeRaised = `
select alert.id, alert.dossier, alert.kind, alert.step, alert.agency, alert.role, dossier.field, dossier.pin,
  alert.urgent, holder.account as holder,
  alert.due, alert.fires_at as "firesAt", alert.fired_at as "firedAt", alert.attempts
from alert
join dossier on dossier.id = alert.dossier
${holderOf('alert')}
where alert.state = 'raised' and alert.not_before <= clock_timestamp()
order by alert.id
limit $1
for update of alert skip locked
`;

/** $1 bigint alert, $2 text why, $3 float8 seconds */
const putOff = `
update alert
set attempts = attempts + 1, failure = $2, not_before = clock_timestamp() + make_interval(secs => $3)
where id = $1
`;
