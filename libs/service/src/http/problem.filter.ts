import { randomUUID } from 'node:crypto';

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

import { AgencyUnknown } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';
import { DatabaseRefusal } from '#lib/persistence';
import { PeriodUnknown } from '#lib/reporting';

import { AccessDenied, AccountRefused, OidcRefused } from '../identity/errors.ts';
import { ReportPapersInvalid, ReportPapersMissing } from '../report-files.ts';
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
  'login-wrong': 401,
  throttled: 429,
};

const accountStatus: Readonly<Record<string, number>> = {
  'account-unknown': 404,
  'api-key-unknown': 404,
};

const oidcStatus: Readonly<Record<OidcRefused['code'], number>> = {
  'oidc-not-configured': 404,
  'oidc-unavailable': 503,
  'oidc-failed': 401,
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
  if (error instanceof ReportPapersMissing || error instanceof ReportPapersInvalid)
    return problem(422, error.code, error.message);
  if (error instanceof DatabaseRefusal)
    return { ...problem(503, error.code, error.message), retryAfter: 5 };
  if (error instanceof AccessDenied) {
    const refused = problem(accessStatus[error.code] ?? 403, error.code, error.message);
    const { retryAfterSeconds: retryAfter } = error;
    return { ...refused, ...(retryAfter !== undefined && { retryAfter }) };
  }
  if (error instanceof AccountRefused)
    return problem(accountStatus[error.code] ?? 422, error.code, error.message);
  if (error instanceof OidcRefused)
    return problem(oidcStatus[error.code], error.code, error.message);
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

/** Answers a request with the problem an error means; one we do not know is a fault, under a number of its own. */
export const tellProblem = (
  reply: FastifyReply,
  error: unknown,
  fault: (instance: string) => void = () => undefined,
): void => {
  const known = problemOf(error);
  const instance = known ? undefined : randomUUID();
  if (instance !== undefined) fault(instance);
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
};

/** The one place that turns an error into an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { url } = host.switchToHttp().getRequest<FastifyRequest>();
    // Without the query: a search may hold an applicant's name.
    const [path] = url.split('?');
    tellProblem(reply, error, (instance) =>
      this.log.error({ err: error, instance, path }, 'lỗi của hệ thống'),
    );
  }
}
