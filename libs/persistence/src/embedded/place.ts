/** Where one embedded database lives, and how its own user reaches it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Account, closedFolder } from './account.ts';
import { EmbeddedRefusal } from './refusal.ts';

export interface Place {
  readonly home: string;
  /** `home/postgres`: data, password, port; appears whole or not at all. */
  readonly cluster: string;
  readonly data: string;
  /** `home/postgres.log`. */
  readonly log: string;
}

/** The paths under a home; touches nothing. */
export function placeOf(home: string): Place {
  const absolute = resolve(home);
  const cluster = join(absolute, 'postgres');
  return {
    home: absolute,
    cluster,
    data: join(cluster, 'data'),
    log: join(absolute, 'postgres.log'),
  };
}

/**
 * How a child process started *in* `folder` names it. Under a folder that its user may not enter (a project
 * of root's in /root) the absolute path is useless; its working folder, entered before root's rights are
 * dropped, is not, and Linux names that /proc/self/cwd. PostgreSQL stays in it for life.
 */
export function nameFromInside(folder: string, account: Account | undefined): string {
  const closed = account && closedFolder(folder, account);
  if (!closed) return folder;
  if (process.platform === 'linux' && existsSync('/proc/self/cwd')) return '/proc/self/cwd';
  throw new EmbeddedRefusal('folder-not-enterable', { folder: closed, user: account.name });
}
