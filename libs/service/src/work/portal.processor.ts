import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { PortalFate } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { Portal } from '../portal/portal.ts';
import { atOnce, JobHost } from './job-host.ts';
import { WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Dossiers of which the national portal is to be told; only where one is configured. */
@Processor('portal', atOnce(4))
export class PortalProcessor extends JobHost {
  private readonly now: () => number;

  constructor(
    private readonly portal: Portal,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'portal');
    this.now = options.now ?? Date.now;
  }

  override async process({ data }: Job<Payloads['portal']>): Promise<PortalFate | null> {
    const started = performance.now();
    const fate = await this.portal.tell(data.id, this.now());
    if (!fate) return null;
    const ms = Math.round(performance.now() - started);
    if (fate.state === 'settled')
      this.logger.info({ dossier: data.id, ms }, 'Cổng đã nhận tiến độ hồ sơ');
    else this.logger.warn({ dossier: data.id, ms, ...fate }, 'chưa báo được tiến độ lên Cổng');
    return fate;
  }
}
