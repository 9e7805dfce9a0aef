import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';

/** Milliseconds until a consumer asks the backend again that was away; closing may have to wait so long. */
const ASK_AGAIN = 1_000;

/** How a consumer takes jobs: so many at a time. */
export const atOnce = (concurrency: number) => ({ concurrency, runRetryDelay: ASK_AGAIN });

/** What every consumer of a queue does alike: tells its failures, and once that the backend is away. */
export abstract class JobHost
  extends WorkerHost
  implements OnModuleDestroy, BeforeApplicationShutdown
{
  private away = false;

  constructor(
    protected readonly logger: Logger,
    private readonly queue: string,
  ) {
    super();
  }

  /**
   * Asks for no more jobs from now on, before the connections are let go: a worker that still asks would, of a Redis
   * whose name nobody knows, ask without a pause and never come to its end.
   */
  onModuleDestroy(): void {
    void this.worker.pause(true);
  }

  /** Waits for the jobs at hand, while the database is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    if (!this.away) {
      this.logger.error(
        { queue: this.queue, reason: error.message || error.name },
        'không dùng được hàng đợi; sẽ tự thử lại',
      );
    }
    this.away = true;
  }

  @OnWorkerEvent('active')
  onActive(): void {
    if (this.away) this.logger.info({ queue: this.queue }, 'hàng đợi đã dùng lại được');
    this.away = false;
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.logger.warn(
      { queue: this.queue, job: job?.id, attempt: job?.attemptsMade, reason: error.message },
      'một việc trong hàng đợi không thành',
    );
  }
}
