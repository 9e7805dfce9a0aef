import { setTimeout as sleep } from 'node:timers/promises';

import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory } from 'bullmq';

/** Where jobs are kept: in PostgreSQL beside the data, or in a Redis of their own. */
export type Backend = { kind: 'postgres'; url: string } | { kind: 'redis'; url: string };

/** What BullMQ is told to connect with. */
export interface QueueConnection {
  connection: Record<string, unknown>;
  prefix: string;
  /**
   * From now on a lost connection is not made again: what waits for it fails. Without this, closing waits
   * for a server that is away, and for ever on a connection that is between two tries.
   */
  letGo: () => Promise<void>;
}

/** Schema in PostgreSQL, prefix of the keys in Redis. */
const PLACE = 'motcua_queue';
/** Between two tries to reach Redis, ms. */
const LONGEST_WAIT = 500;

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
      letGo: () => Promise.resolve(),
    };
  }
  setDefaultBackendFactory(createRedisBackend);
  let closing = false;
  let retried = Number.NEGATIVE_INFINITY;
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
      retryStrategy: (times: number) => {
        if (closing) return null;
        retried = performance.now();
        return Math.min(times * 50, LONGEST_WAIT);
      },
    },
    prefix: PLACE,
    letGo: async () => {
      closing = true;
      await sleep(Math.max(0, retried + LONGEST_WAIT - performance.now()));
    },
  };
};
