import type { Pool } from 'pg';

import type { Instant } from '#lib/dossier';

import type { StandingDossier } from './history-queries.ts';
import { databaseRefusal } from './refusal.ts';
import { inTransaction } from './transaction.ts';

/** Which report: of which form, period and agency. */
export interface ReportName {
  form: string;
  period: string;
  agency: string;
}

/** A report that was locked. */
export interface ReportLock extends ReportName {
  id: string;
  /** Counts from 1; further ones say why. */
  version: number;
  asKnownAt: Instant;
  lockedAt: Instant;
  /** The actor's id. */
  lockedBy: string;
  reason: string | null;
  /** Lower-case hex, over the report's bytes. */
  sha256: string;
}

/** What is sealed with it. */
export interface Sealed {
  /** Canonical JSON. */
  report: string;
  /** Ids of the reference data it was counted by. */
  reference: string[];
}

export interface NewReportLock extends Omit<ReportLock, 'id' | 'lockedAt' | 'asKnownAt'>, Sealed {
  asKnownAt: Instant;
  standing: readonly StandingDossier[];
}

/** Heads that are written, or read, together. */
const TOGETHER = 5_000;

/** Reports that were locked: never changed, never taken away. */
export class ReportLockStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /**
   * Waits for every act that is being written, so that what is read afterwards is all that was recorded before.
   *
   * @returns the instant from before which nothing is on its way any more
   */
  async settled(): Promise<Instant> {
    return inTransaction(this.pool, async (client) => {
      // Every act writes its dossier's row; a lock that it conflicts with comes after all that began before.
      await client.query('lock table dossier in share mode');
      const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at');
      const [now] = rows;
      if (!now) throw new Error('the database tells no time');
      return now.at.getTime();
    });
  }

  /** Keeps a locked report; undefined if there is one of its version. */
  async add({ standing, ...lock }: NewReportLock): Promise<ReportLock | undefined> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<LockRow>(
        `insert into report_lock (form, period, agency, version, as_known_at, locked_by, reason, report, sha256, reference)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (form, agency, period, version) do nothing
         returning ${columns}`,
        [
          lock.form,
          lock.period,
          lock.agency,
          lock.version,
          new Date(lock.asKnownAt),
          lock.lockedBy,
          lock.reason,
          lock.report,
          lock.sha256,
          lock.reference,
        ],
      );
      const [row] = rows;
      if (!row) return undefined;
      for (let first = 0; first < standing.length; first += TOGETHER) {
        await client.query(
          `insert into report_lock_head (lock, dossier, seq, hash, position)
           select $1, h.dossier, h.seq, h.hash, h.position
           from jsonb_to_recordset($2::jsonb) as h (dossier text, seq int, hash text, position jsonb)`,
          [row.id, JSON.stringify(standing.slice(first, first + TOGETHER))],
        );
      }
      return lockOf(row);
    });
  }

  /** The last version of a report, of those locked by an instant where one is given. */
  async latest(
    { form, period, agency }: ReportName,
    by: Instant | null = null,
  ): Promise<ReportLock | undefined> {
    const [row] = await this.ask<LockRow>(
      `select ${columns} from report_lock
       where form = $1 and period = $2 and agency = $3 and ($4::timestamptz is null or locked_at <= $4)
       order by version desc
       limit 1`,
      [form, period, agency, by === null ? null : new Date(by)],
    );
    return row && lockOf(row);
  }

  async version(
    { form, period, agency }: ReportName,
    version: number,
  ): Promise<ReportLock | undefined> {
    const [row] = await this.ask<LockRow>(
      `select ${columns} from report_lock
       where form = $1 and period = $2 and agency = $3 and version = $4`,
      [form, period, agency, version],
    );
    return row && lockOf(row);
  }

  /** What is sealed with a lock. */
  async sealed(id: string): Promise<Sealed> {
    const [row] = await this.ask<Sealed>(
      'select report, reference::text[] as reference from report_lock where id = $1',
      [id],
    );
    if (!row) throw new Error(`the database has no report lock ${id}`);
    return row;
  }

  /** Where every dossier it was made from stood, by code. */
  async standing(id: string): Promise<StandingDossier[]> {
    return this.ask<StandingDossier>(
      `select dossier, position, seq, hash from report_lock_head
       where lock = $1
       order by dossier collate "C"`,
      [id],
    );
  }

  /** Every version of a report, the last first. */
  async versions({ form, period, agency }: ReportName): Promise<ReportLock[]> {
    const rows = await this.ask<LockRow>(
      `select ${columns} from report_lock
       where form = $1 and period = $2 and agency = $3
       order by version desc`,
      [form, period, agency],
    );
    return rows.map(lockOf);
  }

  /** Every lock, in the order they were made. */
  async all(): Promise<ReportLock[]> {
    return (await this.ask<LockRow>(`select ${columns} from report_lock order by id`, [])).map(
      lockOf,
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

const columns = `id, form, period, agency, version, as_known_at as "asKnownAt", locked_at as "lockedAt",
  locked_by as "lockedBy", reason, sha256`;

interface LockRow extends Omit<ReportLock, 'asKnownAt' | 'lockedAt'> {
  asKnownAt: Date;
  lockedAt: Date;
}

const lockOf = (row: LockRow): ReportLock => ({
  ...row,
  asKnownAt: row.asKnownAt.getTime(),
  lockedAt: row.lockedAt.getTime(),
});
