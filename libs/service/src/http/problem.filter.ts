import { randomUUID } from 'node:crypto';

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

import { AgencyUnknown } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';
import { DatabaseRefusal } from '#lib/persistence';
import { PeriodUnknown } from '#lib/reporting';

import { ReportPapersMissing } from '../report-files.ts';
import { NotThere } from './not-there.ts';
import { InputInvalid } from './validation.pipe.ts';

/** A problem answer (RFC 9457) before its address. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  more?: Readonly<Record<string, unknown>>;
  retryAfter?: number;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đọc được',
  401: 'Chưa đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  405: 'Không làm được ở đây',
  409: 'Hồ sơ không còn nhận việc này',
  413: 'Dữ liệu quá lớn',
  415: 'Kiểu dữ liệu không nhận',
  422: 'Dữ liệu chưa dùng được',
  429: 'Quá nhiều lần thử',
  500: 'Lỗi của hệ thống',
  503: 'Tạm thời chưa phục vụ được',
};

const conflicts = new Set<string>(['not-allowed', 'held', 'stale-version', 'action-unknown']);

const accessStatus: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  throttled: 429,
};

/** What an error means to whoever asked; undefined for a fault of ours. */
export const problemOf = (error: unknown): Problem | undefined => {
  const problem = (
    status: number,
    code: string,
    detail: string,
    more?: Problem['more'],
  ): Problem => ({
    status,
    code,
    title: titles[status] ?? 'Không thực hiện được',
    detail,
    ...(more && { more }),
  });
  if (error instanceof InputInvalid)
    return problem(422, error.code, error.message, { fields: error.fields });
  if (error instanceof NotThere) return problem(404, error.code, error.message);
  if (error instanceof DossierRefusal) {
    if (error.code === 'dossier-unknown') return problem(404, error.code, error.message);
    const { state, allowed, ...data } = error.data;
    if (!conflicts.has(error.code)) return problem(422, error.code, error.message, { data });
    return problem(409, error.code, error.message, { state, allowed });
  }
  if (error instanceof PeriodUnknown) return problem(404, error.code, error.message);
  if (error instanceof AgencyUnknown) return problem(422, 'agency-unknown', error.message);
  if (error instanceof ReportPapersMissing) return problem(422, error.code, error.message);
  if (error instanceof DatabaseRefusal)
    return { ...problem(503, error.code, error.message), retryAfter: 5 };
  // The identity module's own AccessDenied is told by its name: either may refuse a request.
  if (error instanceof Error && error.name === 'AccessDenied' && 'code' in error) {
    const code = String(error.code);
    const status =
      'status' in error && typeof error.status === 'number'
        ? error.status
        : (accessStatus[code] ?? 403);
    const retry =
      'retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number'
        ? { retryAfter: error.retryAfterSeconds }
        : {};
    return { ...problem(status, code, error.message), ...retry };
  }
  return transportProblem(error, problem);
};

/** What Nest and Fastify refuse themselves: unknown paths, bodies that are no JSON. */
const transportProblem = (
  error: unknown,
  problem: (status: number, code: string, detail: string) => Problem,
): Problem | undefined => {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : 500;
  if (status >= 500) return undefined;
  if (status === 404) return problem(404, 'not-found', 'Không có địa chỉ này.');
  if (status === 413) return problem(413, 'too-large', 'Dữ liệu gửi lên quá lớn.');
  if (status === 415) return problem(415, 'media-type', 'Hãy gửi JSON (application/json).');
  return problem(status, 'bad-request', 'Yêu cầu không đọc được: hãy gửi JSON đúng dạng.');
};

/** The one place that turns an error into an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const known = problemOf(error);
    const instance = known ? undefined : randomUUID();
    if (!known) this.log.error({ err: error, instance, url: request.url }, 'fault');
    if (reply.sent || reply.raw.headersSent) return;
    const { status, code, title, detail, more, retryAfter } = known ?? {
      status: 500,
      code: 'fault',
      title: titles[500] ?? '',
      detail: `Lỗi của hệ thống, không phải của bạn. Mã lần lỗi: ${instance ?? ''}.`,
    };
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `urn:motcua:problem:${code}`,
          title,
          status,
          code,
          detail,
          ...(instance && { instance: `urn:uuid:${instance}` }),
          ...more,
        }),
      );
  }
}
