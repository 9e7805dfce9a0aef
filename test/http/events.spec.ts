import { setTimeout as sleep } from 'node:timers/promises';

import { openServer, type OpenServer } from '#lib/service';

import { eventually } from '../queues/backends.ts';
import { aPerson, aSystem, Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

const GRANT = { role: 'desk', agency: 'thanh-ha' } as const;

let database: TestDatabase;
let server: OpenServer;
let desk: Caller;
beforeAll(async () => {
  database = await testDatabase();
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  desk = await aSystem(server, GRANT);
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

/** Reads a stream of events until it ends. */
const follow = async (headers: Record<string, string>) => {
  const response = await fetch(`${server.url}/api/v1/events`, { headers });
  expect(response.status).toBe(200);
  const read = { text: '', ended: false };
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? [])
      read.text += decoder.decode(chunk as Uint8Array, { stream: true });
    read.ended = true;
  })();
  return { read, reading };
};

const record = async () => {
  const opened = { procedure: '1.001193', agency: 'thanh-ha', channel: 'direct' };
  expect((await desk.post('/dossiers', opened)).status).toBe(201);
};

const changes = ({ read }: { read: { text: string } }) =>
  read.text.split('event: changed').length - 1;

const cookieOf = ({ cookies }: Caller) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** What was believed of whoever listens is no longer. */
const doubted = () => sleep(2_100);

it('tells of changes as long as whoever listens may, and ends with their session or key', async () => {
  const person = await aPerson(server, { username: 'mot-cua', grants: [GRANT] });
  const dismissed = await aPerson(server, { username: 'da-nghi', grants: [GRANT] });
  const { key, id } = await server.apiKeys.create('nghe', [GRANT]);
  const [ofPerson, ofDismissed, ofSystem, ofDesk] = await Promise.all([
    follow({ cookie: cookieOf(person) }),
    follow({ cookie: cookieOf(dismissed) }),
    follow({ authorization: `Bearer ${key}` }),
    follow({ authorization: `Bearer ${(await server.apiKeys.create('desk', [GRANT])).key}` }),
  ]);
  const ended = [ofPerson, ofDismissed, ofSystem];
  const all = [...ended, ofDesk];
  await record();
  await eventually(
    () => Promise.resolve(all.map(changes)),
    (seen) => seen.every((n) => n > 0),
  );
  expect((await person.call('DELETE', '/session')).status).toBeLessThan(300);
  await server.accounts.disable('da-nghi');
  await server.apiKeys.revoke(id);
  await doubted();
  const before = all.map(changes);
  await record();
  await Promise.all(ended.map(({ reading }) => reading));
  expect(ended.map(changes)).toEqual(before.slice(0, ended.length));
  await eventually(
    () => Promise.resolve(changes(ofDesk)),
    (n) => n > (before.at(-1) ?? 0),
  );
  expect(ofDesk.read.ended).toBe(false);
});

it('neither tells nor ends while it cannot be asked whether a session lasts, and tells then', async () => {
  const person = await aPerson(server, { username: 'cho-doi', grants: [GRANT] });
  const stream = await follow({ cookie: cookieOf(person) });
  await doubted();
  await database.asOwner('alter table session rename to session_away');
  const before = changes(stream);
  try {
    await record();
    await doubted();
    expect(changes(stream)).toBe(before);
    expect(stream.read).toMatchObject({ ended: false });
  } finally {
    await database.asOwner('alter table session_away rename to session');
  }
  const told = await eventually(
    () => Promise.resolve(changes(stream)),
    (n) => n > before,
  );
  expect(told).toBeGreaterThan(before);
  expect(stream.read).toMatchObject({ ended: false });
});
