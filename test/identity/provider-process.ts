import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the provider knows of a person, by subject. */
export type ProviderAccounts = Record<string, { email?: string; email_verified?: boolean }>;

/** An identity provider in a process of its own. */
export class ProviderProcess {
  #child: ChildProcess | undefined;

  constructor(
    readonly port: number,
    private readonly callback: string,
    private readonly accounts: ProviderAccounts,
  ) {}

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const file = fileURLToPath(new URL('provider.js', import.meta.url));
    const child = spawn(
      process.execPath,
      [file, String(this.port), this.callback, JSON.stringify(this.accounts)],
      // It only warns there of what it is: a provider for tests.
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    this.#child = child;
    const ended = once(child, 'exit').then(() => 'ended');
    const told = once(child.stdout, 'data').then(([chunk]) => String(chunk).trim());
    const first = await Promise.race([told, ended]);
    if (first !== 'ready') throw new Error(`the provider did not start: ${first}`);
  }

  async stop(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
