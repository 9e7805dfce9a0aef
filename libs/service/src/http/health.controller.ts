import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import { DatabaseRefusal, type ListQueries } from '#lib/persistence';

import { Public } from '../identity/decorators.ts';
import { Answers } from './answers.ts';
import { healthAnswer } from './schemas/others.ts';
import { LISTS } from './tokens.ts';

type Health = z.infer<typeof healthAnswer>;

/** Whether the process lives, and whether it can work. */
@ApiTags('Vận hành')
@Controller('health')
export class HealthController {
  constructor(@Inject(LISTS) private readonly lists: ListQueries) {}

  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'healthLive', summary: 'Tiến trình còn sống' })
  @Answers(healthAnswer, 'Còn sống')
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ operationId: 'healthReady', summary: 'Làm việc được: có PostgreSQL' })
  @Answers(healthAnswer, 'Sẵn sàng; 503 khi không')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    try {
      await this.lists.lastChange();
      return { status: 'ok' };
    } catch (error) {
      void reply.status(503).header('retry-after', '5');
      return { status: 'down', code: error instanceof DatabaseRefusal ? error.code : 'fault' };
    }
  }
}
