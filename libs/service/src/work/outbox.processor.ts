import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Work } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { tellOpenedTasks } from '../notices/tell-opened-tasks.ts';
import { JobHost } from './job-host.ts';
import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Messages of accepted acts: those who have something to do now find it in their inbox. */
@Processor('outbox', { concurrency: 4 })
export class OutboxProcessor extends JobHost {
  constructor(
    @Inject(WORK) private readonly work: Work,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'outbox');
  }

  override async process({ data }: Job<Payloads['outbox']>): Promise<{ done: boolean }> {
    return { done: await tellOpenedTasks(this.work, data.id) };
  }
}
