import { readFile } from 'node:fs/promises';

import { generated } from '../generate.js';

it('schema.ts is what openapi.json describes (npm run generate rewrites it)', async () => {
  const written = await readFile('libs/api-client/src/schema.ts', 'utf8');
  expect(written).toBe(await generated());
}, 30_000);
