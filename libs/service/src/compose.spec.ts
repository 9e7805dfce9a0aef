import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

/** Every setting there is: what the schemas over the environment read. */
const settings = ['libs', 'apps']
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  )
  .filter((file) => /\/src\/.*(?<!\.spec)\.ts$/.test(file))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /^ +([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*): (?:z|safeUrl|timeout|megabytes)\b/gm,
    ),
  ])
  .map(([, name = '']) => name);

/** What the image itself decides: where it listens, and its folders. */
const ofImage = ['HOST', 'PORT', 'FILES_FOLDER', 'MOTCUA_HOME', 'MOTCUA_CATALOGUE'];

const { services } = parse(readFileSync('docker/compose.yaml', 'utf8'), { merge: true }) as {
  services: Record<'server' | 'worker', { environment: Record<string, unknown> }>;
};
const documented = readFileSync('docs/operations.md', 'utf8');

it('finds the settings of every room', () => {
  expect(settings).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'SMS_TIMEOUT', 'FILE_MAX_MB', 'METRICS_TOKEN']),
  );
});

it.each([...new Set(settings)])('%s is documented, and passed to the containers', (name) => {
  const [family = ''] = name.split('_');
  expect(documented).toMatch(new RegExp(`\`(?:${name}|${family}_…)\``));
  if (ofImage.includes(name)) return;
  const { server, worker } = services;
  if (name !== 'HEALTH_PORT') expect(Object.keys(server.environment)).toContain(name);
  expect(Object.keys(worker.environment)).toContain(name);
});
