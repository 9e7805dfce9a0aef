import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Desk } from '#lib/desk';
import type { Work } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { DESK } from '../engine.module.ts';
import { tellOpenedTasks } from '../notices/tell-opened-tasks.ts';
import { atOnce, JobHost } from './job-host.ts';
import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Messages of accepted acts: those who have something to do now find it in their inbox. */
@Processor('outbox', atOnce(4))
export class OutboxProcessor extends JobHost {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'outbox');
  }

  override async process({ data }: Job<Payloads['outbox']>): Promise<{ done: boolean }> {
    return { done: await tellOpenedTasks(this.desk, this.work, data.id) };
  }
}
