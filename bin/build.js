// Compiles apps/ and libs/ to dist/, and the console to dist/console, when a source is newer than the last
// build (or with --force). A checkout is then always run as it is written, and an unchanged one starts without
// a compiler.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...names) => join(root, ...names);
const tool = (...names) => inRoot('node_modules', ...names);

/** What is built: from which files, by which tool. A later one may need what an earlier one made. */
const parts = [
  {
    stamp: inRoot('dist', '.built'),
    sources: ['apps', 'libs', 'tsconfig.json', 'tsconfig.build.json', 'package.json'],
    skip: /^apps\/console\/|^libs\/api-client\//,
    tool: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  },
  {
    stamp: inRoot('dist', '.built-console'),
    sources: ['apps/console', 'libs/api-client', 'package.json'],
    skip: /\.spec\.ts$/,
    tool: [tool('vite', 'bin', 'vite.js'), 'build', 'apps/console', '--logLevel', 'warn'],
  },
];

const newest = ({ sources, skip }) =>
  sources
    .filter((name) => existsSync(inRoot(name)))
    .flatMap((name) =>
      statSync(inRoot(name)).isDirectory()
        ? readdirSync(inRoot(name), { recursive: true }).map((entry) => `${name}/${entry}`)
        : [name],
    )
    .filter((name) => !skip.test(name))
    .reduce((time, name) => Math.max(time, statSync(inRoot(name)).mtimeMs), 0);

/** Builds what is out of date; an installation without sources or tools runs what it has. */
export const build = ({ force = false } = {}) => {
  for (const part of parts) {
    const { stamp, sources, tool: command } = part;
    if (![command[0], ...sources.map((name) => inRoot(name))].every(existsSync)) continue;
    const started = new Date();
    if (!force && existsSync(stamp) && statSync(stamp).mtimeMs >= newest(part)) continue;
    const { status } = spawnSync(process.execPath, command, {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) process.exit(70);
    writeFileSync(stamp, '');
    utimesSync(stamp, started, started);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build({ force: process.argv.includes('--force') });
}
