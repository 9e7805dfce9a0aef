import { InjectQueue } from '@nestjs/bullmq';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import type { Queue } from 'bullmq';

import type { Waiting, Work } from '#lib/persistence';
import { handOver, jobIdOf, keepSchedules, Listener, Relay } from '#lib/queues';

import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** How many rows of replayed acts are passed over at a time. */
const REPLAYED = 5_000;
/** Every so many milliseconds the repeated jobs are looked after. */
const SCHEDULES_EVERY = 15_000;

/**
 * Feeds the queues from the tables for as long as the application runs, in the processes that consume them: a
 * server with workers apart writes its rows and has nothing more to do with them.
 */
@Injectable()
export class Relays implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly outboxRelay: Relay;
  private readonly noticesRelay: Relay;
  private readonly portalRelay: Relay | undefined;
  private readonly partnersRelay: Relay;
  private readonly listener: Listener;
  private schedulesKept = 0;

  constructor(
    @Inject(WORK) work: Work,
    @Inject(WORK_OPTIONS) private readonly options: WorkOptions,
    @InjectQueue('outbox') private readonly outbox: Queue,
    @InjectQueue('notices') private readonly notices: Queue,
    @InjectQueue('timers') private readonly timers: Queue,
    @InjectQueue('portal') private readonly portal: Queue,
    @InjectQueue('partners') private readonly partners: Queue,
  ) {
    const { databaseUrl, forgottenAfter = 60, sweepEvery: every = 2_000, now = Date.now } = options;
    this.outboxRelay = new Relay(
      {
        relay: (limit) => work.outbox.relay(limit, this.toOutbox),
        sweep: async () => {
          while ((await work.outbox.passReplayed(REPLAYED)) === REPLAYED);
          await work.outbox.relayForgotten(500, forgottenAfter, this.toOutbox);
          await this.keepSchedules();
        },
      },
      { every, ...this.telling('outbox') },
    );
    this.noticesRelay = new Relay(
      {
        relay: (limit) =>
          work.deliveries.relay(limit, new Date(now()), forgottenAfter, this.toNotices),
        sweep: () => Promise.resolve(),
      },
      { every, ...this.telling('notices') },
    );
    if (options.portal)
      this.portalRelay = new Relay(
        {
          relay: (limit) =>
            work.portal.relay(limit, new Date(now()), forgottenAfter, this.toPortal),
          sweep: () => Promise.resolve(),
        },
        { every, ...this.telling('portal') },
      );
    this.partnersRelay = new Relay(
      {
        relay: (limit) =>
          work.partners.relay(limit, new Date(now()), forgottenAfter, this.toPartners),
        sweep: () => Promise.resolve(),
      },
      { every, ...this.telling('partners') },
    );
    this.listener = new Listener(databaseUrl, {
      motcua_outbox: () => this.outboxRelay.wake(),
      motcua_partners: () => this.partnersRelay.wake(),
    });
  }

  /** E-mails were written. */
  wakeNotices(): void {
    this.noticesRelay.wake();
  }

  onApplicationBootstrap(): void {
    const { consume = true, feed = consume } = this.options;
    if (!feed) return;
    this.listener.start();
    this.outboxRelay.start();
    this.noticesRelay.start();
    this.portalRelay?.start();
    this.partnersRelay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([
      this.listener.stop(),
      this.outboxRelay.stop(),
      this.noticesRelay.stop(),
      this.portalRelay?.stop(),
      this.partnersRelay.stop(),
    ]);
  }

  private readonly toOutbox = (rows: Waiting[]) =>
    handOver(this.outbox, 'message', jobIdOf.outbox, rows);

  private readonly toNotices = (rows: Waiting[]) =>
    handOver(this.notices, 'mail', jobIdOf.notices, rows);

  private readonly toPortal = (rows: Waiting[]) =>
    handOver(this.portal, 'progress', jobIdOf.portal, rows);

  private readonly toPartners = (rows: Waiting[]) =>
    handOver(this.partners, 'line', jobIdOf.partners, rows);

  private async keepSchedules(): Promise<void> {
    const now = performance.now();
    const every = Math.min(SCHEDULES_EVERY, 5 * (this.options.sweepEvery ?? SCHEDULES_EVERY));
    if (this.schedulesKept !== 0 && now - this.schedulesKept < every) return;
    await keepSchedules(this.timers, this.options.schedules);
    this.schedulesKept = now;
  }

  private telling(relay: string) {
    const { logger } = this.options;
    return {
      failed: (error: unknown) =>
        logger.error(
          { relay, reason: error instanceof Error ? error.message || error.name : String(error) },
          'không chuyển được việc sang hàng đợi; sẽ tự thử lại',
        ),
      recovered: () => logger.info({ relay }, 'đã chuyển việc sang hàng đợi lại được'),
    };
  }
}
