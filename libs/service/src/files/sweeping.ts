import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';

/** Milliseconds between two sweeps. */
const EVERY = 10 * 60_000;

/**
 * Sweeps a room of files, or those that are to be fetched, when a server starts and then from time to time. It is the servers that sweep, and
 * no worker of the queues: they are who has the disk the files are on.
 */
export class Sweeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly room: { sweep: () => Promise<object> },
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.begin();
    this.timer = setInterval(() => this.begin(), EVERY);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private begin(): void {
    this.running = this.running.then(() => this.sweep());
  }

  private async sweep(): Promise<void> {
    try {
      const swept = await this.room.sweep();
      if (Object.values(swept).some((count) => count !== 0)) this.logger.info(swept, 'dọn kho tệp');
    } catch (error) {
      // Everything it does it will do again; what keeps it from it is for an operator.
      this.logger.error({ err: error }, 'chưa dọn được kho tệp');
    }
  }
}
