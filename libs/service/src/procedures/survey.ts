import { setTimeout as sleep } from 'node:timers/promises';

import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';

import { type Desk, listProcedures } from '#lib/desk';

import { DESK } from '../engine.module.ts';
import { HTTP_SETTINGS, type HttpSettings } from '../http/tokens.ts';
import { WORK_OPTIONS, type WorkOptions } from '../work/tokens.ts';
import { ProcedureFaces } from './procedure-faces.ts';

/** Milliseconds between two looks at what is published. */
const EVERY = 10 * 60_000;

/** Proves what is published, one definition after another beside the requests, and tells of what it cannot prove. */
@Injectable()
export class Survey implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private readonly told = new Set<string>();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly faces: ProcedureFaces,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
    @Inject(WORK_OPTIONS) private readonly options: WorkOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.survey) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      await this.look(signal).catch((error: unknown) => {
        if (signal.aborted) return;
        this.options.logger.error({ err: error }, 'chưa chứng nhận được danh mục; sẽ thử lại');
      });
      await sleep(EVERY, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async look(signal: AbortSignal): Promise<void> {
    for (const { pin, definition } of await listProcedures(this.desk)) {
      signal.throwIfAborted();
      const { state } = await this.faces.prove(await this.desk.models.pinned(pin));
      if (state === 'proved' || this.told.has(pin)) continue;
      this.told.add(pin);
      const { code, version } = definition;
      this.options.logger.warn(
        { procedure: code, version, state },
        'thủ tục đã công bố không được chứng nhận',
      );
    }
  }
}
