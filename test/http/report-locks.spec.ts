import { replayLog } from '#lib/desk';
import { canonicalReport, quarterAt, type Report } from '#lib/reporting';
import { openServer, type OpenServer } from '#lib/service';

import { lateStories, learnedLater } from '../desk/late-stories.ts';
import { aSystem, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

interface Locks {
  locks: { version: number; lockedByName: string | null; sha256: string }[];
  afterLock: string;
  blocked: { code: string; detail: string } | null;
}
interface Moved {
  dossiers: number;
  figures: { key: string; locked: number; now: number }[];
  items: { dossier: string; acts: { kind: string }[]; now: { owner: { name: string } } | null }[];
  next: string | null;
}

let database: TestDatabase;
let server: OpenServer;
let chair: Caller;
let desk: Caller;
let auditor: Caller;

beforeAll(async () => {
  database = await testDatabase();
  await replayLog(database.desk, () => lateStories);
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  chair = await aSystem(server, { role: 'chair', agency: 'thanh-ha' });
  desk = await aSystem(server, { role: 'desk', agency: 'thanh-ha' });
  auditor = await aSystem(server, { role: 'auditor', agency: 'thanh-ha' });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const PATH = '/reports/2023-Q2/locks';
const query = 'agency=thanh-ha';
const reportAt = async (rest = '') =>
  (await desk.get<Report>(`/reports/2023-Q2?${query}${rest}`)).body;
const locksSeenBy = async (caller: Caller) => (await caller.get<Locks>(`${PATH}?${query}`)).body;

it('tells who may lock, and why others may not', async () => {
  expect(await locksSeenBy(chair)).toEqual({ locks: [], afterLock: 'adjust', blocked: null });
  for (const caller of [desk, auditor])
    expect((await locksSeenBy(caller)).blocked).toMatchObject({ code: 'forbidden' });
  for (const caller of [desk, auditor]) {
    const { status, body } = await caller.post<{ code: string }>(PATH, { agency: 'thanh-ha' });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  }
  const running = await chair.get<Locks>(`/reports/${quarterAt(Date.now()).id}/locks?${query}`);
  expect(running.body.blocked).toMatchObject({ code: 'period-not-over' });
});

it('locks what was seen, and only that', async () => {
  const { evidence } = await reportAt();
  const stale = { agency: 'thanh-ha', evidence: '0'.repeat(64) };
  expect(await chair.post(PATH, stale)).toMatchObject({
    status: 409,
    body: { code: 'report-moved' },
  });
  const seen = { agency: 'thanh-ha', evidence: evidence.sha256 };
  const { status, body } = await chair.post<Locks['locks'][number]>(PATH, seen);
  expect(status).toBe(201);
  const { locks, blocked } = await locksSeenBy(chair);
  expect(locks).toEqual([body]);
  expect(blocked).toMatchObject({ code: 'report-locked' });
  expect(await chair.post(PATH, seen)).toMatchObject({
    status: 409,
    body: { code: 'report-locked' },
  });
});

it('gives the locked report, its figures and its files, whatever is recorded since', async () => {
  const locked = await reportAt('&version=1');
  const { rejected } = await replayLog(database.desk, () => learnedLater);
  expect(rejected).toEqual([]);
  expect(canonicalReport(await reportAt('&version=1'))).toBe(canonicalReport(locked));
  expect((await reportAt()).total.resolved.total).toBe(locked.total.resolved.total + 1);
  const cell = `/reports/2023-Q2/cells/inHand.total?${query}&version=1`;
  const { body } = await desk.get<{ figure: number }>(cell);
  expect(body.figure).toBe(locked.total.inHand.total);
  for (const path of ['/reports/2023-Q2', '/reports/2023-Q2/annex']) {
    const { status, headers } = await desk.get(`${path}?${query}&version=1&format=xlsx`);
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  }
  expect(await desk.get(`/reports/2023-Q2?${query}&version=2`)).toMatchObject({
    status: 404,
    body: { code: 'report-not-locked' },
  });
});

it('lists what moved since, a page at a time', async () => {
  const path = `${PATH}/1/moved?${query}`;
  const { body } = await desk.get<Moved>(path);
  expect(body).toMatchObject({
    dossiers: 1,
    items: [{ dossier: 'HS-GIAO', acts: [{ kind: 'late' }] }],
    next: null,
  });
  expect(body.items[0]?.now?.owner.name).toBe('Ủy ban nhân dân thị trấn Thanh Hà');
  expect(body.figures).toContainEqual({
    key: 'resolved.total',
    label: 'Đã giải quyết',
    locked: 3,
    now: 4,
  });
  const after = await desk.get<Moved>(`${path}&cursor=HS-GIAO`);
  expect(after.body).toMatchObject({ dossiers: 1, items: [], next: null });
});
