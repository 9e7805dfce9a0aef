import { setTimeout as sleep } from 'node:timers/promises';

import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';

import { type Desk, HEARD_WITHIN } from '#lib/desk';
import { DatabaseRefusal } from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import { WORK_OPTIONS, type WorkOptions } from './tokens.ts';

/** Hears of calendars, agencies, notices and retention that are published while the process works. */
@Injectable()
export class NewRules implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private listening: Promise<void> | undefined;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK_OPTIONS) private readonly options: WorkOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.listening = this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.listening;
  }

  private async listen(): Promise<void> {
    const { signal } = this.ending;
    const { logger } = this.options;
    while (!signal.aborted) {
      try {
        if (await this.desk.hear())
          logger.info(this.desk.reference, 'theo lịch, danh bạ và quy tắc mới công bố');
      } catch (error) {
        // That the database is away is told where it is needed; rules that cannot be read are not gone by.
        if (!(error instanceof DatabaseRefusal))
          logger.error({ err: error }, 'không đọc được quy tắc mới công bố; vẫn theo quy tắc cũ');
      }
      await sleep(HEARD_WITHIN, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
