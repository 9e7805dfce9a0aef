import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

import type { ListQueries } from '#lib/persistence';

import { LISTS } from './tokens.ts';

const BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

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

  constructor(@Inject(LISTS) lists: ListQueries) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    const open = new Gauge({
      name: 'motcua_open_dossiers',
      help: 'Dossiers not closed',
      registers,
    });
    const outbox = new Gauge({
      name: 'motcua_outbox_age_seconds',
      help: 'Age of the oldest message not yet sent',
      registers,
    });
    // One gauge asks for all three: they are one row.
    new Gauge({
      name: 'motcua_overdue_dossiers',
      help: 'Dossiers in hand and overdue',
      registers,
      async collect() {
        const gauges = await lists.gauges();
        this.set(gauges.overdue);
        open.set(gauges.open);
        outbox.set(gauges.outboxSeconds);
      },
    });
  }
}

/** Measures commands. */
@Injectable()
export class CommandTimer {
  constructor(private readonly metrics: Metrics) {}

  /** Starts measuring; call what it returns when the command has settled. */
  start(action: string): () => void {
    return this.metrics.command.startTimer({ action });
  }
}
