// Compiles apps/ and libs/ to dist/ when a source is newer than the last build (or with --force).
// A checkout is then always run as it is written, and an unchanged one starts without a compiler.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const newestSource = () => {
  const folders = ['apps', 'libs'].map((name) => join(root, name)).filter(existsSync);
  let newest = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory() || /\.tsx?$/.test(entry.name)) {
        newest = Math.max(newest, statSync(path).mtimeMs);
      }
    }
  }
  for (const name of ['tsconfig.json', 'tsconfig.build.json', 'package.json']) {
    if (existsSync(join(root, name))) newest = Math.max(newest, statSync(join(root, name)).mtimeMs);
  }
  return newest;
};

/** Builds if needed; an installation without sources or compiler runs what it has. */
export const build = ({ force = false } = {}) => {
  if (!existsSync(compiler) || !existsSync(join(root, 'tsconfig.build.json'))) return;
  const started = new Date();
  if (!force && existsSync(stamp) && statSync(stamp).mtimeMs >= newestSource()) return;
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(70);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build({ force: process.argv.includes('--force') });
}
