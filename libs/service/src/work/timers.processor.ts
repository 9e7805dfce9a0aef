import { InjectQueue, Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';

import { type Desk, draftsDue, fireTimers, writeDigests } from '#lib/desk';
import type { Work } from '#lib/persistence';
import { jobIdOf, type Sweep } from '#lib/queues';

import { DESK } from '../engine.module.ts';
import { alertWords, digestWords } from '../notices/words.ts';
import { atOnce, JobHost } from './job-host.ts';
import { Sharing } from '../exchange/sharing.ts';
import { Relays } from './relays.ts';
import { WORK, WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Messages of each direction that are thinned by one statement: it locks their lines. */
const THINNED_AT_ONCE = 500;

/** The repeated sweeps: due timers, digests, drafts that the end of a period calls for, what was kept long enough. */
@Processor('timers', atOnce(1))
export class TimersProcessor extends JobHost {
  private readonly now: () => number;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    @Inject(Relays) private readonly relays: Relays,
    private readonly sharing: Sharing,
    @InjectQueue('reports') private readonly reports: Queue,
    @Inject(WORK_OPTIONS) private readonly options: WorkOptions,
  ) {
    super(options.logger, 'timers');
    this.now = options.now ?? Date.now;
  }

  override async process({ name }: Job): Promise<object> {
    switch (name as Sweep) {
      case 'timers':
        return this.fire();
      case 'digests':
        return this.digest();
      case 'drafts':
        return this.callForDrafts();
      case 'reconcile':
        return this.reconcile();
      case 'thinning':
        return this.thin();
    }
  }

  private async fire(): Promise<object> {
    const { untold, ...swept } = await fireTimers(
      this.desk,
      this.work,
      alertWords,
      this.options.now?.(),
    );
    for (const { error, ...alert } of untold)
      this.logger.error({ ...alert, err: error }, 'chưa báo được nhắc hạn, sẽ báo lại');
    if (swept.timers > 0) this.logger.info(swept, 'đã quét đồng hồ nhắc hạn');
    if (swept.announced > 0) this.relays.wakeNotices();
    return swept;
  }

  private async digest(): Promise<object> {
    const digests = await writeDigests(this.desk, this.work, digestWords, this.now());
    if (digests > 0) {
      this.logger.info({ digests }, 'đã lập thư tổng hợp trong ngày');
      this.relays.wakeNotices();
    }
    return { digests };
  }

  private async reconcile(): Promise<object> {
    const results = await this.sharing.reconcileAll();
    for (const { partner, result } of results) {
      if (result instanceof Error)
        this.logger.warn({ partner, reason: result.message }, 'chưa đối soát được với đối tác');
      else this.logger.info(result, 'đã đối soát với đối tác');
    }
    return { partners: results.length };
  }

  private async thin(): Promise<object> {
    let messages = 0;
    for (;;) {
      const thinned = await this.work.partners.thin(THINNED_AT_ONCE);
      messages += thinned;
      if (thinned < THINNED_AT_ONCE) break;
    }
    if (messages > 0) this.logger.info({ messages }, 'đã xóa nội dung tin liên thông quá hạn lưu');
    return { messages };
  }

  private async callForDrafts(): Promise<object> {
    const due = await draftsDue(this.desk, this.work, this.now());
    if (due.length > 0) {
      await this.reports.addBulk(
        due.map((data) => ({ name: 'draft', data, opts: { jobId: jobIdOf.reports(data) } })),
      );
    }
    return { drafts: due.length };
  }
}
