import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';

import type { Desk } from '#lib/desk';
import type { Work } from '#lib/persistence';
import type { Payloads } from '#lib/queues';

import { DESK } from '../engine.module.ts';
import { ApplicantNotices } from '../notices/applicant-notices.ts';
import { Exchange } from '../exchange/exchange.ts';
import { dossierChanges } from '../partners/dossier-changes.ts';
import { Partners } from '../partners/partners.ts';
import { tellOpenedTasks } from '../notices/tell-opened-tasks.ts';
import { atOnce, JobHost } from './job-host.ts';
import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/**
 * Messages of accepted acts: those who have something to do now find it in their inbox, and what applicant,
 * national portal and partners are to be told is written down.
 */
@Processor('outbox', atOnce(4))
export class OutboxProcessor extends JobHost {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    private readonly applicants: ApplicantNotices,
    private readonly partners: Partners,
    private readonly exchange: Exchange,
    @Inject(WORK_OPTIONS) private readonly options: WorkOptions,
  ) {
    super(options.logger, 'outbox');
  }

  override async process({ data }: Job<Payloads['outbox']>): Promise<{ done: boolean }> {
    const { outbox, deliveries, portal, partners } = this.work;
    const undone = await outbox.undone(data.id);
    if (!undone) return { done: false };
    const tellings = await this.applicants.tellingsOf(undone);
    const shared = await this.exchange.shared(undone.dossier);
    const changes = await dossierChanges(this.desk, this.partners, outbox, undone);
    const done = await outbox.settle(data.id, async (client, message) => {
      await tellOpenedTasks(this.desk, this.work, client, message);
      for (const telling of tellings) await deliveries.tellApplicant(client, telling);
      if (this.options.portal) await portal.enrol(client, message.dossier, message.seq);
      if (shared) await this.exchange.tell(client, shared);
      for (const { to, acts } of changes) await partners.putActs(client, to, acts);
    });
    return { done };
  }
}
