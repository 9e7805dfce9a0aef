import { readFile, writeFile } from 'node:fs/promises';

import { composeServer, openApiOf } from '#lib/service';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

const FILE = 'libs/api-client/openapi.json';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

it('libs/api-client/openapi.json is what the server serves (UPDATE_OPENAPI=1 rewrites it)', async () => {
  const app = await composeServer(serverOptions(database));
  try {
    const text = `${JSON.stringify(openApiOf(app), null, 2)}\n`;
    if (process.env.UPDATE_OPENAPI === '1') await writeFile(FILE, text);
    expect(JSON.parse(await readFile(FILE, 'utf8'))).toEqual(JSON.parse(text));
  } finally {
    await app.close();
  }
});
