/** The command as its users start it: `node bin/motcua.js …`, a process with an environment of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { closedFolder } from '../../libs/persistence/src/embedded/account.ts';

/** The checkout. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const root = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534, name: 'nobody' };

/** Who an ordinary user is: nobody when we are root, else ourselves. */
export const ordinary = root ? { uid: nobody.uid, gid: nobody.gid } : {};

/** As root in a folder of root's own, nobody cannot even read this checkout. */
export const testAsOrdinary =
  root && closedFolder(join(project, 'node_modules'), nobody) ? test.skip : test;

export interface Ran {
  /** The exit status, or the signal's name. */
  status: number | string | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ran>;
}

export interface Around {
  /** MOTCUA_HOME. */
  home?: string;
  /** DATABASE_URL. */
  url?: string;
  env?: Record<string, string>;
  input?: string;
  as?: { uid?: number; gid?: number };
  /** Closes our end of its stdout before it has written anything, as `| head` does after its lines. */
  deaf?: boolean;
  /** How to start it; default is node with bin/motcua.js. */
  program?: readonly [string, ...string[]];
}

const running = new Set<ChildProcess>();

/** Starts the command; nothing of our environment but PATH goes in. */
export const start = (args: readonly string[], around: Around = {}): Running => {
  const { home, url, env, input = '', as = {}, deaf = false } = around;
  const [file, ...first] = around.program ?? [process.execPath, 'bin/motcua.js'];
  const began = performance.now();
  const child = spawn(file, [...first, ...args], {
    ...as,
    cwd: project,
    env: {
      PATH: process.env.PATH,
      ...(home !== undefined && { MOTCUA_HOME: home }),
      ...(url !== undefined && { DATABASE_URL: url }),
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  if (deaf) child.stdout.destroy();
  else child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined); // it need not read all, nor anything
  child.stdin.end(input);
  const ended = new Promise<Ran>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      running.delete(child);
      done({
        status: code ?? signal,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
        seconds: (performance.now() - began) / 1000,
      });
    });
  });
  return { child, ended };
};

/** Runs the command to its end. */
export const motcua = (args: readonly string[], around: Around = {}): Promise<Ran> =>
  start(args, around).ended;

/** The one JSON document on stdout of a run that was to end well; what it said otherwise is the failure. */
export const documentOf = (ran: Ran, status = 0): unknown => {
  if (ran.status !== status) {
    throw new Error(
      `exit ${ran.status}, not ${status}:\n${ran.stderr}\n${ran.stdout.slice(0, 2000)}`,
    );
  }
  return JSON.parse(ran.stdout) as unknown;
};

const folders: string[] = [];

/** A folder of its own below the system's temporary one, which anybody may enter. */
export const temporaryFolder = (name: string, as: { uid?: number; gid?: number } = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), `motcua-cli-${name}-`));
  folders.push(folder);
  chmodSync(folder, 0o755);
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  return folder;
};

/** Ends what a failed test left and removes the folders. */
export const cleanUp = async (): Promise<void> => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    // A server whose last user was killed lives some seconds more and writes in its folder until then.
    rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 });
  }
  await Promise.resolve();
};

/** Builds the checkout if it needs that, so that no run does; one builds, others wait for it. */
export const build = async (): Promise<void> => {
  const ran = await motcua([], { program: [process.execPath, 'bin/build.js'] });
  if (ran.status !== 0) throw new Error(ran.stderr);
};
