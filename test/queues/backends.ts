import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';

/** A Redis for one test file. */
export interface TestRedis {
  url: string;
  /** Everything it holds is gone, as after a crash without persistence. */
  flush: () => Promise<void>;
  stop: () => Promise<void>;
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

/** REDIS_URL (its database is emptied), else redis-server of the PATH on a free port; undefined without either. */
export const testRedis = async (): Promise<TestRedis | undefined> => {
  const given = process.env.REDIS_URL;
  if (given) return connected(given, () => Promise.resolve());
  const folder = await mkdtemp(join(tmpdir(), 'motcua-redis-'));
  const port = await freePort();
  const server = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    { stdio: 'ignore' },
  );
  const failed = once(server, 'error').then(() => true);
  const started = once(server, 'spawn').then(() => false);
  if (await Promise.race([failed, started])) {
    await rm(folder, { recursive: true });
    return undefined;
  }
  return connected(`redis://127.0.0.1:${port}`, async () => {
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true });
  });
};

const connected = async (url: string, stop: () => Promise<void>): Promise<TestRedis> => {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  await redis.flushdb();
  return {
    url,
    flush: async () => {
      await redis.flushdb();
    },
    stop: async () => {
      redis.disconnect();
      await stop();
    },
  };
};

/** Waits until something holds, asked every so often; the last answer if it never does. */
export const eventually = async <T>(
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  within = 15_000,
): Promise<T> => {
  const until = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (holds(answer) || Date.now() > until) return answer;
    await sleep(50);
  }
};
