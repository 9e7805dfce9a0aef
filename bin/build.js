// Compiles apps/ and libs/ to dist/, and the console to dist/console, when a source is newer than the last
// build (or with --force). A checkout is then always run as it is written, and an unchanged one starts without
// a compiler.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
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

const isOutOfDate = (part) => {
  const { stamp, sources, tool: command } = part;
  if (![command[0], ...sources.map((name) => inRoot(name))].every(existsSync)) return false;
  return !existsSync(stamp) || statSync(stamp).mtimeMs < newest(part);
};

const make = ({ stamp, tool: command }) => {
  const started = new Date();
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(70);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
};

const lock = inRoot('dist', '.building');

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Who holds a lock; this very process for one that was given up a moment ago, or is being taken. */
const holderOf = (path) => {
  try {
    return Number(readFileSync(path, 'utf8')) || process.pid;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return process.pid;
  }
};

/** One process builds, others wait for it: commands of one checkout start at the same time. */
const alone = (work) => {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  work();
  rmSync(lock, { force: true });
};

/** Builds what is out of date; an installation without sources or tools runs what it has. */
export const build = ({ force = false } = {}) => {
  if (!force && !parts.some(isOutOfDate)) return;
  alone(() => {
    for (const part of parts) if (force || isOutOfDate(part)) make(part);
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build({ force: process.argv.includes('--force') });
}
