import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Public } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { Metrics } from './metrics.ts';

/** Figures for Prometheus, told to this machine alone: a proxy in front must not pass the path on. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Public()
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const local = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
    if (!local || request.headers['x-forwarded-for'] !== undefined) {
      throw new AccessDenied('forbidden', 'Số đo chỉ đọc được từ chính máy chủ.');
    }
    const text = await this.metrics.read();
    await reply.header('content-type', this.metrics.registry.contentType).send(text);
  }
}
