/** The server's port: the one it had last time if that is free, else a free one, remembered. */
import { randomInt } from 'node:crypto';
import { chownSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Place } from './place.ts';

const free = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });

/** A port that could be bound a moment ago. `avoid` those that failed; the last resort is any number. */
export async function choosePort(place: Place, avoid: ReadonlySet<number>): Promise<number> {
  let remembered = 0;
  try {
    remembered = Number(readFileSync(join(place.cluster, 'port'), 'utf8'));
  } catch {
    // the first start
  }
  if (
    remembered > 1023 &&
    remembered < 65536 &&
    !avoid.has(remembered) &&
    (await free(remembered))
  ) {
    return remembered;
  }
  // Below the range from which systems give out ports to clients, so that it is free next time too.
  let port = 0;
  for (let tries = 0; tries < 20; tries++) {
    port = randomInt(20_000, 32_000);
    if (!avoid.has(port) && (await free(port))) break;
  }
  return port;
}

/** Best effort: a forgotten port only means another one next time. */
export function rememberPort(place: Place, port: number, account?: Account): void {
  const file = join(place.cluster, 'port');
  try {
    if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) === String(port)) return;
    writeFileSync(`${file}.${process.pid}`, String(port), { mode: 0o600 });
    if (account) chownSync(`${file}.${process.pid}`, account.uid, account.gid);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // the next start chooses again
  }
}
