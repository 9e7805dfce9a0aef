/** A separate Node process that uses an embedded database: what can be killed, and can be another user. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';

const sources = resolve('libs/persistence/src/embedded');

const program = `
import { startEmbedded } from './embedded.js';
const { home, umask } = JSON.parse(process.argv[2]);
if (umask !== undefined) process.umask(umask);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
try {
  const database = await startEmbedded({ home, log: (line) => say({ log: line }) });
  const leave = () => database.stop().then(() => process.exit(0));
  process.once('SIGINT', leave);
  process.stdin.once('data', leave);
  say({ url: database.url });
} catch (error) {
  say({ code: error.code, message: error.message });
  process.exitCode = 1;
}
`;

const jsc = {
  target: 'es2022',
  parser: { syntax: 'typescript' },
  rewriteRelativeImportExtensions: true,
} as const;

/** Node 20 reads no TypeScript: the lib's sources as JavaScript in `folder`. */
export function compileInto(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(sources).filter((file) => /(?<!\.spec)\.ts$/.test(file))) {
    const { code } = transformFileSync(join(sources, name), {
      ...{ swcrc: false, jsc, module: { type: 'es6' } },
    });
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), code);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'user.js'), program);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}

export interface Said {
  log?: string;
  url?: string;
  code?: string;
  message?: string;
}

export interface UserProcess {
  readonly child: ChildProcess;
  /** The first thing said that `when` accepts; rejects if the process ends before. */
  said(when: (line: Said) => boolean): Promise<Said>;
  /** The exit status, or the signal's name. */
  readonly ended: Promise<number | string | null>;
  stop(): Promise<number | string | null>;
  kill(): Promise<number | string | null>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left. */
export function killUsers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a user of `home`; in a process group of its own, as a shell would. */
export function startUser(
  folder: string,
  home: string,
  options: { umask?: number; uid?: number; gid?: number } = {},
): UserProcess {
  const { umask, ...identity } = options;
  const argument = JSON.stringify({ home, umask });
  const child = spawn(process.execPath, [join(folder, 'user.js'), argument], {
    ...identity,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  const lines: Said[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Said);
    wake();
  });
  const ended = new Promise<number | string | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      over = true;
      running.delete(child);
      wake();
      done(code ?? signal);
    });
  });
  return {
    child,
    ended,
    said: async (when) => {
      for (;;) {
        const found = lines.find(when);
        if (found) return found;
        if (over) throw new Error(`ended without a word: ${JSON.stringify(lines)}`);
        await new Promise<void>((resume) => (wake = resume));
      }
    },
    stop: () => {
      child.stdin.end('stop');
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
