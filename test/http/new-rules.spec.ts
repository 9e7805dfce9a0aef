import { calendarTableSchema } from '#lib/calendar';
import { readCatalogue } from '#lib/catalogue';
import { loadCatalogue } from '#lib/desk';
import { openServer, type OpenServer } from '#lib/service';

import { eventually } from '../queues/backends.ts';
import { aPerson, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

let database: TestDatabase;
let server: OpenServer;
let clerk: Caller;

beforeAll(async () => {
  database = await testDatabase();
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  clerk = await aPerson(server, {
    username: 'mot-cua',
    grants: [{ role: 'desk', agency: 'thanh-ha' }],
  });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.drop();
}, 30_000);

it('a server at work goes by the calendar and the agencies that are published meanwhile', async () => {
  const told = async () => (await clerk.get<{ calendarUntil: string }>('/session')).body;
  const before = await told();
  expect(before).toMatchObject({ calendarUntil: '2026-12-31' });

  const catalogue = await readCatalogue('processes');
  const table = calendarTableSchema.parse(catalogue.calendar);
  const calendar = { ...table, known: { ...table.known, to: '2027-12-31' } };
  const directory = JSON.parse(
    JSON.stringify(catalogue.directory).replaceAll('Ủy ban nhân dân thị trấn', 'UBND thị trấn mới'),
  ) as unknown;
  await loadCatalogue(database.source, { ...catalogue, calendar, directory });
  const after = await eventually(
    told,
    ({ calendarUntil }) => calendarUntil !== before.calendarUntil,
  );
  expect(after.calendarUntil).toBe('2027-12-31');
  const agencies = await clerk.get<{ items: { id: string; name: string }[] }>(
    '/agencies?on=2023-06-01',
  );
  expect(agencies.body.items.find(({ id }) => id === 'thanh-ha')?.name).toBe(
    'UBND thị trấn mới Thanh Hà',
  );
});
