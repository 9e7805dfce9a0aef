import { openServer } from '#lib/service';

import { eventually } from '../queues/backends.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

it('a server about to end tells probes so, and answers everything until then', async () => {
  const server = await openServer(serverOptions(database, { drain: 5_000 }));
  const ask = (path: string) => fetch(`${server.url}${path}`);
  expect((await ask('/health/ready')).status).toBe(200);
  const closing = server.close();
  const ready = await eventually(
    () => ask('/health/ready'),
    ({ status }) => status !== 200,
  );
  expect(ready.status).toBe(503);
  expect(ready.headers.get('connection')).toBe('close');
  expect(await ready.json()).toEqual({ status: 'down', code: 'stopping' });
  expect((await ask('/health/live')).status).toBe(200);
  expect(await (await ask('/api/v1/session')).json()).toMatchObject({ account: null, oidc: false });
  await closing;
  await expect(ask('/health/live')).rejects.toThrow('fetch failed');
});
