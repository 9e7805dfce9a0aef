import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Payloads } from '#lib/queues';

import { type LineFate, Traffic } from '../partners/traffic.ts';
import { atOnce, JobHost } from './job-host.ts';
import { WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Milliseconds until a line is taken up again whose process died over it. */
const GIVEN_UP = 10_000;

/** Lines of partners with something to tell or to take. */
@Processor('partners', { ...atOnce(8), lockDuration: GIVEN_UP, stalledInterval: GIVEN_UP / 2 })
export class PartnersProcessor extends JobHost {
  private readonly now: () => number;

  constructor(
    private readonly traffic: Traffic,
    @Inject(WORK_OPTIONS) options: WorkOptions,
  ) {
    super(options.logger, 'partners');
    this.now = options.now ?? Date.now;
  }

  override async process({ data }: Job<Payloads['partners']>): Promise<LineFate | null> {
    const started = performance.now();
    const fate = await this.traffic.moveOn(data.id, this.now());
    if (!fate) return null;
    const told = { line: data.id, ms: Math.round(performance.now() - started), ...fate };
    if (fate.state === 'settled') this.logger.info(told, 'đã trao đổi tin với đối tác');
    else this.logger.warn(told, 'chưa trao đổi được tin với đối tác');
    return fate;
  }
}
