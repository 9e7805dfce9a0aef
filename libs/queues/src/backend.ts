import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory } from 'bullmq';

/** Where jobs are kept: in PostgreSQL beside the data, or in a Redis of their own. */
export type Backend = { kind: 'postgres'; url: string } | { kind: 'redis'; url: string };

/** What BullMQ is told to connect with. */
export interface QueueConnection {
  connection: Record<string, unknown>;
  prefix: string;
}

/** Schema in PostgreSQL, prefix of the keys in Redis. */
const PLACE = 'motcua_queue';

/**
 * The backend the environment asks for: Redis by its URL, else PostgreSQL.
 *
 * @throws BackendInvalid if the URL is not one of Redis
 */
export const backendFor = (databaseUrl: string, redisUrl: string | undefined): Backend => {
  if (redisUrl === undefined || redisUrl === '') return { kind: 'postgres', url: databaseUrl };
  if (/^rediss?:\/\//.test(redisUrl) && URL.canParse(redisUrl)) {
    return { kind: 'redis', url: redisUrl };
  }
  throw new BackendInvalid();
};

export class BackendInvalid extends Error {
  override readonly name = 'BackendInvalid';
  readonly code = 'environment-invalid';

  constructor() {
    super('REDIS_URL không đúng dạng redis://tài-khoản:mật-khẩu@máy-chủ:cổng/số.');
  }
}

/**
 * Makes a backend the one of every queue and worker of this process made from now on, and says how to
 * connect to it. The tables in PostgreSQL are made and brought up to date on connecting, as the user of
 * the URL.
 */
export const useBackend = (backend: Backend): QueueConnection => {
  if (backend.kind === 'postgres') {
    setDefaultBackendFactory(createPostgresBackend);
    return {
      connection: {
        connectionString: backend.url,
        application_name: 'motcua-queue',
        schema: PLACE,
        migrate: true,
        max: 3,
        connectionTimeoutMillis: 10_000,
      },
      prefix: PLACE,
    };
  }
  setDefaultBackendFactory(createRedisBackend);
  const { protocol, hostname, port, username, password, pathname } = new URL(backend.url);
  return {
    connection: {
      host: hostname,
      port: port === '' ? 6379 : Number(port),
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      db: Number(pathname.slice(1) || 0),
      ...(protocol === 'rediss:' && { tls: {} }),
      connectTimeout: 5_000,
      retryStrategy: (times: number) => Math.min(times * 50, 500),
    },
    prefix: PLACE,
  };
};
