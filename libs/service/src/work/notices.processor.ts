import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Work } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { Mailer } from '../notices/mailer.ts';
import { atOnce, JobHost } from './job-host.ts';
import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** E-mails on their way out. */
@Processor('notices', atOnce(4))
export class NoticesProcessor extends JobHost {
  constructor(
    @Inject(WORK) private readonly work: Work,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'notices');
  }

  override async process({ data }: Job<Payloads['notices']>): Promise<{ sent: boolean }> {
    const started = performance.now();
    const sent = await this.work.notices.deliver(data.id, (mail) => this.mailer.send(mail));
    if (sent) {
      const ms = Math.round(performance.now() - started);
      this.logger.info({ notice: data.id, ms }, 'đã gửi thư');
    }
    return { sent };
  }
}
