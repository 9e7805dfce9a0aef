import { DataSource } from 'typeorm';
import { Client, type Pool, type PoolClient } from 'pg';

import { entities } from './entities/all.ts';
import { migrations } from './migrations/all.ts';
import { DatabaseRefusal, databaseRefusal, isRightsError, setupRefusal } from './refusal.ts';

/** The role that does the work: it may add to history but not change it, and owns no table. */
export const APP_ROLE = 'motcua_app';

/**
 * What holds for every connection we work on. PostgreSQL's packages compile (JIT) what they take to be costly anew at
 * each run: for the statement that writes an act that takes many times as long as running it.
 */
const SESSION = `-c role=${APP_ROLE} -c timezone=UTC -c jit=off`;

/** TypeORM's log that goes nowhere unless DEBUG asks for it: a migration that failed is told by who asked for it. */
export const QUIET = 'debug';

/**
 * Brings the schema of the database up to date, as the user of the URL.
 *
 * @returns the names of the migrations that ran now; empty when there was nothing to do
 * @throws DatabaseRefusal in words for an operator
 */
export const migrate = async (url: string): Promise<string[]> => {
  const source = new DataSource({
    type: 'postgres',
    url: checked(url),
    entities,
    migrations,
    logger: QUIET,
  });
  try {
    await source.initialize();
    await source.query(`select pg_advisory_lock(hashtext('motcua.migrate'))`);
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map(({ name }) => name);
  } catch (error) {
    throw setupRefusal(error, url);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
};

/** Connects once. @throws DatabaseRefusal 'database-down' while the server is away */
export const reachDatabase = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: checked(url), connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw databaseRefusal(error);
  } finally {
    await client.end();
  }
};

/** Opens the database for work, as the application role. The caller destroys it. */
export const openDatabase = async (
  url: string,
  options: { connections?: number } = {},
): Promise<DataSource> => {
  const source = new DataSource({
    type: 'postgres',
    url: checked(url),
    entities,
    migrations,
    applicationName: 'motcua',
    poolSize: options.connections ?? 4,
    extra: { options: SESSION, connectionTimeoutMillis: 10_000 },
  });
  try {
    await source.initialize();
    surviveLoss(poolOf(source));
    if (await isBehind(source)) throw notMigrated();
    return source;
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw setupRefusal(error, url);
  }
};

/**
 * A connection lost while somebody holds it must not end the process: nobody listens for it between two
 * queries. The next query on it fails, and tells.
 */
const surviveLoss = (pool: Pool): void => {
  const heard = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
  });
};

/** Whether migrations have not run. Where none has, TypeORM wants to make its table, which our role may not. */
const isBehind = async (source: DataSource): Promise<boolean> => {
  try {
    return await source.showMigrations();
  } catch (error) {
    if (isRightsError(error)) return true;
    throw error;
  }
};

const notMigrated = () =>
  new DatabaseRefusal(
    'database-not-migrated',
    'Cơ sở dữ liệu chưa có bảng của Motcua hoặc bảng đã cũ: hãy chạy `motcua migrate`.',
  );

const checked = (url: string): string => {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new DatabaseRefusal(
    'database-url',
    'DATABASE_URL không đúng dạng postgres://tài-khoản:mật-khẩu@máy-chủ:cổng/cơ-sở-dữ-liệu.',
  );
};

/** The driver's own pool: named statements are prepared once per connection there, which TypeORM's query is not. */
export const poolOf = (source: DataSource): Pool =>
  (source.driver as unknown as { master: Pool }).master;
