/** The service as its operators run it: processes of their own, which a test may stop, kill and start again. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { type Ran, start } from '../cli/run.ts';
import { eventually, freePort } from '../queues/backends.ts';

/** Where a process finds its data and its queues. */
export interface Surroundings {
  /** DATABASE_URL; absent: the embedded database of `home`. */
  database?: string;
  home?: string;
  /** REDIS_URL; absent: queues in the database. */
  redis?: string;
  /** Other variables of the environment. */
  env?: Record<string, string>;
}

/** A process of the service that runs. */
export interface Service {
  pid: number;
  /** Whether it has not ended. */
  alive: () => boolean;
  /** How it ended. */
  ended: Promise<Ran>;
  /** kill -9 */
  kill: () => Promise<Ran>;
  /** SIGTERM, and waits for the end. */
  stop: () => Promise<Ran>;
}

export interface Server extends Service {
  url: string;
  /** Milliseconds from its start until it was ready. */
  readyAfter: number;
  /** The first administrator, if this start made one. */
  administrator: { username: string; oneTimePassword: string } | undefined;
}

const launch = (
  args: readonly string[],
  { database, home, redis, env }: Surroundings,
): { service: Service; said: () => string } => {
  const { child, ended } = start(args, {
    ...(database !== undefined && { url: database }),
    ...(home !== undefined && { home }),
    env: { LOG_LEVEL: 'warn', ...(redis !== undefined && { REDIS_URL: redis }), ...env },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const end = (signal: NodeJS.Signals) => (): Promise<Ran> => {
    child.kill(signal);
    return ended;
  };
  return {
    service: {
      pid: child.pid ?? 0,
      alive: () => child.exitCode === null && child.signalCode === null,
      ended,
      kill: end('SIGKILL'),
      stop: end('SIGTERM'),
    },
    said: () => said,
  };
};

/** `motcua start`, once it is ready; on a port of its own unless told which. */
export const startServer = async (
  surroundings: Surroundings,
  { port, args = [] }: { port?: number; args?: readonly string[] } = {},
): Promise<Server> => {
  const at = port ?? (await freePort());
  const began = performance.now();
  const { service, said } = launch(['start', '--port', String(at), ...args], surroundings);
  const url = `http://127.0.0.1:${at}`;
  while ((await statusOf(`${url}/health/ready`)) !== 200) {
    if (!service.alive()) throw new Error(`the server ended: ${said()}`);
    await sleep(20);
  }
  const readyAfter = performance.now() - began;
  const telling = /Quản trị viên đầu tiên: (\S+), mật khẩu dùng một lần: (\S+)/;
  await eventually(
    () => Promise.resolve(said()),
    (text) => text.includes('đang chạy tại'),
  );
  const [, username, oneTimePassword] = telling.exec(said()) ?? [];
  return {
    ...service,
    url,
    readyAfter,
    administrator:
      username === undefined || oneTimePassword === undefined
        ? undefined
        : { username, oneTimePassword },
  };
};

/** `motcua worker` */
export const startWorkerProcess = (surroundings: Surroundings): Service =>
  launch(['worker'], surroundings).service;

/** The status of an address; 0 if nothing answers. */
export const statusOf = async (address: string): Promise<number> => {
  try {
    const { status } = await fetch(address);
    return status;
  } catch {
    return 0;
  }
};

/** Asks a database as its owner, over a connection that is there for the question alone. */
export const askOnce =
  (url: string) =>
  async (sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> => {
    const client = new Client(url);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.query<Record<string, unknown>>(sql, values);
    } finally {
      await client.end();
    }
  };

/** Resident memory of a process, megabytes; Linux tells. */
export const memoryOf = (pid: number): number => {
  const [, kilobytes = '0'] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
};

/** Commands of processes that work in a folder; Linux tells, elsewhere none. */
export const processesIn = (folder: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc').flatMap((pid) => {
        try {
          return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
            ? [readFileSync(`/proc/${pid}/comm`, 'utf8').trim()]
            : [];
        } catch {
          return [];
        }
      });
