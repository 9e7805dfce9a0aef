import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import {
  build,
  cleanUp,
  documentOf,
  motcua,
  ordinary,
  temporaryFolder,
  testAsOrdinary,
} from './run.ts';

beforeAll(build);
afterAll(cleanUp);

testAsOrdinary('an ordinary user sees a checkout that is not his at work', async () => {
  const folder = temporaryFolder('user', ordinary);
  const own = { home: join(folder, 'nhà'), as: ordinary };
  const { checks } = documentOf(await motcua(['doctor', '--json'], own)) as {
    checks: { ok: boolean }[];
  };
  expect(checks.every(({ ok }) => ok)).toBe(true);
  const out = join(folder, 'out');
  const demo = await motcua(['demo', '--json', '--out', out], own);
  expect(documentOf(demo)).toMatchObject({ equal: true });
  expect(readdirSync(out)).toHaveLength(3);
  if (ordinary.uid === undefined) return;
  for (const name of readdirSync(out)) expect(statSync(join(out, name)).uid).toBe(ordinary.uid);
  // Root goes on in that home, as its owner.
  documentOf(await motcua(['doctor', '--json'], { home: own.home }));
  process.stderr.write(`demo: a first run as an ordinary user in ${demo.seconds.toFixed(1)} s\n`);
});
