/**
 * The PostgreSQL that comes along when DATABASE_URL is not set: real, durable, in one folder.
 *
 * Who is root lends it to a system user; who is not runs it himself. Several processes share one server:
 * the first starts it, later ones adopt it, the last to stop ends it. Of a process that dies without
 * stopping, the server is adopted by the next start, or ends by itself after five seconds.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, openCluster } from './cluster.ts';
import { type Place, placeOf } from './place.ts';
import { choosePort, rememberPort } from './port.ts';
import { end, endedRefusal, findRunning, launch, type Postmaster } from './postmaster.ts';
import { EmbeddedRefusal, errnoOf, messageOf, refusalOf } from './refusal.ts';
import { type Seat, takeSeat } from './seat.ts';

export { EmbeddedRefusal, type EmbeddedRefusalCode } from './refusal.ts';

export interface EmbeddedDatabase {
  /** For `pg` and TypeORM: the database `motcua` on 127.0.0.1, with its password: not for a log. */
  readonly url: string;
  /**
   * Leaves the server, and ends it if no other process uses it: clients still connected then are cut off,
   * so close pools first. Never rejects because the server is gone already; a second call does nothing.
   */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder that holds everything (MOTCUA_HOME); made if it is not there. */
  readonly home: string;
  /** Told, in Vietnamese, what takes longer than an eye-blink. Silent by default. */
  readonly log?: (line: string) => void;
}

/** How long a folder may be held by a server that is dying, ms. */
const dying = 5_000;
/** How long a server of ours may take to come up or go down, ms. */
const changing = 60_000;

const looksGone = (error: unknown): boolean =>
  /^(57P0|ECONN|EPIPE)/.test(errnoOf(error) ?? '') || /terminated|timeout/i.test(messageOf(error));

/** The servers this process started itself, by pid. */
const launched = new Set<number>();

async function runningServer(
  place: Place,
  cluster: Cluster,
  log: (line: string) => void,
): Promise<Postmaster> {
  const failed = new Set<number>();
  const began = Date.now();
  for (;;) {
    const found = await findRunning(place.data, began + dying);
    if (found?.status === 'ready') return found;
    if (found) {
      if (Date.now() > began + changing) {
        throw new EmbeddedRefusal('in-use', { folder: place.data, log: `pid ${found.pid}` });
      }
      await sleep(10);
      continue;
    }
    const port = await choosePort(place, failed);
    const outcome = await launch(place, cluster, port, log);
    if ('pid' in outcome) {
      launched.add(outcome.pid);
      rememberPort(place, port, cluster.account);
      return outcome;
    }
    if (outcome.why === 'port') failed.add(port);
    const again =
      outcome.why === 'port'
        ? failed.size < 5
        : outcome.why === 'busy' && Date.now() < began + dying;
    if (!again) throw endedRefusal(place, outcome, port);
    await sleep(50);
  }
}

/**
 * Starts the embedded PostgreSQL of a home, or adopts the one that runs. About 1.5 s the first time, 0.1 s
 * after that. Takes no signals: the program catches SIGINT and SIGTERM itself and calls `stop()`.
 *
 * @throws EmbeddedRefusal with a stable `code` and a message that says what to do
 * @example
 * const database = await startEmbedded({ home: process.env.MOTCUA_HOME ?? '.motcua' });
 * const pool = new pg.Pool({ connectionString: database.url });
 * await pool.end();
 * await database.stop();
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => undefined);
  const place = placeOf(options.home);
  try {
    const cluster = await openCluster(place, log);
    const began = Date.now();
    for (;;) {
      const server = await runningServer(place, cluster, log);
      let seat: Seat;
      try {
        seat = await takeSeat(place, server, cluster.password, cluster.account);
      } catch (error) {
        if (!looksGone(error) || Date.now() > began + changing) {
          // Nobody can use it: it must not stay behind either, whoever else has just tried to sit down.
          if (launched.has(server.pid)) await end(server, place.data, 2_000);
          if (errnoOf(error) === '53100') throw error;
          throw new EmbeddedRefusal(
            'start-failed',
            { file: place.log, log: messageOf(error) },
            { cause: error },
          );
        }
        await sleep(20);
        continue;
      }
      return {
        url: `postgresql://motcua:${cluster.password}@127.0.0.1:${server.port}/motcua`,
        stop: async () => {
          await seat.leave();
        },
      };
    }
  } catch (error) {
    throw refusalOf(error, place.home);
  }
}
