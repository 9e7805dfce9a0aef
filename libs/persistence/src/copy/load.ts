/** A database made again from what a dump of it said, all of it or nothing. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, MigrationExecutor } from 'typeorm';

import { entities } from '../entities/all.ts';
import { migrations } from '../migrations/all.ts';
import { QUIET } from '../database.ts';
import { DatabaseRefusal, setupRefusal } from '../refusal.ts';
import type { DumpedTable } from './dump.ts';
import { quoted } from './tables.ts';

/** A database being filled; nothing of it is there for anybody else before the work is done. */
export interface Filling {
  /** Takes the rows of a table, as COPY wrote them; `end` once they are all there. */
  fill: (table: DumpedTable) => {
    write: (rows: Buffer) => Promise<void>;
    end: () => Promise<void>;
  };
  /** Puts the sequences where they were. */
  goOnFrom: (sequences: Readonly<Record<string, string>>) => Promise<void>;
}

/** Whether this program knows the tables some migrations made; in which order they ran is no matter. */
export const knowsTables = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => migrations.some((own) => own.name === name));

/**
 * Makes the tables of some migrations in an empty database and fills them, in one transaction: if the work fails
 * or the process is killed, the database is as empty as before. The caller migrates on from there.
 *
 * @param upTo - names of the migrations, as the dump said
 * @throws DatabaseRefusal database-not-empty if there is any table
 */
export const fillEmptyDatabase = async (
  url: string,
  upTo: readonly string[],
  work: (filling: Filling) => Promise<void>,
): Promise<void> => {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: migrations.filter(({ name }) => upTo.includes(name)),
    applicationName: 'motcua-restore',
    poolSize: 1,
    logger: QUIET,
  });
  try {
    await source.initialize();
    const runner = source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      await runner.startTransaction();
      await refuseTables(client);
      const executor = new MigrationExecutor(source, runner);
      executor.transaction = 'none';
      await executor.executePendingMigrations();
      await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO'`);
      await work({
        fill: (table) => fill(client, table),
        goOnFrom: async (sequences) => {
          for (const [name, last] of Object.entries(sequences))
            await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), last]);
        },
      });
      await runner.commitTransaction();
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  } catch (error) {
    throw setupRefusal(error, url);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
};

/** A first `migrate` that was refused has left the list of what has run, with nothing on it. */
const refuseTables = async (client: PoolClient): Promise<void> => {
  const { rows } = await client.query(
    `select from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
      limit 1`,
  );
  if (rows.length > 0) {
    throw new DatabaseRefusal(
      'database-not-empty',
      'Cơ sở dữ liệu đã có bảng: chỉ phục hồi vào cơ sở dữ liệu trống. Hãy đặt MOTCUA_HOME là một thư mục mới, hoặc DATABASE_URL là một cơ sở dữ liệu mới tạo.',
    );
  }
};

/** What a migration put into a table gives way to what the dump says of it. */
const fill = (client: PoolClient, { name, columns }: DumpedTable): ReturnType<Filling['fill']> => {
  let copying: Promise<Writable> | undefined;
  const begin = async (): Promise<Writable> => {
    await client.query(`delete from ${quoted(name)}`);
    const into = `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`;
    return client.query(copyFrom(into));
  };
  return {
    write: async (rows) => {
      const stream = await (copying ??= begin());
      if (!stream.write(rows)) await Promise.race([once(stream, 'drain'), finished(stream)]);
    },
    end: async () => {
      const stream = await (copying ??= begin());
      stream.end();
      await finished(stream);
    },
  };
};
