import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
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

/** Of each process that runs tests; where to look first, as its test files follow each other. */
const PORTS = 800;
let given = randomInt(PORTS);

/**
 * A port for a server that is told which, and may be stopped and started: below the range from which systems give
 * out ports by themselves, so that nobody else is given it meanwhile. Processes that run tests side by side have each their own.
 */
export const freePort = async (): Promise<number> => {
  const first = 11_000 + (Number(process.env.JEST_WORKER_ID ?? 0) % 10) * PORTS;
  for (;;) {
    const port = first + (given++ % PORTS);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
};

/** redis-server of the PATH on a port of its own, without a file: what it held is gone when it ends. */
export interface RedisServer {
  url: string;
  /** @returns whether there is such a program */
  start: () => Promise<boolean>;
  stop: () => Promise<void>;
}

export const redisServer = async (): Promise<RedisServer> => {
  const port = await freePort();
  let running: { server: ChildProcess; folder: string } | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'motcua-redis-'));
      const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
      const server = spawn('redis-server', [...where, '--save', '', '--appendonly', 'no'], {
        stdio: 'ignore',
      });
      const failed = once(server, 'error').then(() => true);
      const started = once(server, 'spawn').then(() => false);
      if (await Promise.race([failed, started])) {
        await rm(folder, { recursive: true });
        return false;
      }
      running = { server, folder };
      return true;
    },
    stop: async () => {
      if (!running) return;
      const { server, folder } = running;
      running = undefined;
      server.kill();
      await once(server, 'exit');
      await rm(folder, { recursive: true });
    },
  };
};

/** How many connections a Redis has beside the one that asks. */
export const connectionsTo = async (url: string): Promise<number> => {
  const asking = new Redis(url);
  try {
    return (
      String(await asking.client('LIST'))
        .trim()
        .split('\n').length - 1
    );
  } finally {
    asking.disconnect();
  }
};

/** REDIS_URL (its database is emptied), else a server of its own; undefined without either. */
export const testRedis = async (): Promise<TestRedis | undefined> => {
  const given = process.env.REDIS_URL;
  if (given) return connected(given, () => Promise.resolve());
  const server = await redisServer();
  return (await server.start()) ? connected(server.url, server.stop) : undefined;
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
  within = 60_000,
): Promise<T> => {
  const until = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (holds(answer) || Date.now() > until) return answer;
    await sleep(50);
  }
};
