import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerOf, ApiProblem } from '#lib/api-client';
import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';
import { prepare } from '#lib/service';

import { build, cleanUp, patience, temporaryFolder } from '../cli/run.ts';
import { AGENCY, done, submit } from '../http/story.ts';
import { eventually, redisServer } from '../queues/backends.ts';
import { Caller, employ, type Person, takeOffice } from '../support/people.ts';
import { askOnce, type Server, startServer, statusOf } from './processes.ts';

import.meta.jest.setTimeout(patience);

const redis = await redisServer();
const there = await redis.start();
if (!there && process.env.CI === 'true') throw new Error('redis-server is needed');

let home: string;
let postgres: EmbeddedDatabase;
let server: Server;
let desk: Person;

beforeAll(async () => {
  await build();
  home = join(temporaryFolder('away'), 'nhà');
  postgres = await startEmbedded({ home });
  await prepare(postgres.url, 'processes');
  server = await startServer({ database: postgres.url, ...(there && { redis: redis.url }) });
  if (!server.administrator) throw new Error('no administrator was made');
  const administrator = await takeOffice(server.url, server.administrator);
  desk = await employ(administrator, 'mot-cua', { role: 'desk', agency: AGENCY });
}, patience);
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  await redis.stop();
  await cleanUp();
}, patience);

const ready = () => statusOf(`${server.url}/health/ready`);
const live = () => statusOf(`${server.url}/health/live`);

/** A figure of the metrics by the name it is told under. */
const figure = async (name: string): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
};

/** How many tasks of a dossier somebody's inbox has. */
const told = async (dossier: string): Promise<number> => {
  const { rows } = await askOnce(postgres.url)(
    `select count(*)::int as n from notice where kind = 'task' and dossier = $1`,
    [dossier],
  );
  return Number(rows[0]?.n);
};

/** Whether the inbox hears of the task an acceptance opens. */
const hears = async (): Promise<boolean> => {
  const { id } = await done(desk, await submit(desk), 'accept');
  return (
    (await eventually(
      () => told(id),
      (n) => n === 1,
      30_000,
    )) === 1
  );
};

describe('PostgreSQL stopped under a running server', () => {
  it('is told as 503 to whoever asks, and the server recovers by itself', async () => {
    expect(await hears()).toBe(true);
    const address = postgres.url;
    const stranger = new Caller(server.url);

    const flood = Array.from({ length: 60 }, async () => {
      await sleep(Math.random() * 400);
      return submit(desk);
    });
    await sleep(100);
    await postgres.stop();
    for (const settled of await Promise.allSettled(flood)) {
      if (settled.status === 'fulfilled') continue;
      expect(settled.reason).toBeInstanceOf(ApiProblem);
      expect(settled.reason).toMatchObject({ status: 503, code: 'database-down' });
    }

    expect(await live()).toBe(200);
    expect(await ready()).toBe(503);
    const key = randomUUID();
    const asked: [string, () => Promise<unknown>][] = [
      ['a list', () => answerOf(desk.api.GET('/api/v1/dossiers', {}))],
      ['the tasks', () => answerOf(desk.api.GET('/api/v1/tasks', {}))],
      ['a report', () => report(desk)],
      ['a submission', () => submit(desk, {}, key)],
      ['a login', () => stranger.signIn('mot-cua', 'mật khẩu nào đó')],
    ];
    for (const [what, ask] of asked) {
      const problem = await ask().catch((error: unknown) => error);
      expect([what, problem]).toEqual([what, expect.any(ApiProblem)]);
      expect([what, problem]).toMatchObject([
        what,
        { status: 503, code: 'database-down', retryAfter: 5, message: /PostgreSQL/ },
      ]);
    }
    expect(await figure('motcua_database_up')).toBe(0);

    postgres = await startEmbedded({ home });
    expect(postgres.url).toBe(address);
    expect(await eventually(ready, (status) => status === 200)).toBe(200);
    const { id } = await submit(desk, {}, key);
    expect((await submit(desk, {}, key)).id).toBe(id);
    expect(await hears()).toBe(true);
    expect(await figure('motcua_database_up')).toBe(1);
    expect(server.alive()).toBe(true);
  });
});

const report = ({ api }: Person): Promise<unknown> =>
  answerOf(
    api.GET('/api/v1/reports/{period}', {
      params: { path: { period: '2023-Q2' }, query: { agency: AGENCY } },
    }),
  );

(there ? describe : describe.skip)('Redis stopped under a running server', () => {
  it('stops no command, is told by the metrics, and is gone on with when it is back', async () => {
    expect(await figure('motcua_queue_up')).toBe(1);
    await redis.stop();
    const began = performance.now();
    const { id } = await done(desk, await submit(desk), 'accept');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect([await live(), await ready()]).toEqual([200, 200]);
    expect(await figure('motcua_queue_up')).toBe(0);
    await sleep(1_000);
    expect(await told(id)).toBe(0);

    await redis.start();
    expect(
      await eventually(
        () => told(id),
        (n) => n === 1,
        30_000,
      ),
    ).toBe(1);
    expect(
      await eventually(
        () => figure('motcua_queue_up'),
        (up) => up === 1,
      ),
    ).toBe(1);
    expect(await hears()).toBe(true);
    expect(server.alive()).toBe(true);
  });

  it('does not keep a server from ending', async () => {
    await redis.stop();
    await submit(desk);
    const began = performance.now();
    const ended = await server.stop();
    process.stderr.write(
      `away: ended without Redis in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
    );
    expect(ended.status).toBe(0);
  });
});
