import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';

import { ApiUnreachable } from '#lib/api-client';
import { verify } from '#lib/desk';
import { foldFacts, timersOf } from '#lib/dossier';
import { backendFor } from '#lib/queues';

import { build, cleanUp } from '../cli/run.ts';
import { Dice } from '../demo-log/dice.ts';
import { act, type Action, AGENCY, type CommandBody, PROCEDURE } from '../http/story.ts';
import { eventually, freePort, redisServer } from '../queues/backends.ts';
import { startWorker } from '../queues/office.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { connectSystem, employ, type Person, takeOffice } from '../support/people.ts';
import { type Server, startServer } from './processes.ts';

import.meta.jest.setTimeout(900_000);

const KILLS = 10;
/** Loops that send one command after another. */
const SENDERS = 6;
const DAY = 86_400_000;

const redis = await redisServer();
const there = await redis.start();
if (!there && process.env.CI === 'true') throw new Error('redis-server is needed');

let database: TestDatabase;
beforeAll(async () => {
  await build();
  database = await testDatabase();
});
afterAll(async () => {
  await cleanUp();
  await redis.stop();
  await database.drop();
});

/** A command the server has answered: it must be in the history for ever. */
interface Acknowledged {
  dossier: string;
  key: string;
}

/** Sends commands until told to end, each with its key until it is answered. */
class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Sent again because no answer came. */
  retries = 0;
  private over = false;

  constructor(
    private readonly clerk: Person,
    private readonly dice: Dice,
  ) {}

  end(): void {
    this.over = true;
  }

  /** Opens dossiers and brings them some way, one after another. */
  async run(): Promise<void> {
    while (!this.over) await this.one(this.dice.chance(0.4));
  }

  /** One dossier: fresh and brought to its end, or recorded late and left overdue. */
  async one(late: boolean): Promise<void> {
    const then = { at: new Date(Date.now() - 40 * DAY).toISOString(), reason: 'Ghi bù' };
    const id = await this.submit(late ? then : {});
    if (late) return this.does(id, 'accept', then);
    await this.does(id, 'accept');
    for (const action of ['chuyen-chuyen-mon', 'trinh-ky', 'ky', 'hoan-tat']) {
      if (this.over) return;
      await this.does(id, 'step', { action });
    }
    await this.does(id, 'return');
  }

  private async submit(more: object): Promise<string> {
    const key = randomUUID();
    const { id } = await this.answered(() =>
      this.clerk.api.POST('/api/v1/dossiers', {
        params: { header: { 'Idempotency-Key': key } },
        body: { procedure: PROCEDURE, agency: AGENCY, channel: 'direct', ...more },
      }),
    );
    this.acknowledged.push({ dossier: id, key });
    return id;
  }

  private async does(id: string, action: Action, body: CommandBody = {}): Promise<void> {
    const key = randomUUID();
    await this.answered(() => act(this.clerk, { id }, action, body, key));
    this.acknowledged.push({ dossier: id, key });
  }

  private async answered<T>(
    call: () => Promise<{ data?: T; error?: unknown; response: Response }>,
  ): Promise<T> {
    for (;;) {
      try {
        const { data, error, response } = await call();
        if (data !== undefined) return data;
        if (response.status !== 503) throw new Error(JSON.stringify(error));
      } catch (error) {
        if (!(error instanceof ApiUnreachable)) throw error;
      }
      this.retries += 1;
      await sleep(150);
    }
  }
}

const count = async (sql: string, values?: unknown[]): Promise<number> =>
  Number((await database.asOwner(sql, values)).rows[0]?.n);

/** Accounts that hold a role at an agency, as SQL over `account` and the two columns. */
const holds = (agency: string, role: string): string =>
  `exists (select 1 from jsonb_array_elements(account.grants) g
     where g ->> 'agency' = ${agency} and g ->> 'role' = ${role})`;

(there ? it : it.skip)(
  `killed ${KILLS} times under load, its queues forgotten: all that was acknowledged stands, told once`,
  async () => {
    const seed = Date.now() % 1_000_000;
    const dice = new Dice(seed);
    const port = await freePort();
    const surroundings = { database: database.url, redis: redis.url };
    const start = (...args: string[]): Promise<Server> => startServer(surroundings, { port, args });

    let server = await start();
    if (!server.administrator) throw new Error('no administrator was made');
    const administrator = await takeOffice(server.url, server.administrator);
    for (const role of ['desk', 'officer', 'head', 'chair'] as const)
      await employ(administrator, `${role}.thanh-ha`, { role, agency: AGENCY });
    const system = await connectSystem(
      administrator,
      'Cổng dịch vụ công',
      ...(['desk', 'officer', 'chair'] as const).map((role) => ({ role, agency: AGENCY })),
    );

    const loads = Array.from(
      { length: SENDERS },
      (_, place) => new Load(system, new Dice(seed + place + 1)),
    );
    const acknowledged = (): Acknowledged[] => loads.flatMap((load) => load.acknowledged);
    const running = Promise.all(loads.map((load) => load.run()));
    const killedAfter: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await sleep(dice.within(150, 700));
      expect((await server.kill()).status).toBe('SIGKILL');
      killedAfter.push(acknowledged().length);
      server = await start();
    }
    for (const load of loads) load.end();
    await running;

    // What a queue has been given and nobody has done yet is forgotten with it.
    await server.kill();
    server = await start('--no-worker');
    for (const late of [true, false, true]) await loads[0]?.one(late);
    const unsent = () => count('select count(*) as n from outbox where sent_at is null');
    const feeder = await startWorker(database, backendFor(database.url, redis.url), {
      consume: false,
      feed: true,
      forgottenAfter: 60,
    });
    expect(await eventually(unsent, (n) => n === 0)).toBe(0);
    await feeder.close();
    const forgotten = await count('select count(*) as n from outbox where done_at is null');
    expect(forgotten).toBeGreaterThan(0);
    const forget = async (): Promise<void> => {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    };
    await forget();
    await server.kill();
    server = await start();
    // Once more, now that the consumers and their schedules are at work.
    await forget();
    // A minute passes, as far as the sweep for the forgotten is concerned.
    await database.asOwner(
      `update outbox set sent_at = sent_at - interval '2 minutes' where done_at is null`,
    );

    const waiting = () =>
      count(`select (select count(*) from outbox where done_at is null)
        + (select count(*) from timer where fires_at <= clock_timestamp())
        + (select count(*) from alert where state = 'raised') as n`);
    const by = Date.now();
    expect(await eventually(waiting, (n) => n === 0)).toBe(0);
    expect((await server.stop()).status).toBe(0);

    const all = acknowledged();
    const retries = loads.reduce((sum, load) => sum + load.retries, 0);
    process.stderr.write(
      `chaos: seed ${seed}; killed after ${killedAfter.join(', ')} of ${all.length} acknowledged commands, ` +
        `${retries} sent again; ${forgotten} messages forgotten by the queue\n`,
    );
    expect(retries).toBeGreaterThan(0);

    const { rows } = await database.asOwner('select dossier, key from history');
    const nameOf = ({ dossier, key }: Record<keyof Acknowledged, unknown>): string =>
      `${String(dossier)} ${String(key)}`;
    expect(rows.map((row) => nameOf(row as Record<keyof Acknowledged, unknown>)).sort()).toEqual(
      all.map(nameOf).sort(),
    );
    expect((await verify(database.desk)).mismatches).toEqual([]);
    expect(await count('select count(*) as n from outbox')).toBe(rows.length);

    // Every timer of how the dossiers now stand that is due has its one alert.
    const { rows: alerts } = await database.asOwner('select dossier, kind, fires_at from alert');
    const raised = alerts.map(
      ({ dossier, kind, fires_at }) =>
        `${String(dossier)} ${String(kind)} ${(fires_at as Date).toISOString()}`,
    );
    expect(new Set(raised).size).toBe(raised.length);
    const due: string[] = [];
    for await (const { id, rows: history, pin } of database.desk.history.wholeDossiers()) {
      const fold = foldFacts(history, database.desk.calendars);
      const policy = database.desk.models.alertPolicy(pin);
      for (const timer of timersOf(fold, database.desk.calendars, policy))
        if (timer.firesAt <= by)
          due.push(`${id} ${timer.kind} ${new Date(timer.firesAt).toISOString()}`);
    }
    expect(due.length).toBeGreaterThan(0);
    expect(raised).toEqual(expect.arrayContaining(due));

    const untold = await count(
      `select count(*) as n from alert cross join account
       where alert.state = 'announced' and ${holds('alert.agency', 'alert.role')}
         and 1 <> (select count(*) from notice where notice.alert = alert.id
           and notice.account = account.id and channel = 'inbox')`,
    );
    expect(untold).toBe(0);
    const uncalled = await count(
      `select count(*) as n from task cross join account
       where task.closed_seq is null and ${holds('task.agency', 'task.role')}
         and 1 <> (select count(*) from notice where notice.account = account.id
           and key like 'task/' || task.dossier || '/' || task.opened_seq || '/' || task.step || '/%')`,
    );
    expect(uncalled).toBe(0);
    expect(await count(`select count(*) as n from task where closed_seq is null`)).toBeGreaterThan(
      0,
    );
  },
);
