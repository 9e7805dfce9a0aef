import { fireTimers } from '#lib/desk';
import type { Grant } from '#lib/directory';
import { isoOf } from '#lib/dossier';
import { poolOf, workOf } from '#lib/persistence';
import { alertWords, identityConfig, openServer, type OpenServer } from '#lib/service';

import { aPerson, aSystem, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

type Named = Caller & { id: string };

const HOUR = 3_600_000;
const TASK = 'tham-tra';
const officer = (field: string): Grant => ({
  role: 'officer',
  agency: 'thanh-ha',
  fields: [field],
});

let database: TestDatabase;
let server: OpenServer;
/** What the server takes for now. */
let now = Date.now();
let clerk: Named;
/** Officer of births, who will be away. */
let lan: Named;
/** Officer of certified copies: sees no birth. */
let binh: Named;
/** Officer of certified copies too. */
let chi: Named;
let head: Named;

beforeAll(async () => {
  database = await testDatabase();
  const identity = {
    ...identityConfig({}),
    clock: () => now,
    session: { idle: 1e12, absolute: 1e12 },
  };
  server = await openServer(serverOptions(database, { identity, work: { consume: false } }));
  const person = (username: string, ...grants: Grant[]) => aPerson(server, { username, grants });
  clerk = await person('mot-cua', { role: 'desk', agency: 'thanh-ha' });
  lan = await person('lan', officer('Hộ tịch'), { role: 'officer', agency: 'xa-thanh-son' });
  binh = await person('binh', officer('Chứng thực'));
  chi = await person('chi', officer('Chứng thực'));
  head = await person('lanh-dao', { role: 'head', agency: 'thanh-ha' });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

/** A birth at the officer's step. */
const atOfficer = async (agency = 'thanh-ha', by: Caller = clerk): Promise<string> => {
  const { body } = await by.post<{ id: string }>('/dossiers', {
    ...(agency !== 'thanh-ha' && { id: `TS-${now}` }),
    procedure: '1.001193',
    agency,
    channel: 'direct',
    applicant: { name: 'Nguyễn Thị Thử' },
  });
  await by.post(`/dossiers/${body.id}/actions/accept`, {});
  await by.post(`/dossiers/${body.id}/actions/step`, { action: 'chuyen-chuyen-mon' });
  return body.id;
};

const set = (by: Caller, from: number, to: number, rest: object = {}) =>
  by.post<{ id: string; state: string }>('/substitutions', {
    substitute: binh.id,
    agency: 'thanh-ha',
    from: isoOf(from),
    to: isoOf(to),
    ...rest,
  });

const end = (by: Caller, id: string) => by.call('DELETE', `/substitutions/${id}`);

const statusFor = async (by: Caller, id: string): Promise<number> =>
  (await by.get(`/dossiers/${id}`)).status;

describe('while it is in force', () => {
  let held: string;
  let free: string;
  let made: string;
  let from: number;
  let to: number;

  beforeAll(async () => {
    held = await atOfficer();
    free = await atOfficer();
    await lan.post(`/dossiers/${held}/tasks/${TASK}/claim`, {});
    from = Math.ceil(now / HOUR) * HOUR + HOUR;
    to = from + 24 * HOUR;
    const answer = await set(lan, from, to, { reason: 'Nghỉ phép' });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        state: 'coming',
        absent: { name: 'lan' },
        substitute: { name: 'binh' },
        mayEnd: true,
      },
    });
    made = answer.body.id;
  });

  it('and to the moment, the substitute sees what the absent one sees there', async () => {
    const at = async (instant: number) => {
      now = instant;
      const { body } = await binh.get<{ items: { dossier: string }[] }>('/tasks');
      const mine = await binh.get<{ items: { dossier: string }[] }>('/tasks?holder=me');
      return [
        await statusFor(binh, held),
        body.items.map(({ dossier }) => dossier).sort(),
        mine.body.items.map(({ dossier }) => dossier),
      ];
    };
    const both = [held, free].sort();
    expect(await at(from - 1)).toEqual([404, [], []]);
    expect(await at(from)).toEqual([200, both, [held]]);
    expect(await at(to - 1)).toEqual([200, both, [held]]);
    expect(await at(to)).toEqual([404, [], []]);
    now = from;
  });

  it('says so in the session', async () => {
    const { body } = await binh.get<{ account: { standsInFor: object[] } }>('/session');
    expect(body.account.standsInFor).toMatchObject([
      {
        name: 'lan',
        grants: [{ role: 'officer', agency: { id: 'thanh-ha' }, fields: ['Hộ tịch'] }],
      },
    ]);
  });

  it('lends nothing of another agency, of no other deed, and to nobody further', async () => {
    const son = await aSystem(
      server,
      { role: 'desk', agency: 'xa-thanh-son' },
      { role: 'officer', agency: 'xa-thanh-son' },
    );
    const elsewhere = await atOfficer('xa-thanh-son', son);
    expect([await statusFor(lan, elsewhere), await statusFor(binh, elsewhere)]).toEqual([200, 404]);
    const correct = { void: [2], reason: 'Nhầm' };
    expect((await binh.post(`/dossiers/${held}/actions/correct`, correct)).status).toBe(403);
    // Whoever stands in for the substitute has what the substitute was granted, and no more.
    const chain = await set(binh, now, to, { substitute: chi.id });
    expect(chain.status).toBe(201);
    expect(await statusFor(chi, held)).toBe(404);
    await end(binh, chain.body.id);
  });

  it('is heard of in the substitute’s inbox', async () => {
    const { body } = await binh.get<{ items: { subject: string; body: string }[] }>('/notices');
    expect(body.items[0]?.subject).toMatch(/^binh trực thay lan từ /);
    expect(body.items[0]?.body).toMatch(/Lý do: Nghỉ phép$/);
  });

  it('what the substitute takes is the absent one’s, and what they do says in whose place', async () => {
    await binh.post(`/dossiers/${free}/tasks/${TASK}/claim`, {});
    const { body } = await lan.get<{ items: object[] }>(`/dossiers/${free}/assignments`);
    expect(body.items).toMatchObject([
      {
        act: 'claim',
        holder: { name: 'lan' },
        actor: { name: 'binh' },
        inPlaceOf: { name: 'lan' },
      },
    ]);
    for (const id of [held, free]) {
      const done = await binh.post(`/dossiers/${id}/actions/step`, { action: 'trinh-ky' });
      expect(done.status).toBe(200);
      const history = await lan.get<{ items: object[] }>(`/dossiers/${id}/history`);
      expect(history.body.items.at(-1)).toMatchObject({
        actorName: 'binh',
        inPlaceOf: { id: lan.id, name: 'lan' },
        fact: { type: 'step', inPlaceOf: lan.id },
      });
      expect(history.body.items.at(-2)).toMatchObject({ inPlaceOf: null });
    }
  });

  it('ends before its time by whoever set it, and by nobody it does not concern', async () => {
    const left = await atOfficer();
    expect(await statusFor(binh, left)).toBe(200);
    expect((await end(chi, made)).status).toBe(404);
    expect((await end(binh, made)).status).toBe(403);
    expect((await end(lan, made)).status).toBe(204);
    expect((await end(lan, made)).status).toBe(204);
    expect(await statusFor(binh, left)).toBe(404);
    const { body } = await lan.get<{ items: object[] }>('/substitutions');
    expect(body.items[0]).toMatchObject({ id: made, state: 'over', mayEnd: false });
  });
});

describe('setting one', () => {
  it('is the absent one’s, or who leads them', async () => {
    const day = [now, now + HOUR] as const;
    expect((await set(head, ...day, { absent: lan.id })).status).toBe(201);
    for (const by of [clerk, binh, chi])
      expect(await set(by, ...day, { absent: lan.id })).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    // Nobody replaces their leader, and an unknown one answers alike.
    expect((await set(lan, ...day, { absent: head.id })).status).toBe(403);
    expect((await set(head, ...day, { absent: 'khong-co' })).status).toBe(403);
    const stranger = await aSystem(server, { role: 'head', agency: 'xa-tan-viet' });
    expect((await set(stranger, ...day, { absent: lan.id })).status).toBe(403);
    const [own] = (await lan.get<{ items: { id: string }[] }>('/substitutions')).body.items;
    expect((await end(head, own?.id ?? '')).status).toBe(204);
  });

  it.each([
    ['to', { to: isoOf(0) }],
    ['substitute', { substitute: 'khong-co' }],
    ['fields', { fields: ['Đất đai'] }],
    ['from', { from: 'mai' }],
  ])('needs a %s that can be used', async (field, rest) => {
    expect(await set(lan, now, now + HOUR, rest)).toMatchObject({
      status: 422,
      body: { fields: expect.arrayContaining([expect.objectContaining({ field })]) as object },
    });
  });

  it('names nobody as their own substitute, and lends fields alone that were named', async () => {
    expect((await set(lan, now, now + HOUR, { substitute: lan.id })).status).toBe(422);
    const birth = await atOfficer();
    const other = await set(head, now, now + HOUR, {
      absent: chi.id,
      substitute: lan.id,
      fields: ['Chứng thực'],
    });
    expect(other.status).toBe(201);
    expect(await statusFor(chi, birth)).toBe(404);
    await end(head, other.body.id);
  });

  it('shows the people of an agency to those who work there', async () => {
    const { body } = await head.get<{ items: { name: string; mayBeAbsent: boolean }[] }>(
      '/agencies/thanh-ha/people',
    );
    expect(body.items.map(({ name, mayBeAbsent }) => [name, mayBeAbsent])).toEqual([
      ['binh', true],
      ['chi', true],
      ['lan', true],
      ['lanh-dao', true],
      ['mot-cua', true],
    ]);
    expect((await head.get('/agencies/xa-thanh-son/people')).status).toBe(403);
    expect((await head.get('/agencies/khong-co/people')).status).toBe(403);
  });
});

it('alerts of a task go to whoever has it and who stands in for them, and to nobody else', async () => {
  now = Date.now();
  const id = await atOfficer();
  await lan.post(`/dossiers/${id}/tasks/${TASK}/claim`, {});
  await set(lan, now - HOUR, now + HOUR);
  const work = workOf(poolOf(database.source), null);
  await database.asOwner(
    `update timer set fires_at = clock_timestamp() where dossier = $1 and step = $2`,
    [id, TASK],
  );
  const { announced } = await fireTimers(database.desk, work, alertWords);
  expect(announced).toBeGreaterThan(0);
  const { rows } = await database.asOwner(
    `select distinct account from notice where dossier = $1 and kind = 'alert' order by 1`,
    [id],
  );
  expect(rows.map(({ account }) => account).sort()).toEqual([lan.id, binh.id].sort());
});
