import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import { DatabaseRefusal, type ListQueries } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { StorageProof } from '../files/storage-proof.ts';
import { Public } from '../identity/decorators.ts';
import { Draining } from './draining.ts';
import { healthAnswer } from './schemas/others.ts';
import { LISTS } from './tokens.ts';

type Health = z.infer<typeof healthAnswer>;

/** Whether the process lives, and whether it can work. */
@ApiTags('Vận hành')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(LISTS) private readonly lists: ListQueries,
    private readonly draining: Draining,
    private readonly storage: StorageProof,
  ) {}

  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'healthLive', summary: 'Tiến trình còn sống' })
  @Answers(healthAnswer, 'Còn sống')
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    operationId: 'healthReady',
    summary: 'Làm việc được: có PostgreSQL, kho tệp đã dùng được từ lúc chạy',
  })
  @Answers(healthAnswer, 'Sẵn sàng; 503 khi không')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const down = (code: string): Health => {
      void reply.status(503).header('retry-after', '5');
      return { status: 'down', code };
    };
    if (this.draining.started) return down('stopping');
    try {
      await this.lists.lastChange();
      // Settings that never worked are bad ones; an outage of a storage that did is no reason to answer nobody.
      return this.storage.proven ? { status: 'ok' } : down('file-storage-down');
    } catch (error) {
      return down(error instanceof DatabaseRefusal ? error.code : 'fault');
    }
  }
}
