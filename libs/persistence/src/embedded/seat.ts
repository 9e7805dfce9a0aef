/**
 * A user's seat at a running server: one connection that holds a *shared* advisory lock for as long as the
 * user lives. Who leaves asks for the lock *exclusively*: only the last one gets it, and ends the server
 * while holding it, so nobody can sit down meanwhile. A dead user's lock dies with its connection.
 */
import { closeSync } from 'node:fs';
import pg from 'pg';
import type { Account } from './account.ts';
import type { Place } from './place.ts';
import { end, type Postmaster, serves } from './postmaster.ts';
import { joinWatch } from './watch.ts';

const users = 7_001;
const door = 7_002;

export interface Seat {
  /** Leaves; ends the server if this was the last user. Returns whether it did. */
  leave(): Promise<boolean>;
}

/** pg has these; its types don't. A seat must not keep a finished program alive. */
type Socketed = pg.Client & { ref(): void; unref(): void };

/** Connected to `postgres`, so that `motcua` can be cloned or dropped while users sit. */
async function sit(port: number, password: string, onEnd: () => void): Promise<Socketed> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user: 'motcua', password, database: 'postgres' },
    ...{ ssl: false, application_name: 'motcua seat', connectionTimeoutMillis: 10_000 },
  }) as Socketed;
  client.on('error', () => undefined); // 'end' follows and is what we go by
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [users]);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  client.once('end', onEnd);
  return client;
}

/**
 * Takes a seat; creates the database `motcua` if it is missing. Rejects if the server is going away or has
 * gone: the caller looks again from the beginning.
 */
export async function takeSeat(
  place: Place,
  server: Postmaster,
  password: string,
  account?: Account,
): Promise<Seat> {
  let leaving = false;
  let client: Socketed | undefined;

  // After a crash of one backend the server drops all connections and goes on: sit down again.
  const lost = () => {
    client = undefined;
    if (leaving) return;
    setTimeout(() => {
      if (leaving || !serves(server.pid, place.data)) return;
      sit(server.port, password, lost).then(
        (again) => {
          client = again;
          again.unref();
          if (leaving) void again.end();
        },
        () => lost(),
      );
    }, 200).unref();
  };

  client = await sit(server.port, password, lost);
  let watch: number | undefined;

  const leave = async (): Promise<boolean> => {
    leaving = true;
    const mine = client;
    try {
      if (!mine) return false;
      mine.ref();
      await mine.query('select pg_advisory_unlock_shared($1)', [users]);
      const { rows } = await mine.query<{ last: boolean }>(
        'select pg_try_advisory_lock($1) as last',
        [users],
      );
      return rows[0]?.last === true && (await end(server, place.data));
    } catch {
      return false; // the server went first
    } finally {
      await mine?.end().catch(() => undefined);
      if (watch !== undefined) closeSync(watch);
    }
  };

  try {
    await client.query('select pg_advisory_lock($1)', [door]);
    const { rowCount } = await client.query("select from pg_database where datname = 'motcua'");
    if (!rowCount) await client.query('create database motcua');
    watch = await joinWatch(place, server.pid, account);
    await client.query('select pg_advisory_unlock($1)', [door]);
    client.unref();
  } catch (error) {
    await leave();
    throw error;
  }

  let left: Promise<boolean> | undefined;
  return { leave: () => (left ??= leave()) };
}
