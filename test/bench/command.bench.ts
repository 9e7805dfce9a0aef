/**
 * One command, in process and over HTTP, beside pgbench running the very same two statements with the very
 * same parameters. Every arm does the same work on a fresh copy of one database and is ended by a question to
 * it whether the work was done; of the speed nothing is asserted.
 *
 * BENCH_ROUNDS: how often each arm is run, default 3. BENCH_ARMS: only arms with this in `<name> <clients>`.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { act, actAll, type Desk, openDesk, type Order } from '#lib/desk';
import { openDatabase, poolOf } from '#lib/persistence';
import { prepare } from '#lib/service';

import { order, OWNER, PROCEDURE, step } from '../desk/orders.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { median } from './measure.ts';
import { findPgbench, runPgbench } from './pgbench.ts';
import type { Shift } from './work.ts';

interface Arm {
  name: string;
  clients: number;
  /** Does a shift's work on a database; answers the seconds it took. */
  run: (url: string, shift: Shift) => Promise<number>;
}

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const DOSSIERS = 1_920;
const WARM_UP = { dossiers: 960, turns: 8 };
const TOGETHER = 64;
const CONNECTIONS = 8;
const MINUTE = 60_000;

const TURNS = 2;
/** The arm that decides nothing: how much of pgbench's rate the driver leaves to a desk. */
const DRIVER = 'driver alone';

/** As `npm start` and the container run it. */
const NURSERY = '--max-semi-space-size=32';

const shiftOf = (clients: number): Shift => ({
  clients,
  dossiers: DOSSIERS,
  turns: clients === 1 ? 1 : TURNS,
  warmUp: WARM_UP,
});

let database: TestDatabase;
const made = { seeded: '', recorded: '', arm: '' };
beforeAll(async () => {
  database = await testDatabase();
  for (const role of Object.keys(made) as (keyof typeof made)[]) {
    made[role] = `${new URL(database.url).pathname.slice(1)}_${role}`;
  }
  await database.asOwner(`create database ${made.seeded}`);
  await prepare(urlOf(made.seeded), 'processes');
  await withDesk(made.seeded, seed);
  await inDatabase(made.seeded, 'vacuum (analyze)');
  await copy(made.seeded, made.recorded);
  await record();
}, 10 * MINUTE);
afterAll(async () => {
  for (const name of Object.values(made)) {
    await database.asOwner(`drop database if exists ${name} with (force)`);
  }
  await database.drop();
}, MINUTE);

const urlOf = (name: string): string => {
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  return url.href;
};

const copy = async (from: string, to: string): Promise<void> => {
  await database.asOwner(`drop database if exists ${to} with (force)`);
  await database.asOwner(`create database ${to} template ${from}`);
};

const inDatabase = async (name: string, sql: string, values?: unknown[]) => {
  const client = new Client(urlOf(name));
  await client.connect();
  try {
    return await client.query<Record<string, unknown>>(sql, values);
  } finally {
    await client.end();
  }
};

const withDesk = async (
  name: string,
  work: (desk: Desk, pool: ReturnType<typeof poolOf>) => Promise<void>,
): Promise<void> => {
  const source = await openDatabase(urlOf(name));
  try {
    await work(await openDesk(source), poolOf(source));
  } finally {
    await source.destroy();
  }
};

const ids = Array.from({ length: DOSSIERS + WARM_UP.dossiers }, (_, index) => String(index + 1));

/** Dossiers that the desk has handed to the officer. */
const seed = async (desk: Desk): Promise<void> => {
  const all = async (orderOf: (id: string) => Order) => {
    for (let from = 0; from < ids.length; from += TOGETHER) {
      const settled = await actAll(desk, ids.slice(from, from + TOGETHER).map(orderOf));
      for (const one of settled) if (one.status === 'rejected') throw one.reason;
    }
  };
  await all((id) =>
    order(id, 'submit', { procedure: PROCEDURE, agency: OWNER, channel: 'direct' }),
  );
  await all((id) => order(id, 'accept'));
  await all((id) => step(id, 'chuyen-chuyen-mon'));
};

/** Keeps what real commands of the work send to the write statement, for pgbench to send again. */
const record = async (): Promise<void> => {
  const acts: { dossier: number; turn: number; act: unknown }[] = [];
  await copy(made.seeded, made.arm);
  await withDesk(made.arm, async (desk, pool) => {
    const query = pool.query.bind(pool);
    let sent: unknown;
    pool.query = ((statement: { name?: string; values?: unknown[] }) => {
      if (statement.name === 'write-acts') [sent] = statement.values ?? [];
      return query(statement as never);
    }) as never;
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const id of ids.slice(0, DOSSIERS)) {
        await act(desk, step(id, turn % 2 === 0 ? 'trinh-ky' : 'tra-lai'));
        acts.push({ dossier: Number(id), turn, act: sent });
      }
    }
    pool.query = query;
  });
  // Neither compressed nor out of line, so that looking one up costs as little as can be.
  await inDatabase(
    made.recorded,
    `create table recorded_act (dossier int, turn int, act text storage plain, primary key (dossier, turn))`,
  );
  await inDatabase(
    made.recorded,
    `insert into recorded_act select * from json_to_recordset($1) as a (dossier int, turn int, act text)`,
    [JSON.stringify(acts)],
  );
  await inDatabase(made.recorded, 'grant select on recorded_act to motcua_app');
  await inDatabase(made.recorded, 'vacuum (analyze)');
};

/** Runs an arm on a fresh copy, and sees that each command of it was recorded. */
const commandsPerSecond = async ({ name, clients, run }: Arm): Promise<number> => {
  const shift = shiftOf(clients);
  const commands = shift.dossiers * shift.turns;
  const replays = name === 'pgbench' || name === DRIVER;
  const recorded = commands + (replays ? 0 : WARM_UP.dossiers * WARM_UP.turns);
  await copy(replays ? made.recorded : made.seeded, made.arm);
  const done = `
    select (select sum(seq)::int from dossier) as moved, (select count(*)::int from history) as acts,
      (select count(*)::int from history_text) as texts, (select count(*)::int from outbox) as messages,
      (select count(*)::int from task where closed_seq is null) as open`;
  const before = (await inDatabase(made.arm, done)).rows[0]!;
  await inDatabase(made.arm, 'checkpoint');
  const seconds = await run(urlOf(made.arm), shift);
  const after = (await inDatabase(made.arm, done)).rows[0]!;
  expect({ name, ...after }).toEqual({
    name,
    moved: Number(before.moved) + recorded,
    acts: Number(before.acts) + recorded,
    texts: Number(before.texts) + recorded,
    messages: Number(before.messages) + recorded,
    open: ids.length,
  });
  return commands / seconds;
};

/** Runs a process of this folder to its end; answers what it measured. */
const measured = async (script: string, args: object): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    NURSERY,
    `test/bench/${script}`,
    JSON.stringify(args),
  ]);
  return (JSON.parse(stdout) as { seconds: number }).seconds;
};

const inProcess = (together: boolean) => (url: string, shift: Shift) =>
  measured('desk-arm.js', { ...shift, url, together, connections: CONNECTIONS });

const overHttp =
  (together: boolean, minimal = false) =>
  async (url: string, shift: Shift) => {
    const server = spawn(
      process.execPath,
      [NURSERY, 'test/bench/server-arm.js', JSON.stringify({ url, agency: OWNER, together })],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const ended = once(server, 'exit');
    try {
      const [line] = (await Promise.race([
        once(server.stdout, 'data'),
        ended.then(([status]) =>
          Promise.reject(new Error(`the server ended with ${String(status)}`)),
        ),
      ])) as [Buffer];
      const where = JSON.parse(String(line)) as object;
      return await measured('http-arm.js', { ...shift, ...where, minimal });
    } finally {
      server.stdin.end();
      await ended;
    }
  };

const pgbench = findPgbench();
const baseline = (clients: number): Arm | undefined =>
  pgbench === undefined
    ? undefined
    : { name: 'pgbench', clients, run: (url, shift) => runPgbench(pgbench, url, shift) };

const driverAlone = (url: string, shift: Shift) =>
  measured('driver-arm.js', { ...shift, url, connections: CONNECTIONS });

const arms: Arm[] = [
  ...[8, 32].map((clients) => ({ name: DRIVER, clients, run: driverAlone })),
  ...[1, 8, 32].map((clients) => ({ name: 'in process', clients, run: inProcess(false) })),
  ...[8, 32].map((clients) => ({ name: 'in process, together', clients, run: inProcess(true) })),
  ...[8, 32].map((clients) => ({ name: 'HTTP', clients, run: overHttp(false) })),
  ...[8, 32].map((clients) => ({ name: 'HTTP, minimal', clients, run: overHttp(false, true) })),
  ...[8, 32].map((clients) => ({ name: 'HTTP, together', clients, run: overHttp(true) })),
].filter(({ name, clients }) => `${name} ${clients}`.includes(process.env.BENCH_ARMS ?? ''));

const show = (name: string, clients: number, perSecond: readonly number[]): string =>
  `  ${name.padEnd(22)} ${String(clients).padStart(2)} clients ` +
  `${Math.round(median([...perSecond]))
    .toLocaleString('en')
    .padStart(8)}/s`;

it(
  'a command beside pgbench on its two statements',
  async () => {
    if (pgbench === undefined) {
      process.stdout.write('  no pgbench on PATH nor in Debian’s place: rates without ratios\n');
    }
    for (const arm of arms) {
      const base = baseline(arm.clients);
      const rates: number[] = [];
      const bases: number[] = [];
      // In turn, so that what the machine does meanwhile hits both.
      for (let round = 0; round < ROUNDS; round += 1) {
        if (base) bases.push(await commandsPerSecond(base));
        rates.push(await commandsPerSecond(arm));
      }
      const ratios = rates.map((rate, round) => rate / (bases[round] ?? NaN));
      process.stdout.write(
        base
          ? `${show(arm.name, arm.clients, rates)}  ${show('pgbench', arm.clients, bases).trim()}` +
              `  ratio ${median([...ratios]).toFixed(2)} of ${ratios.map((one) => one.toFixed(2)).join(' ')}\n`
          : `${show(arm.name, arm.clients, rates)}\n`,
      );
    }
  },
  60 * MINUTE,
);
