import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';
import { OptOutStore, poolOf, type Work, workOf } from '#lib/persistence';
import { jobOptions, queueNames, useBackend } from '#lib/queues';

import { DESK } from '../engine.module.ts';
import { Exchange } from '../exchange/exchange.ts';
import { Sharing } from '../exchange/sharing.ts';
import { ApplicantNotices } from '../notices/applicant-notices.ts';
import { mailDomainOf } from '../notices/mailer.ts';
import { OptOuts } from '../notices/opt-outs.ts';
import { type Senders, sendersOf } from '../notices/senders.ts';
import { Correspondence } from '../partners/correspondence.ts';
import { partnerProviders } from '../partners/providers.ts';
import { Partners } from '../partners/partners.ts';
import { Portal } from '../portal/portal.ts';
import { NewRules } from './new-rules.ts';
import { NoticesProcessor } from './notices.processor.ts';
import { OutboxProcessor } from './outbox.processor.ts';
import { PartnersProcessor } from './partners.processor.ts';
import { PortalProcessor } from './portal.processor.ts';
import { Relays } from './relays.ts';
import { ReportsProcessor } from './reports.processor.ts';
import { TimersProcessor } from './timers.processor.ts';
import { HEARING, LETTING_GO, SENDERS, WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/**
 * What time causes and what goes out: relays and consumers of the queues, over an engine. Server and
 * worker load the same; any number of both may run.
 */
@Module({})
export class WorkModule {
  /** @param engine - the very object the application imports, so that there is one engine */
  static over(engine: DynamicModule, options: WorkOptions): DynamicModule {
    const { connection, prefix, letGo } = useBackend(options.backend);
    const consumers =
      options.consume === false
        ? []
        : [OutboxProcessor, NoticesProcessor, TimersProcessor, ReportsProcessor, PartnersProcessor];
    const { portal } = options;
    const toPortal: Provider[] = portal
      ? [
          {
            provide: Portal,
            inject: [DESK, WORK],
            useFactory: (desk: Desk, work: Work) => new Portal(desk, work.portal, portal),
          },
          ...(options.consume === false ? [] : [PortalProcessor]),
        ]
      : [];
    return {
      module: WorkModule,
      imports: [
        engine,
        BullModule.forRoot({ connection, prefix, defaultJobOptions: jobOptions }),
        BullModule.registerQueue(...queueNames.map((name) => ({ name }))),
      ],
      providers: [
        { provide: WORK_OPTIONS, useValue: options },
        // Before anything waits for the queues to close: their server may be away.
        { provide: LETTING_GO, useValue: { onModuleDestroy: letGo } },
        // At once, before the database is asked for anything: an 'error' nobody hears is printed, or ends the
        // process. The relays and workers tell of it.
        {
          provide: HEARING,
          inject: queueNames.map((name) => getQueueToken(name)),
          useFactory: (...queues: Queue[]) => {
            for (const queue of queues) queue.on('error', () => undefined);
            return queues;
          },
        },
        {
          provide: WORK,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource): Work =>
            workOf(
              poolOf(source),
              options.mail ? mailDomainOf(options.mail) : null,
              options.recipients,
            ),
        },
        { provide: SENDERS, useFactory: () => sendersOf(options, options.logger) },
        {
          provide: ApplicantNotices,
          inject: [DESK, getDataSourceToken(), SENDERS],
          useFactory: (desk: Desk, source: DataSource, senders: Senders) =>
            new ApplicantNotices(
              desk,
              new OptOuts(new OptOutStore(source)),
              senders,
              options.publicUrl,
            ),
        },
        ...partnerProviders(options),
        Relays,
        NewRules,
        ...consumers,
        ...toPortal,
      ],
      exports: [
        WORK,
        WORK_OPTIONS,
        Partners,
        Correspondence,
        Exchange,
        Sharing,
        Relays,
        BullModule,
      ],
    };
  }
}
