import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Payloads } from '#lib/queues';

import { Traffic } from '../partners/traffic.ts';
import { atOnce, JobHost } from './job-host.ts';
import { WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Milliseconds until a line is taken up again whose process died over it. */
const GIVEN_UP = 10_000;

/**
 * Lines of partners with something to tell or to take. A failure is no failure of the job: the line says when it is
 * due again.
 */
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

  override async process({ data }: Job<Payloads['partners']>): Promise<object | null> {
    const started = performance.now();
    const fate = await this.traffic.moveOn(data.id, this.now());
    if (!fate) return null;
    const { partner, direction, messages, state } = fate;
    const told = { line: data.id, partner, direction, messages, state };
    const ms = Math.round(performance.now() - started);
    if (fate.state === 'settled') this.logger.info({ ...told, ms }, 'đã trao đổi tin với đối tác');
    else
      this.logger[fate.fault === undefined ? 'warn' : 'error'](
        { ...told, ms, reason: fate.reason, err: fate.fault },
        'chưa trao đổi được tin với đối tác',
      );
    return told;
  }
}
