/** Makes the data folder, whole or not at all, and puts right what copying a home does to it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, accountForNewData, accountOfData, giveTo } from './account.ts';
import { type Binaries, binariesFor } from './binaries.ts';
import { childOptions, spawnRefusal } from './child.ts';
import { nameFromInside, type Place } from './place.ts';
import { diskFull, EmbeddedRefusal, errnoOf, messageOf } from './refusal.ts';

/** A data folder ready to be started. */
export interface Cluster {
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly password: string;
}

/** What an operator may change in postgresql.conf; what must hold is on the server's command line. */
const settings = {
  shared_buffers: '128MB',
  max_connections: '200',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // No replica and no archive reads this WAL: loading a province's history writes about half as much.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Short indexed statements: compiling them costs more than running them.
  jit: 'off',
  // Every instant is stored with its offset and shown by us; SQL must not depend on the machine's zone.
  timezone: 'UTC',
  log_timezone: 'Asia/Ho_Chi_Minh',
  log_checkpoints: 'off',
  // An applicant's data never reaches the log: no statement text, no "Failing row contains …".
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
};

/** Clears what a killed first start left: `postgres.new-<pid>-<random>` of a process that is no more. */
function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (!pid || alive(Number(pid))) continue;
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {
      // its initdb may still be writing for a moment: the next start clears it
    }
  }
}

function flush(path: string): void {
  const fd = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * TCP on 127.0.0.1 with a random password rather than a socket with trust: a socket's path may have 107
 * bytes, which a deep folder with Vietnamese names exceeds. The password lies beside the data, mode 600.
 */
async function initdb(staging: string, binaries: Binaries, account?: Account): Promise<void> {
  const data = join(staging, 'data');
  const inside = nameFromInside(data, account);
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${inside}`,
      `--pwfile=${inside}/../password`,
      '--username=motcua',
      '--auth=scram-sha-256',
      // The same order and the same upper/lower case on every machine, whatever its libc or ICU;
      // Vietnamese order is asked for by name (collate "vi-x-icu").
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`),
    ],
    { ...childOptions(account), cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const ended = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', (error) => reject(spawnRefusal(error, account)));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  if (ended === 0) return;
  if (diskFull.test(output)) {
    throw new EmbeddedRefusal('disk-full', { home: dirname(staging) });
  }
  if (output.includes('could not look up effective user ID')) {
    throw new EmbeddedRefusal('no-system-user', { uid: String(process.getuid?.()) });
  }
  throw new EmbeddedRefusal('start-failed', { file: 'initdb', log: `${output}(initdb: ${ended})` });
}

async function create(place: Place, binaries: Binaries, account?: Account): Promise<void> {
  const foreign = existsSync(place.cluster) && readdirSync(place.cluster).length > 0;
  if (foreign && !existsSync(join(place.data, 'PG_VERSION'))) {
    throw new EmbeddedRefusal('not-a-database', { folder: place.cluster });
  }
  const unique = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const staging = join(place.home, `postgres.new-${unique}`);
  try {
    mkdirSync(staging, { mode: 0o700 });
    mkdirSync(join(staging, 'data'), { mode: 0o700 });
    const password = randomBytes(24).toString('base64url');
    writeFileSync(join(staging, 'password'), password, { mode: 0o600, flush: true });
    if (account) giveTo(staging, account);
    await initdb(staging, binaries, account);
    flush(staging);
    renameSync(staging, place.cluster);
    flush(place.home);
  } catch (error) {
    const taken = errnoOf(error) === 'ENOTEMPTY' || errnoOf(error) === 'EEXIST';
    // Another process finished its initdb first: its data is the data.
    if (!taken || !existsSync(join(place.data, 'PG_VERSION'))) {
      throw taken ? new EmbeddedRefusal('not-a-database', { folder: place.cluster }) : error;
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Makes the home if needed. As root, what is made in a user's folder becomes that user's. */
function openHome(home: string, account: Account | undefined): void {
  let made: string | undefined;
  try {
    made = mkdirSync(home, { recursive: true });
  } catch (error) {
    // Node says ENOENT for a folder that cannot be made on a read-only disk.
    if (errnoOf(error) !== 'ENOENT') throw error;
    throw new EmbeddedRefusal('home-not-writable', { home, cause: messageOf(error) });
  }
  accessSync(home, constants.W_OK | constants.X_OK);
  if (!account || !made || statSync(dirname(made)).uid !== account.uid) return;
  for (let path = home; path.length >= made.length; path = dirname(path)) {
    chownSync(path, account.uid, account.gid);
  }
}

/** A copied or unpacked home: PostgreSQL insists on mode 700 and on owning its data. */
function putRight(place: Place, account: Account | undefined): void {
  const { uid, mode } = statSync(place.data);
  if (account && uid !== account.uid) giveTo(place.cluster, account);
  if (mode & 0o077) chmodSync(place.data, 0o700);
}

/**
 * The data folder of a place, made on first use (about 1 s). Throws `EmbeddedRefusal`, or the failed
 * system call's error; in both cases no half-made data is left under its name.
 */
export async function openCluster(place: Place, log: (line: string) => void): Promise<Cluster> {
  const version = join(place.data, 'PG_VERSION');
  const root = process.getuid?.() === 0;
  // Asked first: somebody else's data cannot even be seen to be there.
  const owner = statSync(place.cluster, { throwIfNoEntry: false })?.uid;
  if (!root && owner !== undefined && owner !== process.getuid?.()) {
    throw new EmbeddedRefusal('other-owner', { folder: place.cluster, owner: String(owner) });
  }
  const present = existsSync(version);
  const account = root
    ? ((present ? accountOfData(place.data) : undefined) ?? accountForNewData(place.home))
    : undefined;
  openHome(place.home, account);
  sweep(place.home);
  const binaries = binariesFor(account);
  if (!present) {
    log(`Tạo cơ sở dữ liệu PostgreSQL ${binaries.major} trong ${place.cluster}`);
    await create(place, binaries, account);
  }
  putRight(place, account);
  const found = readFileSync(version, 'utf8').trim();
  if (found !== binaries.major) {
    const { data: folder } = place;
    throw new EmbeddedRefusal('other-version', { folder, found, expected: binaries.major });
  }
  const password = join(place.cluster, 'password');
  if (!existsSync(password)) throw new EmbeddedRefusal('not-a-database', { folder: place.cluster });
  return { account, binaries, password: readFileSync(password, 'utf8') };
}
