// Writes src/schema.ts from openapi.json; src/schema.spec.ts fails when the two no longer agree.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import openapiTS, { astToString } from 'openapi-typescript';

const here = (name) => new URL(name, import.meta.url);

/** openapi.json as TypeScript. */
export const generated = async () =>
  `// Written by \`npm run generate\` from openapi.json; not to be edited.\n${astToString(
    await openapiTS(here('openapi.json')),
  )}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(here('src/schema.ts'), await generated());
}
