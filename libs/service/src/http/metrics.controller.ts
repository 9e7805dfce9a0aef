import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Public } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { sameSecret } from '../identity/secrets.ts';
import { Metrics } from './metrics.ts';
import { HTTP_SETTINGS, type HttpSettings } from './tokens.ts';

/** Figures for Prometheus, told to this machine and to whoever has the token: a proxy in front must not pass the path on. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
  ) {}

  @Get()
  @Public()
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isLocal(request) && !this.hasToken(request)) {
      throw new AccessDenied(
        'forbidden',
        'Số đo chỉ đọc được từ chính máy chủ, hoặc bằng mã riêng.',
      );
    }
    const text = await this.metrics.read();
    await reply.header('content-type', this.metrics.registry.contentType).send(text);
  }

  private hasToken({ headers: { authorization = '' } }: FastifyRequest): boolean {
    const { metricsToken } = this.settings;
    return metricsToken !== undefined && sameSecret(authorization, `Bearer ${metricsToken}`);
  }
}

const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined;
