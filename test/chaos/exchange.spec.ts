import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ApiUnreachable } from '#lib/api-client';
import { periodReport, verify, viewDossier } from '#lib/desk';
import { attributionOf, minuteOf, type Position, type Shares } from '#lib/dossier';
import { quarterAt } from '#lib/reporting';

import { build, cleanUp } from '../cli/run.ts';
import { Dice } from '../demo-log/dice.ts';
import {
  inParallel as parallel,
  inSequence as sequence,
  publishShared,
} from '../exchange/procedures.ts';
import { act, type Action, type CommandBody, type Dossier } from '../http/story.ts';
import { register } from '../partners/office.ts';
import { eventually, freePort, redisServer } from '../queues/backends.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { connectSystem, type Person, takeOffice } from '../support/people.ts';
import { between, type Between } from './between.ts';
import { type Server, startServer, type Surroundings } from './processes.ts';

import.meta.jest.setTimeout(1_200_000);

/** Dossiers exchanged, half in sequence and half in parallel; EXCHANGE_DOSSIERS for the whole number. */
const DOSSIERS = Number(process.env.EXCHANGE_DOSSIERS ?? 20);
const KILLS = 5;
/** Dossiers that are at work at a time. */
const AT_ONCE = 12;
const MISCHIEF = { drop: 0.05, silence: 0.05, double: 0.1, delay: 0.2 };
/** Milliseconds between two looks of somebody who waits for the other side. */
const LOOK = 300;
/** Milliseconds until everything must have arrived that was under way. */
const SETTLED = 600_000;

const OWNER = 'thanh-ha';
const GUESTS = ['cong-an-tt-thanh-ha', 'bhxh-thanh-ha', 'cn-vpdkdd-thanh-ha'];
const redis = await redisServer();
const there = await redis.start();
if (!there && process.env.CI === 'true') throw new Error('redis-server is needed');

/** One of the two deployments. */
interface Deployment {
  database: TestDatabase;
  port: number;
  server: Server;
  administrator: Person;
  system: Person;
  surroundings: Surroundings;
  /** What stands before it. */
  before: Between;
}

let home: Deployment;
let guest: Deployment;
const folders: string[] = [];
const dice = new Dice(Number(process.env.EXCHANGE_SEED ?? Date.now() % 1_000_000));

const deploy = async (
  place: number,
  roles: readonly [string, ...string[]][],
): Promise<Deployment> => {
  const database = await testDatabase();
  await publishShared(database.desk);
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'motcua-exchange-'));
  folders.push(folder);
  const surroundings: Surroundings = {
    database: database.url,
    home: folder,
    ...(there && { redis: `${redis.url}/${place}` }),
    env: {
      EXCHANGE_KEY: randomBytes(32).toString('base64'),
      EXCHANGE_NETWORKS: '127.0.0.0/8',
      EXCHANGE_TIMEOUT: '10',
      FILES_FOLDER: folder,
    },
  };
  const server = await startServer(surroundings, { port });
  if (!server.administrator) throw new Error('no administrator was made');
  const administrator = await takeOffice(server.url, server.administrator);
  const grants = roles.flatMap(([agency, ...of]) =>
    of.map((role) => ({ role: role as 'desk', agency })),
  );
  const system = await connectSystem(administrator, `Phần mềm ${place}`, ...grants);
  const before = await between(port, MISCHIEF, new Dice(dice.between(1, 1_000_000)));
  return { database, port, server, administrator, system, surroundings, before };
};

beforeAll(async () => {
  await build();
  const all = ['desk', 'officer', 'head', 'chair'];
  home = await deploy(0, [[OWNER, ...all]]);
  guest = await deploy(
    1,
    GUESTS.map((agency) => [agency, ...all]),
  );
  const secret = await register(home, {
    id: 'huyen',
    url: `${guest.before.url}/exchange/v1/messages`,
    knownAs: 'xa',
    hosts: true,
    agencies: Object.fromEntries(GUESTS.map((agency) => [agency, agency])),
  });
  await register(guest, {
    id: 'xa',
    url: `${home.before.url}/exchange/v1/messages`,
    knownAs: 'huyen',
    hosts: true,
    agencies: { [OWNER]: OWNER },
    secret,
  });
});
afterAll(async () => {
  for (const { server, before, database } of [home, guest]) {
    await server.stop();
    await before.stop();
    await database.drop();
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  await cleanUp();
  await redis.stop();
});

/** Sends until it is answered: servers are killed. */
const answered = async <T>(
  call: () => Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<{ data: T | undefined; error: unknown; status: number }> => {
  for (;;) {
    try {
      const { data, error, response } = await call();
      if (response.status !== 503) return { data, error, status: response.status };
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) throw error;
    }
    await sleep(LOOK);
  }
};

/** Does something to a dossier that must take it. */
const does = async (
  { system }: Deployment,
  id: string,
  action: Action,
  body: CommandBody = {},
): Promise<void> => {
  const key = randomUUID();
  const { data, error } = await answered(() => act(system, { id }, action, body, key));
  if (!data) throw new Error(`${id} ${action} ${JSON.stringify(body)}: ${JSON.stringify(error)}`);
};

/** Tries something the other side may have made impossible meanwhile. */
const tries = async (
  { system }: Deployment,
  id: string,
  action: Action,
  body: CommandBody = {},
): Promise<void> => {
  const key = randomUUID();
  const { data, error, status } = await answered(() => act(system, { id }, action, body, key));
  if (!data && status !== 409) throw new Error(JSON.stringify(error));
};

/** Looks at a dossier until something holds of it. */
const until = async (
  { system }: Deployment,
  id: string,
  holds: (dossier: Dossier) => boolean,
): Promise<void> => {
  const given = Date.now() + SETTLED;
  for (;;) {
    const { data } = await answered(() =>
      system.api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } }),
    );
    if (data && holds(data)) return;
    if (Date.now() > given)
      throw new Error(`${id} stands still: ${JSON.stringify(data?.segments)}`);
    await sleep(LOOK);
  }
};

const isOffered =
  (...names: string[]) =>
  ({ segments }: Dossier): boolean =>
    names.every(
      (name) => segments.findLast(({ segment }) => segment === name)?.state === 'offered',
    );
const hasTask =
  (step: string) =>
  ({ tasks }: Dossier): boolean =>
    tasks.some(({ task }) => task === step);

const submitted = async (procedure: string): Promise<string> => {
  const key = randomUUID();
  const applicant = { name: 'Nguyễn Thị Mai An', phone: '0900 000 101' };
  const body = { procedure, agency: OWNER, channel: 'direct' as const, applicant };
  const { data, error } = await answered(() =>
    home.system.api.POST('/api/v1/dossiers', {
      params: { header: { 'Idempotency-Key': key } },
      body,
    }),
  );
  if (!data) throw new Error(JSON.stringify(error));
  return data.id;
};

const reason = 'Thiếu giấy tờ kèm theo';

/** One dossier through two agencies of the guest at once; some are turned down first, or withdrawn meanwhile. */
const inParallel = async (story: Dice): Promise<void> => {
  const id = await submitted(parallel.code);
  await does(home, id, 'accept');
  await does(home, id, 'step', { action: 'chuyen' });
  await until(guest, id, isOffered('cu-tru', 'bhyt'));
  if (story.chance(0.2)) {
    await does(guest, id, 'decline', { segment: 'cu-tru', reason });
    await until(home, id, hasTask('cu-tru-tu-choi'));
    await does(home, id, 'step', { task: 'cu-tru-tu-choi', action: 'giao-lai' });
    await until(guest, id, isOffered('cu-tru'));
  }
  await does(guest, id, 'receive', { segment: 'cu-tru' });
  await does(guest, id, 'receive', { segment: 'bhyt' });
  if (story.chance(0.1)) {
    // The citizen withdraws while the police go on: home wins.
    await does(home, id, 'withdraw');
    await tries(guest, id, 'step', { task: 'dang-ky', action: 'xong' });
    return;
  }
  await does(guest, id, 'step', { task: 'cap-the', action: 'xong' });
  await does(guest, id, 'step', { task: 'dang-ky', action: 'xong' });
  await until(home, id, hasTask('tra-ket-qua'));
  await does(home, id, 'step', { action: 'hoan-tat' });
  await does(home, id, 'return');
};

/** One dossier to the land office and back, twice; some are stopped while they are there, by either side. */
const inSequence = async (story: Dice): Promise<void> => {
  const id = await submitted(sequence.code);
  await does(home, id, 'accept');
  await does(home, id, 'step', { action: 'chuyen' });
  await until(guest, id, isOffered('kiem-tra'));
  await does(guest, id, 'receive', { segment: 'kiem-tra' });
  if (story.chance(0.2)) {
    await does(home, id, 'request-supplement', { reason });
    await until(guest, id, ({ holds }) => holds.length === 1);
    await does(home, id, 'supplement');
    await until(guest, id, ({ holds }) => holds.length === 0);
  }
  await does(guest, id, 'step', { action: 'trinh' });
  const owed = story.chance(0.3);
  await does(guest, id, 'step', { action: owed ? 'bao-nop-tien' : 'dong-y' });
  await until(home, id, hasTask('nhan-lai'));
  if (owed) await does(home, id, 'payment');
  await does(home, id, 'step', { action: 'chuyen' });
  await until(guest, id, isOffered('in-giay'));
  await does(guest, id, 'receive', { segment: 'in-giay' });
  await does(guest, id, 'step', { action: 'xong' });
  await until(home, id, hasTask('tra-ket-qua'));
  await does(home, id, 'step', { action: 'hoan-tat' });
  await does(home, id, 'return');
};

/** Kills a deployment under load, and starts it again. */
const kill = async (deployment: Deployment): Promise<void> => {
  expect((await deployment.server.kill()).status).toBe('SIGKILL');
  const { surroundings, port } = deployment;
  deployment.server = await startServer(surroundings, { port });
};

const count = async ({ database }: Deployment, sql: string): Promise<number> =>
  Number((await database.asOwner(sql)).rows[0]?.n);

/** Nothing is to be told any more, and every message was taken. */
const underWay = async (deployment: Deployment): Promise<number> =>
  count(
    deployment,
    `select (select count(*) from outbox where done_at is null)
       + (select count(*) from partner_line where state <> 'settled' or reached < known) as n`,
  );

const sumOf = ({ agency, applicant, transit }: Shares): number => agency + applicant + transit;

/** Segments handed over at once stand in no order. */
const byName = <S extends { segment: string }>(segments: readonly S[] = []): S[] =>
  [...segments].sort((a, b) => (a.segment < b.segment ? -1 : a.segment > b.segment ? 1 : 0));

const wholeOf = ({ from: _from, segments: _segments, hostedBy: _by, ...whole }: Position) => whole;

it(`${DOSSIERS} dossiers are worked on by two deployments, each killed ${KILLS} times: both agree`, async () => {
  const began = performance.now();
  let next = 0;
  const worker = async (seed: number): Promise<void> => {
    const story = new Dice(seed);
    for (let place = next++; place < DOSSIERS; place = next++)
      await (place % 2 === 0 ? inParallel(story) : inSequence(story));
  };
  const running = Promise.all(
    Array.from({ length: AT_ONCE }, (_, place) => worker(dice.between(1, 1_000_000) + place)),
  );
  let ended = false;
  const end = () => (ended = true);
  // One that fails is told of at once, not when nothing more comes for the next kill.
  running.then(end, end);
  // Spread over the whole run: the k-th pair falls once its share of the dossiers was begun.
  const killedAt: number[] = [];
  const begun = async (share: number): Promise<void> => {
    while (!ended && next < share * DOSSIERS) await sleep(LOOK / 10);
  };
  for (let killed = 0; killed < KILLS; killed += 1) {
    for (const [place, side] of [home, guest].entries()) {
      await begun((killed + (place + dice.within(0.2, 0.8)) / 2) / KILLS);
      await sleep(dice.within(100, 800));
      killedAt.push(Math.min(next, DOSSIERS));
      await kill(side);
    }
  }
  await running;
  expect(ended).toBe(true);
  home.before.behave();
  guest.before.behave();
  const left = await eventually(
    async () => (await underWay(home)) + (await underWay(guest)),
    (n) => n === 0,
    SETTLED,
  );
  expect(left).toBe(0);

  const { rows } = await home.database.asOwner('select id, agencies from dossier order by id');
  expect(rows).toHaveLength(DOSSIERS);
  for (const { id } of rows) {
    const ours = await viewDossier(home.database.desk, String(id));
    const theirs = await viewDossier(guest.database.desk, String(id));
    expect(byName(theirs?.position.segments)).toEqual(byName(ours?.position.segments));
    expect(theirs && wholeOf(theirs.position)).toEqual(ours && wholeOf(ours.position));
    expect(theirs?.position.hostedBy).toBe('xa');
    expect(ours?.position.hostedBy).toBeUndefined();
    if (!ours || !theirs) continue;
    const { calendars } = home.database.desk;
    const [here, there] = [ours, theirs].map(({ fold, now }) =>
      attributionOf(fold, calendars, now),
    );
    const { acceptedAt, closedAt } = ours.position;
    const whole = calendars
      .of(null)
      .workingMinutes(minuteOf(acceptedAt ?? 0), minuteOf(closedAt ?? 0));
    expect(here && sumOf(here.shares)).toBe(whole);
    expect(byName(there?.segments)).toEqual(byName(here?.segments));
  }

  // Counted once: by the home, and by the guest in the segment table alone.
  const reportOf = ({ database }: Deployment) =>
    periodReport(database.desk, {
      period: quarterAt(Date.now()).id.slice(0, 4),
      agency: 'hai-duong',
      now: Date.now(),
    });
  const [atHome, atGuest] = [await reportOf(home), await reportOf(guest)];
  expect(atHome.total.received + atGuest.total.received).toBe(DOSSIERS);
  expect(atGuest.total.received).toBe(0);
  expect(atGuest.segments).toEqual(atHome.segments);
  expect(atHome.segments.reduce((sum, { received }) => sum + received, 0)).toBeGreaterThan(0);

  expect((await verify(home.database.desk)).mismatches).toEqual([]);
  expect((await verify(guest.database.desk)).mismatches).toEqual([]);
  const told = await count(home, 'select count(*) as n from partner_message');
  const done = await count(guest, 'select count(*) as n from partner_message');
  process.stderr.write(
    `exchange: ${DOSSIERS} dossiers in ${((performance.now() - began) / 1000).toFixed(1)} s, killed at dossiers ` +
      `${killedAt.join(', ')}; ${told} messages home to guest, ${done} back; on the way ` +
      `${JSON.stringify(home.before.done)} ${JSON.stringify(guest.before.done)}\n`,
  );
});
