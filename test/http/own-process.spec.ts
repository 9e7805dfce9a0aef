import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';

import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  execFileSync(process.execPath, ['bin/build.js']);
  database = await testDatabase();
}, 120_000);
afterAll(async () => database.drop());

/** Runs an app of its own process to its end. */
const run = (app: string, env: Record<string, string>) =>
  new Promise<{ status: unknown; stderr: string }>((resolve) => {
    const surroundings = { PATH: process.env.PATH, MOTCUA_HOME: tmpdir(), ...env };
    execFile(
      process.execPath,
      [`dist/apps/${app}/main.js`],
      { env: { ...surroundings, DATABASE_URL: database.url } },
      (error, _stdout, stderr) => {
        resolve({ status: error?.code ?? 0, stderr });
      },
    );
  });

it.each([
  ['server', 'PORT', 'biến môi trường PORT'],
  ['worker', 'HEALTH_PORT', 'HEALTH_PORT'],
])(
  'the %s tells a port in use in one line',
  async (app, variable, by) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ran = await run(app, { [variable]: String(port) });
    other.close();
    expect(ran).toEqual({
      status: 1,
      stderr: `port-busy: Cổng ${port} đang có chương trình khác dùng; chọn cổng khác bằng ${by}.\n`,
    });
  },
  120_000,
);

it('the server tells a setting it cannot use in one line', async () => {
  expect(await run('server', { PORT: 'abc' })).toEqual({
    status: 1,
    stderr: 'environment-invalid: Biến môi trường PORT không dùng được.\n',
  });
}, 120_000);
