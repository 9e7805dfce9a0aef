/** Starting PostgreSQL's programs: as whom, with which environment, and what a failed start means. */
import type { Account } from './account.ts';
import { EmbeddedRefusal, errnoOf, messageOf } from './refusal.ts';

/** Nothing of ours leaks in: PGDATA, PGPORT, PGOPTIONS or LD_LIBRARY_PATH of the shell would change the server. */
export function childOptions(account: Account | undefined) {
  return {
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

/** The refusal behind a child process that could not be started at all. */
export function spawnRefusal(error: unknown, account: Account | undefined): EmbeddedRefusal {
  const cause = messageOf(error);
  return account && errnoOf(error) === 'EPERM'
    ? new EmbeddedRefusal('cannot-change-user', { user: account.name, cause })
    : new EmbeddedRefusal('binaries-missing', {
        platform: `${process.platform}-${process.arch}`,
        cause,
      });
}
