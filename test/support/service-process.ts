import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A service of somebody else as a process of its own: says its port, takes orders line by line. */
export interface ServiceProcess {
  url: URL;
  /** What a caller must show. */
  secret: string;
  order: (line: string) => void;
  look: <T>() => Promise<T>;
  stop: () => Promise<void>;
}

/** @param script - told the secret as its first argument; answers GET with what it has */
export const startService = async (script: string): Promise<ServiceProcess> => {
  const secret = 'cua-dich-vu-thu';
  const child = spawn(process.execPath, [script, secret], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = new URL(`http://127.0.0.1:${port}/messages`);
  return {
    url,
    secret,
    order: (line) => void child.stdin.write(`${line}\n`),
    look: async <T>() => (await (await fetch(url)).json()) as T,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
};
