import { Client } from 'pg';

/**
 * Listens on channels of PostgreSQL, over one connection, and calls out for every notification; a lost connection
 * is made again, with a call for each, since something may have been missed.
 */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly heard: Readonly<Record<string, () => void>>,
    private readonly retryAfter = 1_000,
  ) {}

  /** Does not wait for the connection: without one the sweeps do its work. */
  start(): void {
    void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({
      connectionString: this.url,
      application_name: 'motcua-relay',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    let lost = false;
    const again = (): void => {
      if (lost) return;
      lost = true;
      client.removeAllListeners('notification');
      void client.end().catch(() => undefined);
      if (!this.stopped) this.timer = setTimeout(() => void this.connect(), this.retryAfter);
    };
    client
      .on('error', again)
      .on('end', again)
      .on('notification', ({ channel }) => this.heard[channel]?.());
    this.client = client;
    try {
      await client.connect();
      for (const [channel, heard] of Object.entries(this.heard)) {
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
        heard();
      }
    } catch {
      again();
    }
  }
}
