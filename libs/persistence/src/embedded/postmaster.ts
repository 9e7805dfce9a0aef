/** The server process: found again through postmaster.pid, started, asked to end. */
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { childOptions, spawnRefusal } from './child.ts';
import type { Cluster } from './cluster.ts';
import { nameFromInside, type Place } from './place.ts';
import { diskFull, EmbeddedRefusal, errnoOf } from './refusal.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** starting, ready, stopping; empty while the file is being written. */
  readonly status: string;
}

/** What postmaster.pid says, believed or not; undefined without a readable one. */
export function readPidFile(data: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  return {
    pid: Number(lines[0]),
    port: Number(lines[3] ?? 0),
    status: lines[7]?.trim() ?? '',
  };
}

const linux = process.platform === 'linux';

const worksIn = (pid: number | string, data: string): boolean => {
  try {
    const [cwd, folder] = [statSync(`/proc/${pid}/cwd`), statSync(data)];
    return cwd.dev === folder.dev && cwd.ino === folder.ino;
  } catch {
    return false; // gone, a zombie, or not ours to look at
  }
};

/**
 * Is this pid a PostgreSQL working in this very folder? Not "a process of that number", which may be
 * anybody's by now, and not "a PostgreSQL of that path", which after a copy of the home is the original's.
 */
export function serves(pid: number, data: string): boolean {
  if (!(pid > 1)) return false;
  if (linux) {
    try {
      return worksIn(pid, data) && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return !stdout.startsWith('Z') && stdout.includes('postgres') && stdout.includes(data);
}

/**
 * Removes a postmaster.pid whose number now belongs to somebody else, which would stop every start. A file
 * of a dead process stays: PostgreSQL clears it itself after making sure that no backend has outlived it.
 */
async function dropForeignPidFile(pid: number, data: string, until: number): Promise<void> {
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  const outlived = () =>
    linux && readdirSync('/proc').some((p) => /^\d/.test(p) && worksIn(p, data));
  while (outlived() && Date.now() < until) await sleep(50);
  if (!outlived() && readPidFile(data)?.pid === pid) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
  }
}

/** The server of this folder that runs already, whatever its status; clears a foreign pid file. */
export async function findRunning(data: string, until: number): Promise<Postmaster | undefined> {
  const found = readPidFile(data);
  if (!found) return undefined;
  if (serves(found.pid, data)) return found;
  await dropForeignPidFile(found.pid, data, until);
  return undefined;
}

const logLimit = 10 * 1024 * 1024;

function openLog(path: string, account: Account | undefined): number {
  // Not through a link: root appends here in a folder that may be somebody else's.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  let fd = openSync(path, flags, 0o600);
  if (fstatSync(fd).size >= logLimit) {
    closeSync(fd);
    renameSync(path, `${path}.1`);
    fd = openSync(path, flags, 0o600);
  }
  if (account) fchownSync(fd, account.uid, account.gid);
  return fd;
}

/** At most the last 20 lines written since `offset`. */
function tail(path: string, offset: number): string {
  const fd = openSync(path, 'r');
  try {
    const from = Math.max(offset, fstatSync(fd).size - 16_384);
    const buffer = Buffer.alloc(16_384);
    const length = readSync(fd, buffer, 0, buffer.length, from);
    return buffer.toString('utf8', 0, length).trimEnd().split('\n').slice(-20).join('\n');
  } finally {
    closeSync(fd);
  }
}

/** Why a server ended before it was ready. `busy` and `port` are worth another try. */
export interface Ended {
  readonly why: 'busy' | 'port' | 'disk' | 'other';
  readonly log: string;
}

const why = (log: string): Ended['why'] => {
  if (diskFull.test(log)) return 'disk';
  if (/lock file .* already exists|lock file .* is empty|pre-existing shared memory/.test(log)) {
    return 'busy';
  }
  return /could not bind|could not create any TCP\/IP sockets/.test(log) ? 'port' : 'other';
};

/**
 * Has a server and its children take turns as batch work (SCHED_BATCH, same share of the processors): a
 * backend that gets a query then does not interrupt the process that sent it, which on two cores is worth a
 * tenth to a sixth of the commands. A system without chrt(1) goes without.
 */
function asBatch(pid: number): void {
  if (!linux) return;
  spawn('chrt', ['-b', '-p', '0', String(pid)], { stdio: 'ignore' })
    .on('error', () => undefined)
    .unref();
}

/**
 * Starts a server on a port and waits, through a recovery if need be, until it accepts connections.
 * It is its own session, so a Ctrl-C in the terminal reaches us and not it.
 */
export async function launch(
  place: Place,
  { account, binaries }: Cluster,
  port: number,
  log: (line: string) => void,
): Promise<Postmaster | Ended> {
  const fd = openLog(place.log, account);
  const offset = fstatSync(fd).size;
  let ended: string | undefined;
  let failure: unknown;
  const flags = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    logging_collector: 'off',
    log_destination: 'stderr',
    fsync: 'on',
  };
  const child = spawn(
    binaries.postgres,
    [
      ...['-D', nameFromInside(place.data, account), '-p', String(port)],
      ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...childOptions(account), cwd: place.data, stdio: ['ignore', fd, fd], detached: true },
  );
  child.once('error', (error) => (failure = error));
  child.once('exit', (code, signal) => (ended = String(code ?? signal)));
  if (child.pid !== undefined) asBatch(child.pid);
  child.unref();
  closeSync(fd);

  let patience = Date.now() + 3000;
  for (;;) {
    if (failure) throw spawnRefusal(failure, account);
    const now = readPidFile(place.data);
    if (now?.pid === child.pid && now?.status === 'ready') return now;
    if (ended !== undefined) {
      const text = tail(place.log, offset);
      return { why: why(text), log: text || `(postgres: ${ended})` };
    }
    if (Date.now() > patience) {
      log('PostgreSQL đang khôi phục dữ liệu sau lần tắt đột ngột, xin đợi…');
      patience = Date.now() + 10_000;
    }
    await sleep(5);
  }
}

/** How long an orderly end may take before the server is made to end at once, ms. */
const orderly = 30_000;

/**
 * Asks a server to end (open transactions are rolled back) and waits until it has. One that cannot, as on a
 * full disk, is ended without its last checkpoint: nothing committed is lost, the next start replays it.
 */
export async function end({ pid }: Postmaster, data: string, patience = orderly): Promise<boolean> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', patience],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, wait] of steps) {
    if (!serves(pid, data)) return true;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errnoOf(error) !== 'ESRCH') throw error;
    }
    const limit = Date.now() + wait;
    while (Date.now() < limit) {
      if (!serves(pid, data)) return true;
      await sleep(linux ? 5 : 50);
    }
  }
  return !serves(pid, data);
}

/** The refusal for a server that ended and is not worth another try. */
export function endedRefusal(place: Place, { why: reason, log }: Ended, port: number) {
  switch (reason) {
    case 'busy':
      return new EmbeddedRefusal('in-use', { folder: place.data, log });
    case 'port':
      return new EmbeddedRefusal('port-unavailable', { port: String(port), log });
    case 'disk':
      return new EmbeddedRefusal('disk-full', { home: place.home });
    case 'other':
      return new EmbeddedRefusal('start-failed', { file: place.log, log });
  }
}
