import { openServer, type OpenServer } from '#lib/service';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

const TOKEN = 'a-token-for-prometheus';

let database: TestDatabase;
const servers: OpenServer[] = [];

beforeAll(async () => {
  database = await testDatabase();
  for (const metricsToken of [undefined, TOKEN])
    servers.push(
      await openServer(serverOptions(database, { metricsToken, work: { consume: false } })),
    );
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.drop();
});

/** As from another machine: what a proxy passed on is not the machine's own. */
const elsewhere = { 'x-forwarded-for': '10.0.0.9' };

it.each([
  ['the machine itself', 0, {}, 200],
  ['another machine', 0, elsewhere, 403],
  [
    'another machine, with a token where none is set',
    0,
    { ...elsewhere, authorization: 'Bearer undefined' },
    403,
  ],
  ['the machine itself, where a token is set', 1, {}, 200],
  ['another machine without the token', 1, elsewhere, 403],
  ['another machine with a wrong one', 1, { ...elsewhere, authorization: `Bearer ${TOKEN}x` }, 403],
  ['another machine with the token', 1, { ...elsewhere, authorization: `Bearer ${TOKEN}` }, 200],
])('%s', async (_from, which, headers, status) => {
  const answer = await fetch(`${servers[which]?.url ?? ''}/metrics`, { headers });
  expect(answer.status).toBe(status);
  expect((await answer.text()).includes('motcua_database_up')).toBe(status === 200);
});
