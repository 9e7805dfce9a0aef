import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Desk } from '#lib/desk';
import { retryAfter } from '#lib/notices';
import type { Fate, Work } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { DESK } from '../engine.module.ts';
import { ApplicantNotices } from '../notices/applicant-notices.ts';
import type { Senders } from '../notices/senders.ts';
import { atOnce, JobHost } from './job-host.ts';
import { SENDERS, WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Notices on their way out. A failure is no failure of the job: the row says when it is due again. */
@Processor('notices', atOnce(4))
export class NoticesProcessor extends JobHost {
  private readonly now: () => number;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    @Inject(SENDERS) private readonly senders: Senders,
    private readonly applicants: ApplicantNotices,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'notices');
    this.now = options.now ?? Date.now;
  }

  override async process({ data }: Job<Payloads['notices']>): Promise<Fate | null> {
    const started = performance.now();
    const now = this.now();
    const { retry } = this.desk.notices.policy;
    const fate = await this.work.deliveries.deliver(
      data.id,
      { now: new Date(now), retryAfter: (failed) => retryAfter(retry, failed) },
      (notice) => this.applicants.send(notice, now),
    );
    if (!fate) return null;
    const { state } = fate;
    const told = { notice: data.id, ms: Math.round(performance.now() - started), ...fate };
    if (state === 'failed' || state === 'given-up') this.logger.warn(told, 'chưa gửi được tin');
    else this.logger.info(told, 'đã xử lý một tin báo');
    return fate;
  }

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    for (const sender of Object.values(this.senders)) sender.close();
  }
}
