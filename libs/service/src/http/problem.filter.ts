import { randomUUID } from 'node:crypto';

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

import { FormsInvalid } from '#lib/catalogue';
import { AgencyCodeRefused, LockRefused, RegisterTooLong, ReportNotLocked } from '#lib/desk';
import { AgencyUnknown } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';
import { FileRefusal, StorageDown } from '#lib/files';
import { DatabaseRefusal } from '#lib/persistence';
import { IdentityBroken, PeriodNotBegun, PeriodNotOver, PeriodUnknown } from '#lib/reporting';
import { SignatureRefused } from '#lib/signatures';

import { AccessDenied, AccountRefused, OidcRefused } from '../identity/errors.ts';
import { PartnerRefused } from '../partners/errors.ts';
import { ExchangeKeyRefused } from '../partners/vault.ts';
import { FormNotOffered, RegisterFormMissing } from '../printed-forms.ts';
import { ReportPapersInvalid, ReportPapersMissing } from '../report-files.ts';
import { NotThere } from './not-there.ts';
import { type ProblemCode, problemCodes } from './problem-codes.ts';
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
  409: 'Lúc này không làm được',
  410: 'Không còn nữa',
  413: 'Dữ liệu quá lớn',
  415: 'Kiểu dữ liệu không nhận',
  422: 'Dữ liệu chưa dùng được',
  429: 'Quá nhiều lần thử',
  500: 'Lỗi của hệ thống',
  502: 'Hệ thống khác không trả lời',
  503: 'Tạm thời chưa phục vụ được',
};

/** Conflicts that say more than how the dossier stands. */
const tellingMore = new Set(['task-held', 'offer-not-current', 'offer-not-expired']);

const problem = (
  code: ProblemCode,
  detail: string,
  more?: Problem['more'],
  status = problemCodes[code][0],
): Problem => ({
  status,
  code,
  title: titles[status] ?? 'Không thực hiện được',
  detail,
  ...(more && { more }),
});

/** What an error means to whoever asked; undefined for a fault of ours. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof InputInvalid)
    return problem(error.code, error.message, { fields: error.fields });
  if (error instanceof NotThere) return problem(error.code, error.message, undefined, 404);
  if (error instanceof DossierRefusal) {
    const { state, allowed, ...data } = error.data;
    switch (problemCodes[error.code][0]) {
      case 404:
        return problem(error.code, error.message);
      case 409:
        return problem(error.code, error.message, {
          state,
          allowed,
          ...(tellingMore.has(error.code) && { data }),
        });
      default:
        return problem(error.code, error.message, { data });
    }
  }
  if (error instanceof DatabaseRefusal || error instanceof StorageDown)
    return { ...problem(error.code, error.message), retryAfter: 5 };
  if (error instanceof AccessDenied || error instanceof PartnerRefused) {
    const { retryAfterSeconds: retryAfter } = error;
    return {
      ...problem(error.code, error.message),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  }
  if (error instanceof FormsInvalid)
    return problem(error.code, error.message, { data: { findings: error.findings } });
  if (
    error instanceof FileRefusal ||
    error instanceof SignatureRefused ||
    error instanceof PeriodUnknown ||
    error instanceof PeriodNotBegun ||
    error instanceof PeriodNotOver ||
    error instanceof LockRefused ||
    error instanceof ReportNotLocked ||
    error instanceof AgencyUnknown ||
    error instanceof AgencyCodeRefused ||
    error instanceof ReportPapersMissing ||
    error instanceof ReportPapersInvalid ||
    error instanceof FormNotOffered ||
    error instanceof RegisterFormMissing ||
    error instanceof RegisterTooLong ||
    error instanceof AccountRefused ||
    error instanceof ExchangeKeyRefused ||
    error instanceof OidcRefused ||
    error instanceof IdentityBroken
  )
    return problem(error.code, error.message);
  return transportProblem(error);
};

/** What Nest and Fastify refuse themselves: unknown paths, bodies that are no JSON. */
const transportProblem = (error: unknown): Problem | undefined => {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : 500;
  if (status >= 500) return undefined;
  if (status === 404) return problem('not-found', 'Không có địa chỉ này.');
  if (status === 413) return problem('too-large', 'Dữ liệu gửi lên quá lớn.');
  if (status === 415)
    return problem(
      'media-type',
      'Hãy gửi JSON (application/json); tệp tải lên thì application/octet-stream.',
    );
  const words = 'Yêu cầu không đọc được: hãy gửi JSON đúng dạng.';
  return problem('bad-request', words, undefined, status);
};

/** Answers a request with the problem an error means; a fault of ours, known or not, has a number of its own. */
export const tellProblem = (
  reply: FastifyReply,
  error: unknown,
  fault: (instance: string) => void = () => undefined,
): void => {
  const known = problemOf(error);
  const instance = known && known.status !== 500 ? undefined : randomUUID();
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
