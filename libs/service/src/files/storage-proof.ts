import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';

import type { FileRoom } from '#lib/files';

/** Milliseconds between two tries while the storage has not answered. */
const EVERY = 5_000;

/**
 * Tries the storage of files when a server starts, and again until it answers: settings that cannot work show in
 * the log and in readiness, and not with the first citizen's file. Once proven it stays so: an outage later keeps
 * files away, and nothing else.
 */
export class StorageProof implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private ended = false;
  private isProven = false;

  constructor(
    private readonly room: Pick<FileRoom, 'prove'>,
    private readonly logger: Pick<Logger, 'error' | 'info'>,
  ) {}

  get proven(): boolean {
    return this.isProven;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.tryIt();
  }

  beforeApplicationShutdown(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private async tryIt(): Promise<void> {
    try {
      await this.room.prove();
      this.isProven = true;
    } catch (error) {
      this.logger.error({ err: error }, 'kho tệp chưa dùng được: xem S3_* hoặc FILES_FOLDER');
      if (this.ended) return;
      this.timer = setTimeout(() => void this.tryIt(), EVERY);
      this.timer.unref();
    }
  }
}
