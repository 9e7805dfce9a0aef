import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { randomBytes } from 'node:crypto';

/** What the sandbox holds and has done. */
export interface SandboxLook {
  held: Record<string, { id: string; n: number; type: string; data: Record<string, unknown> }[]>;
  done: Record<string, number>;
  /** Requests it could not believe. */
  wrong: number;
}

/** The sandbox partner as a process of its own. */
export interface Sandbox {
  url: string;
  secret: string;
  order: (line: string) => void;
  send: (message: { type: string; dossier: string; data: object }) => void;
  look: () => Promise<SandboxLook>;
  stop: () => Promise<void>;
}

/** A secret as one would be given. */
export const someSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** @param to - where it posts what it is told to send */
export const startSandbox = async (to: string, name = 'sandbox'): Promise<Sandbox> => {
  const secret = someSecret();
  const child = spawn(
    process.execPath,
    ['test/support/sandbox-partner.js', '--secret', secret, '--name', name, '--to', to],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = `http://127.0.0.1:${port}/messages`;
  const order = (line: string) => void child.stdin.write(`${line}\n`);
  return {
    url,
    secret,
    order,
    send: (message) => order(JSON.stringify(message)),
    look: async () => (await (await fetch(url)).json()) as SandboxLook,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
};
