/** Which system user runs the server: PostgreSQL refuses root, so root lends it to somebody. */
import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A system user other than root; `undefined` in its place means "as ourselves, we are not root". */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

const id = (...args: string[]): string | undefined => {
  const { status, stdout } = spawnSync('id', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

const named = (who: string): Account | undefined => {
  const [uid, gid, name] = [id('-u', who), id('-g', who), id('-un', who)];
  return uid && gid && name && uid !== '0'
    ? { uid: Number(uid), gid: Number(gid), name }
    : undefined;
};

/** The folder itself, or the nearest one above it that is there. */
const nearestExisting = (path: string): string =>
  existsSync(path) ? path : nearestExisting(dirname(path));

/** For root only. Creates the user `motcua` if the machine has neither a project owner nor `postgres`. */
export function accountForNewData(home: string): Account {
  // The owner of the project's folder first: what "sudo" made, its owner can use later without it.
  const owner = statSync(nearestExisting(home)).uid;
  const found =
    (owner === 0 ? undefined : named(String(owner))) ?? named('postgres') ?? named('motcua');
  if (found) return found;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'motcua']);
  return named('motcua') ?? named('nobody') ?? { uid: 65534, gid: 65534, name: 'nobody' };
}

/** For root only: who owns existing data, or undefined if root does (a copy made by `cp -r`). */
export function accountOfData(data: string): Account | undefined {
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid, name: String(uid) };
}

/** The uppermost folder on the way to `path` (itself included) that the account may not enter. */
export function closedFolder(path: string, account: Account): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent, account);
  if (above) return above;
  const { mode, uid, gid } = statSync(path);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return mode & bit ? undefined : path;
}

/** Gives a folder with all in it to the account; links are given, not followed. */
export function giveTo(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveTo(inner, account);
    else lchownSync(inner, account.uid, account.gid);
  }
}
