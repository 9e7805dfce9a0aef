import { randomUUID } from 'node:crypto';

import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';

import { problemOf } from '../http/problem.filter.ts';
import { sendPage } from './send-page.ts';
import { CITIZEN_LOGGER } from './tokens.ts';
import { troublePage } from './trouble-page.ts';

/** Tells citizens what went wrong as a page; the rest of the server tells problems. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(CITIZEN_LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = problemOf(error);
    if (known) {
      if (known.retryAfter !== undefined) void reply.header('retry-after', known.retryAfter);
      // Of what is away behind us an operator has to know, not a citizen.
      const page =
        known.status < 500
          ? troublePage(known.title, known.detail)
          : troublePage('Trang đang tạm nghỉ', 'Xin ông/bà thử lại sau ít phút.');
      sendPage(reply, known.status, page);
      return;
    }
    const instance = randomUUID();
    this.log.error({ err: error, instance, path: '/tra-cuu' }, 'lỗi của hệ thống');
    sendPage(
      reply,
      500,
      troublePage(
        'Hệ thống đang có lỗi',
        `Lỗi không phải do ông/bà. Xin thử lại sau, hoặc báo cơ quan mã lần lỗi ${instance}.`,
      ),
    );
  }
}
