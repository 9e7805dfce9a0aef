import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import { type Desk, draftReport } from '#lib/desk';
import type { Work } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { DESK } from '../engine.module.ts';
import { draftWords } from '../notices/words.ts';
import { atOnce, JobHost } from './job-host.ts';
import { Relays } from './relays.ts';
import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Drafts of reports at the end of a period. */
@Processor('reports', atOnce(1))
export class ReportsProcessor extends JobHost {
  private readonly now: () => number;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    @Inject(Relays) private readonly relays: Relays,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'reports');
    this.now = options.now ?? Date.now;
  }

  override async process({ data }: Job<Payloads['reports']>): Promise<{ drafted: boolean }> {
    const { period, agency } = data;
    const started = performance.now();
    const name = { period, agency };
    const drafted = await draftReport(this.desk, this.work, name, draftWords, this.now());
    if (drafted) {
      const ms = Math.round(performance.now() - started);
      this.logger.info({ ...name, ms }, 'đã lập dự thảo báo cáo');
      this.relays.wakeNotices();
    }
    return { drafted };
  }
}
