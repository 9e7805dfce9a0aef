import { Client } from 'pg';

/**
 * Listens on a channel of PostgreSQL and calls out for every notification; a lost connection is made
 * again, with a call, since something may have been missed.
 */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: () => void,
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
    client.on('error', again).on('end', again).on('notification', this.heard);
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.heard();
    } catch {
      again();
    }
  }
}
