import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerOf, ApiProblem } from '#lib/api-client';
import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';
import { prepare } from '#lib/service';

import { build, cleanUp, temporaryFolder } from '../cli/run.ts';
import { AGENCY, done, type Dossier, submit } from '../http/story.ts';
import { connectionsTo, eventually, redisServer } from '../queues/backends.ts';
import { Caller, employ, type Person, signInAt, takeOffice } from '../support/people.ts';
import { type Server, startServer, statusOf, type Surroundings } from './processes.ts';

const redis = await redisServer();
const there = await redis.start();
if (!there && process.env.CI === 'true') throw new Error('redis-server is needed');

let home: string;
let postgres: EmbeddedDatabase;
/** Works at the counter, at whichever server runs; and who is told of what is forwarded. */
let clerk: Person;
let expert: Person;

beforeAll(async () => {
  await build();
  home = join(temporaryFolder('away'), 'nhà');
  postgres = await startEmbedded({ home });
  await prepare(postgres.url, 'processes');
});
afterAll(async () => {
  await cleanUp();
  await postgres.stop();
  await redis.stop();
});

let server: Server;
let desk: Person;
let officer: Person;

/** A server over the database, and both signed in there; the first one makes them. */
const open = async (queues: Pick<Surroundings, 'redis'>): Promise<void> => {
  server = await startServer({ database: postgres.url, ...queues });
  const { administrator, url } = server;
  if (administrator) {
    const first = await takeOffice(url, administrator);
    clerk = await employ(first, 'mot-cua', { role: 'desk', agency: AGENCY });
    expert = await employ(first, 'chuyen-mon', { role: 'officer', agency: AGENCY });
  }
  desk = await signInAt(url, clerk);
  officer = await signInAt(url, expert);
};

const ready = () => statusOf(`${server.url}/health/ready`);
const live = () => statusOf(`${server.url}/health/live`);

/** A figure of the metrics by the name it is told under. */
const figure = async (name: string): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
};

/** How many notices of a dossier the officer has found in the inbox, once there is one. */
const heardOf = (dossier: string): Promise<number> =>
  eventually(
    async () => {
      const page = await answerOf(officer.api.GET('/api/v1/notices', {}));
      return page.items.filter((notice) => notice.dossier === dossier).length;
    },
    (n) => n > 0,
  );

/** Takes a dossier in, and forwards it to the officer. */
const forwarded = async (): Promise<Dossier> =>
  done(desk, await done(desk, await submit(desk), 'accept'), 'step', {
    action: 'chuyen-chuyen-mon',
  });

/** Forwards a dossier: how often the inbox of the officer says so. */
const heard = async (): Promise<number> => heardOf((await forwarded()).id);

const report = ({ api }: Person): Promise<unknown> =>
  answerOf(
    api.GET('/api/v1/reports/{period}', {
      params: { path: { period: '2023-Q2' }, query: { agency: AGENCY } },
    }),
  );

const outage = (queues: Pick<Surroundings, 'redis'>): void => {
  beforeAll(() => open(queues));
  afterAll(async () => {
    await server.stop();
  });

  it('is told as 503 to whoever asks, and the server recovers by itself', async () => {
    expect(await heard()).toBe(1);
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
      const { problem } = settled.reason as ApiProblem;
      expect(problem).toMatchObject({ status: 503, code: 'database-down' });
    }

    expect(await live()).toBe(200);
    expect(await ready()).toBe(503);
    const key = randomUUID();
    const asked: [string, () => Promise<unknown>][] = [
      ['a list', () => answerOf(desk.api.GET('/api/v1/dossiers', {}))],
      ['the tasks', () => answerOf(desk.api.GET('/api/v1/tasks', {}))],
      ['the inbox', () => answerOf(desk.api.GET('/api/v1/notices', {}))],
      ['the procedures', () => answerOf(desk.api.GET('/api/v1/procedures', {}))],
      ['a report', () => report(desk)],
      ['a submission', () => submit(desk, {}, key)],
      ['a login', () => stranger.signIn('mot-cua', 'mật khẩu nào đó')],
    ];
    for (const [what, ask] of asked) {
      const error = await ask().catch((reason: unknown) => reason);
      if (!(error instanceof ApiProblem)) throw new Error(`${what} was answered`, { cause: error });
      expect([what, error.problem, error.retryAfter]).toEqual([
        what,
        expect.objectContaining({
          status: 503,
          code: 'database-down',
          detail: expect.stringContaining('PostgreSQL'),
        }),
        5,
      ]);
    }
    expect(await figure('motcua_database_up')).toBe(0);

    postgres = await startEmbedded({ home });
    expect(postgres.url).toBe(address);
    expect(await eventually(ready, (status) => status === 200)).toBe(200);
    const { id } = await submit(desk, {}, key);
    expect((await submit(desk, {}, key)).id).toBe(id);
    expect(await heard()).toBe(1);
    expect(await figure('motcua_database_up')).toBe(1);
    expect(server.alive()).toBe(true);
  });

  it('keeps the server neither from ending nor, once it is back, from starting', async () => {
    const connections = () => (queues.redis ? connectionsTo(queues.redis) : Promise.resolve(0));
    const before = await connections();
    await postgres.stop();
    const began = performance.now();
    const ended = await server.stop();
    tellEnd('PostgreSQL', began);
    expect(ended.status).toBe(0);

    const opening = open(queues);
    await sleep(4_000);
    postgres = await startEmbedded({ home });
    await opening;
    expect(await heard()).toBe(1);
    // What it tried meanwhile has left nothing open.
    expect(await eventually(connections, (n) => n === before)).toBe(before);
  });
};

const tellEnd = (without: string, began: number): void => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stderr.write(`away: ended without ${without} in ${seconds} s\n`);
};

describe('PostgreSQL stopped under a running server, queues and all,', () => {
  outage({});
});

(there ? describe : describe.skip)(
  'PostgreSQL stopped under a server with its queues in Redis',
  () => {
    outage({ redis: redis.url });
  },
);

(there ? describe : describe.skip)('Redis stopped under a running server', () => {
  beforeAll(() => open({ redis: redis.url }));
  afterAll(async () => {
    await server.stop();
  });

  it('stops no command, is told by the metrics, and is gone on with when it is back', async () => {
    expect(await figure('motcua_queue_up')).toBe(1);
    await redis.stop();
    const { id } = await forwarded();
    expect([await live(), await ready()]).toEqual([200, 200]);
    expect(await figure('motcua_queue_up')).toBe(0);
    await sleep(1_000);
    const { items } = await answerOf(officer.api.GET('/api/v1/notices', {}));
    expect(items.filter(({ dossier }) => dossier === id)).toEqual([]);

    await redis.start();
    expect(await heardOf(id)).toBe(1);
    const up = () => figure('motcua_queue_up');
    expect(await eventually(up, (figured) => figured === 1)).toBe(1);
    expect(await heard()).toBe(1);
    expect(server.alive()).toBe(true);
  });

  it('keeps the server neither from ending nor from starting', async () => {
    await redis.stop();
    await submit(desk);
    const began = performance.now();
    const ended = await server.stop();
    tellEnd('Redis', began);
    expect(ended.status).toBe(0);

    await open({ redis: redis.url });
    const { id } = await forwarded();
    await redis.start();
    expect(await heardOf(id)).toBe(1);
  });
});

describe('a Redis whose name nobody knows', () => {
  it('keeps the server neither from its work nor from ending, and is told in log lines alone', async () => {
    await open({ redis: 'redis://khong-co.invalid:6379' });
    await forwarded();
    const { status, stderr } = await server.stop();
    expect(status).toBe(0);
    expect(stderr).not.toContain('ENOTFOUND');
  });
});
