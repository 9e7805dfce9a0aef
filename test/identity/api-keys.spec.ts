import { identityConfig, openServer, type OpenServer } from '#lib/service';

import { aPerson, Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

const HOUR = 3_600_000;

let database: TestDatabase;
let server: OpenServer;
let administrator: Caller;
let now = Date.parse('2024-03-14T08:00:00+07:00');

beforeAll(async () => {
  database = await testDatabase();
  server = await openServer(
    serverOptions(database, {
      identity: { ...identityConfig({}), clock: () => now },
      work: { consume: false },
    }),
  );
  administrator = await aPerson(server, { username: 'quan-tri', administrator: true });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const grants = [{ role: 'desk', agency: 'thanh-ha' }];
const made = async (more: object = {}) =>
  (
    await administrator.post<{ id: string; key: string }>('/api-keys', {
      name: 'Cổng dịch vụ công',
      grants,
      ...more,
    })
  ).body;
const asking = (key: string, path = '/dossiers') =>
  new Caller(server.url, { authorization: `Bearer ${key}` }).get<{ code?: string }>(path);

describe('an API key', () => {
  it('opens what it was granted, without cookies and their token', async () => {
    const { key } = await made();
    expect(key).toMatch(/^mtc_[0-9a-f]{12}_[\w-]{43}$/);
    const system = new Caller(server.url, { authorization: `Bearer ${key}` });
    expect((await system.get('/dossiers')).status).toBe(200);
    expect((await system.post('/notices/read-all')).status).toBe(204);
    expect(await system.get('/accounts')).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('is told once and kept as a hash', async () => {
    const { id, key } = await made();
    const secret = key.split('_').slice(2).join('_');
    const listed = JSON.stringify((await administrator.get('/api-keys')).body);
    const { rows } = await database.asOwner('select * from api_key');
    expect(listed).toContain(id);
    for (const text of [listed, JSON.stringify(rows)]) expect(text).not.toContain(secret);
  });

  it.each<[string, (key: string) => string]>([
    ['with another secret', (key) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
    ['of another id', (key) => key.replace(/_[0-9a-f]{12}_/, '_000000000000_')],
    ['cut short', (key) => key.slice(0, -1)],
    ['with something after it', (key) => `${key}x`],
    ['that is none', () => 'mtc_'],
  ])('%s is nobody’s', async (_, spoil) => {
    const { key } = await made();
    expect(await asking(spoil(key))).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', detail: expect.stringContaining('Khóa API') as string },
    });
  });

  it('is not made to have ended already', async () => {
    const expiresAt = new Date(now).toISOString();
    const { status, body } = await administrator.post('/api-keys', {
      name: 'A',
      grants,
      expiresAt,
    });
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'account-invalid' } });
  });

  it('ends when it was said to', async () => {
    const { key } = await made({ expiresAt: new Date(now + HOUR).toISOString() });
    now += HOUR - 1;
    expect((await asking(key)).status).toBe(200);
    now += 10_000;
    expect((await asking(key)).status).toBe(401);
  });

  it('revoked ends at once, and can be revoked once', async () => {
    const { id, key } = await made();
    expect((await asking(key)).status).toBe(200);
    expect((await administrator.call('DELETE', `/api-keys/${id}`)).status).toBe(204);
    expect((await asking(key)).status).toBe(401);
    expect(await administrator.call('DELETE', `/api-keys/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'api-key-unknown' },
    });
  });

  it('that is wrong is not made good by a session beside it', async () => {
    const { key } = await made();
    const person = await aPerson(server, { username: 'an' });
    const both = new Caller(server.url, { authorization: `Bearer ${key}x` });
    person.cookies.forEach((value, name) => both.cookies.set(name, value));
    expect((await both.get('/dossiers')).status).toBe(401);
    const basic = new Caller(server.url, { authorization: 'Basic YTpi' });
    person.cookies.forEach((value, name) => basic.cookies.set(name, value));
    expect((await basic.get('/dossiers')).status).toBe(401);
  });

  it('is made only for agencies that are there, and only by administrators', async () => {
    expect(
      await administrator.post('/api-keys', {
        name: 'x',
        grants: [{ role: 'desk', agency: 'khong-co' }],
      }),
    ).toMatchObject({ status: 422, body: { code: 'grant-invalid' } });
    const clerk = await aPerson(server, {
      username: 'binh',
      grants: [{ role: 'head', agency: 'thanh-ha' }],
    });
    expect(await clerk.post('/api-keys', { name: 'x', grants })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect((await clerk.get('/api-keys')).status).toBe(403);
  });
});
