/**
 * The watch: a shell of one megabyte that ends the server some seconds after its last user died without
 * `stop()` (kill -9, an uncaught error, Ctrl-C nobody caught). It reads a pipe that every user holds open;
 * the kernel closes a dead user's end, so nothing has to be registered, refreshed or believed.
 * Best effort: without mkfifo the server simply lives on and the next start adopts it.
 */
import { spawn } from 'node:child_process';
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { childOptions } from './child.ts';
import type { Place } from './place.ts';

/** How long a server waits to be adopted after the last user died. */
export const graceSeconds = 5;

// A user writes one byte on entering, so the second `cat` tells "somebody came meanwhile" from "nobody".
// `$1` is checked against postmaster.pid and, where there is /proc, against the folder it works in.
const script = `
same() {
  IFS= read -r pid < data/postmaster.pid && [ "$pid" = "$1" ] || return 1
  [ ! -e /proc/self/cwd ] || [ "/proc/$1/cwd" -ef data ]
}
rm -f watch-*
mkfifo -m 600 "watch-$1" || exit 1
exec 3< "watch-$1"
cat <&3 > /dev/null
while same "$1"; do
  sleep "$2"
  [ "$(cat <&3 | wc -c)" -gt 0 ] && continue
  same "$1" && kill -INT "$1"
  break
done
rm -f "watch-$1"
`;

function enter(pipe: string): number | undefined {
  let fd: number;
  try {
    fd = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined; // not there, or nobody reads it
  }
  try {
    if (fstatSync(fd).isFIFO() && writeSync(fd, '+') === 1) return fd;
  } catch {
    // its reader has just gone
  }
  closeSync(fd);
  return undefined;
}

/**
 * Joins the watch over the server `pid`, setting it up if there is none. The caller holds the door lock.
 * Returns the descriptor to close on leaving, or undefined where there can be no watch.
 */
export async function joinWatch(place: Place, pid: number, account?: Account) {
  const pipe = join(place.cluster, `watch-${pid}`);
  const joined = enter(pipe);
  if (joined !== undefined) return joined;
  const over = new AbortController();
  const shell = spawn(
    '/bin/sh',
    ['-c', script, 'motcua-watch', String(pid), String(graceSeconds)],
    { ...childOptions(account), cwd: place.cluster, stdio: 'ignore', detached: true },
  );
  shell.once('error', () => over.abort()).once('exit', () => over.abort());
  shell.unref();
  const limit = Date.now() + 2000;
  while (Date.now() < limit && !over.signal.aborted) {
    const fd = enter(pipe);
    if (fd !== undefined) return fd;
    await sleep(5);
  }
  return undefined;
}
