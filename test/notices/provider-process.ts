import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A message as the service has it. */
export interface Taken {
  id: string;
  channel: string;
  to: string;
  text: string;
  path: string;
}

/** The message service as a process of its own. */
export interface Provider {
  url: URL;
  secret: string;
  /** What it does to the next messages: `down` (503), `refuse` (422), `hang`, `forget` (takes it, answers nothing). */
  next: (what: 'down' | 'refuse' | 'hang' | 'forget' | 'lead-away', times?: number) => void;
  /** What it has, and every id it was ever asked to take. */
  look: () => Promise<{ taken: Taken[]; asked: string[] }>;
  stop: () => Promise<void>;
}

export const startProvider = async (): Promise<Provider> => {
  const secret = 'bí mật của dịch vụ thử'.normalize('NFD').replace(/[^a-z]/g, '');
  const child = spawn(process.execPath, ['test/notices/provider.js', secret], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = new URL(`http://127.0.0.1:${port}/messages`);
  return {
    url,
    secret,
    next: (what, times = 1) => void child.stdin.write(`${what} ${times}\n`),
    look: async () => (await (await fetch(url)).json()) as Awaited<ReturnType<Provider['look']>>,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
};
