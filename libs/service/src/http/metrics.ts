import { setTimeout as sleep } from 'node:timers/promises';

import { getQueueToken } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

import { DatabaseRefusal, type ListQueries, type Work } from '#lib/persistence';
import { queueNames } from '#lib/queues';

import { WORK } from '../work/tokens.ts';
import { LISTS } from './tokens.ts';

const BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Milliseconds a queue's backend may take to say how much it holds. */
const PATIENCE = 1_000;

/** Everything an operator's Prometheus reads, in a registry of this server. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly http = new Histogram({
    name: 'motcua_http_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly command = new Histogram({
    name: 'motcua_command_seconds',
    help: 'Time to decide and record a command, by action',
    labelNames: ['action'],
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly procedure = new Histogram({
    name: 'motcua_procedure_seconds',
    help: 'Time a thread takes to prove a procedure, or to draw or write it, once for each pin',
    labelNames: ['face'],
    buckets: [0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [this.registry],
  });

  private readonly databaseUp = this.gauge(
    'database_up',
    'Whether PostgreSQL answers; while it does not, the other figures of it stand still',
  );
  private readonly open = this.gauge('open_dossiers', 'Dossiers not closed');
  private readonly overdue = this.gauge('overdue_dossiers', 'Dossiers in hand and overdue');
  private readonly outboxAge = this.gauge(
    'outbox_age_seconds',
    'Age of the oldest message not yet given to a queue',
  );
  private readonly timerLateness = this.gauge(
    'timer_lateness_seconds',
    'How long the oldest due timer waits to fire',
  );
  private readonly untold = this.gauge(
    'alerts_untold',
    'Alerts that could not be told yet, each tried again later',
  );
  private readonly notices = this.gauge(
    'notices',
    'Notices on their way out: waiting, given up, and sent within the last day',
    ['channel', 'state'],
  );
  private readonly partnerLines = this.gauge(
    'partner_lines',
    'Dossiers with messages from or to a partner that are waiting, missing one, or given up',
    ['partner', 'state'],
  );
  private readonly queueUp = this.gauge('queue_up', 'Whether the backend of the queues answers');
  private readonly queueJobs = this.gauge('queue_jobs', 'Jobs in a queue, by state', [
    'queue',
    'state',
  ]);
  private readonly queues: readonly Queue[];

  constructor(
    @Inject(LISTS) private readonly lists: ListQueries,
    @Inject(WORK) private readonly work: Work,
    modules: ModuleRef,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.queues = queueNames.map((name) =>
      modules.get<Queue>(getQueueToken(name), { strict: false }),
    );
  }

  /** Everything, as Prometheus reads it; what stands in the database and the queues is asked for now. */
  async read(): Promise<string> {
    await Promise.all([this.askDatabase(), this.askQueues()]);
    return this.registry.metrics();
  }

  private async askDatabase(): Promise<void> {
    try {
      const [gauges, counts, lines] = await Promise.all([
        this.lists.gauges(),
        this.work.deliveries.counts(),
        this.work.partners.counts(),
      ]);
      this.open.set(gauges.open);
      this.overdue.set(gauges.overdue);
      this.outboxAge.set(gauges.outboxSeconds);
      this.timerLateness.set(gauges.timerSeconds);
      this.untold.set(gauges.untold);
      this.notices.reset();
      for (const { channel, state, n } of counts) this.notices.set({ channel, state }, n);
      this.partnerLines.reset();
      for (const { partner, waiting, gap, dead } of lines)
        for (const [state, n] of Object.entries({ waiting, gap, dead }))
          this.partnerLines.set({ partner, state }, n);
      this.databaseUp.set(1);
    } catch (error) {
      if (!(error instanceof DatabaseRefusal)) throw error;
      this.databaseUp.set(0);
    }
  }

  private async askQueues(): Promise<void> {
    const counted = await Promise.all(this.queues.map(depthOf));
    this.queueUp.set(counted.every((states) => states !== undefined) ? 1 : 0);
    this.queueJobs.reset();
    for (const [place, states] of counted.entries()) {
      for (const [state, jobs] of Object.entries(states ?? {})) {
        this.queueJobs.set({ queue: this.queues[place]?.name ?? '', state }, jobs);
      }
    }
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name: `motcua_${name}`, help, labelNames, registers: [this.registry] });
  }
}

/** Jobs by state; undefined if the backend does not say so in time. */
const depthOf = (queue: Queue): Promise<Record<string, number> | undefined> =>
  Promise.race([
    queue.getJobCounts('waiting', 'active', 'delayed', 'failed').catch(() => undefined),
    sleep(PATIENCE, undefined, { ref: false }),
  ]);

/** Measures commands. */
@Injectable()
export class CommandTimer {
  constructor(private readonly metrics: Metrics) {}

  /** Starts measuring; call what it returns when the command has settled. */
  start(action: string): () => void {
    return this.metrics.command.startTimer({ action });
  }
}
