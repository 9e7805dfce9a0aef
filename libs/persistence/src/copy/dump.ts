/** The whole database as it was at one instant, to be written somewhere else while work goes on. */
import type { Readable } from 'node:stream';

import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { setupRefusal } from '../refusal.ts';
import { inOrderOfReference, quoted, type TableName } from './tables.ts';

/** A table with the columns that are stored; what PostgreSQL computes of them it computes again. */
export interface DumpedTable {
  name: TableName;
  columns: string[];
}

/** A file whose bytes belong to the snapshot. */
export interface DumpedFile {
  id: string;
  /** Lower-case hex. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** The database at one instant. One thing is asked of it at a time. */
export interface DatabaseSnapshot {
  /** Names of the migrations that made its tables, in order. */
  migrations: string[];
  /** Each after those it refers to. */
  tables: DumpedTable[];
  /** What each sequence gave last; one that gave nothing is left out. */
  sequences: Record<string, string>;
  /** About how many bytes tables and files have together. */
  bytes: number;
  /** The rows of a table, as COPY writes them in text. */
  read: (table: DumpedTable) => Readable;
  /** Files whose bytes are kept, by id. */
  files: () => AsyncGenerator<DumpedFile>;
  /** Whether a file has been given up since. */
  isGone: (id: string) => Promise<boolean>;
}

/** Ids that are asked for together. */
const TOGETHER = 1000;

/**
 * Runs some work over a snapshot of the database, as the user of the URL. Nothing is locked and nobody waits.
 *
 * @throws DatabaseRefusal
 */
export const withSnapshot = async <T>(
  url: string,
  work: (snapshot: DatabaseSnapshot) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString: url, application_name: 'motcua-backup' });
  const present = new Client({ connectionString: url, application_name: 'motcua-backup' });
  try {
    await client.connect();
    await present.connect();
    await client.query(`set timezone = 'UTC'; set client_encoding = 'UTF8'; set datestyle = 'ISO'`);
    await client.query('begin isolation level repeatable read, read only');
    return await work(await snapshotOver(client, present));
  } catch (error) {
    throw setupRefusal(error, url);
  } finally {
    await Promise.all([client.end(), present.end()]);
  }
};

const snapshotOver = async (client: Client, present: Client): Promise<DatabaseSnapshot> => {
  const migrations = await client.query<{ name: string }>(
    'select name from migrations order by id',
  );
  const columns = await client.query<{ name: string; columns: string[]; bytes: number }>(`
    select c.relname as name, pg_table_size(c.oid)::float8 as bytes,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    group by c.oid, c.relname`);
  const references = await client.query<{ from: string; to: string }>(`
    select f.relname as "from", t.relname as "to"
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
  const sequences = await client.query<{ name: string; last: string }>(`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and last_value is not null and sequencename not like 'migrations%'`);
  const files = await client.query<{ bytes: number }>(
    `select coalesce(sum(size), 0)::float8 as bytes from file where ${kept}`,
  );
  const named = new Map(columns.rows.map((row) => [row.name, row]));
  return {
    migrations: migrations.rows.map(({ name }) => name),
    tables: inOrderOfReference([...named.keys()], references.rows).map((name) => ({
      name,
      columns: named.get(name)?.columns ?? [],
    })),
    sequences: Object.fromEntries(sequences.rows.map(({ name, last }) => [name, last])),
    bytes: columns.rows.reduce((sum, { bytes }) => sum + bytes, files.rows[0]?.bytes ?? 0),
    read: ({ name, columns: stored }) =>
      client.query(copyTo(`copy ${quoted(name)} (${stored.map(quoted).join(', ')}) to stdout`)),
    files: () => filesOf(client),
    isGone: async (id) => {
      const { rows } = await present.query(`select from file where id = $1 and ${kept}`, [id]);
      return rows.length === 0;
    },
  };
};

/** Rows whose bytes are in the storage. */
const kept = `sha256 is not null and state <> 'removed'`;

async function* filesOf(client: Client): AsyncGenerator<DumpedFile> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await client.query<DumpedFile>(
      `select id, sha256, size::float8 as size from file
       where ${kept} and id > $1 order by id limit ${TOGETHER}`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
