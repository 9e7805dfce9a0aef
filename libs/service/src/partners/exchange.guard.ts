import { randomBytes } from 'node:crypto';

import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import { AccessDenied } from '../identity/errors.ts';
import { Public } from '../identity/decorators.ts';
import { PartnerRefused } from './errors.ts';
import type { Partner } from './partner.ts';
import { Partners } from './partners.ts';
import { Rate } from './rate.ts';
import { headerNames, isSigned, requestContent } from './signature.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed the request; there on the routes of the exchange. */
    partner?: Partner;
  }
}

const MINUTE = 60_000;
/** Requests a minute: wrongly signed ones from an address, and all of a partner. */
const MOST = { wrong: 300, right: 30_000 };

/** Signs for whom we do not know, so that they wait as long for the same answer. */
const nobodys = [randomBytes(32)];

/**
 * Finds out which partner signed a request: its body as sent, or its method and address if it has none. A body
 * is then parsed. Who is unknown and who signed wrongly, or long ago, are answered alike.
 *
 * @throws PartnerRefused 'signature-invalid' | 'partner-throttled'
 */
@Injectable()
export class ExchangeGuard implements CanActivate {
  private readonly wrong = new Rate(MOST.wrong, MINUTE, Date.now);
  private readonly right = new Rate(MOST.right, MINUTE, Date.now);

  constructor(private readonly partners: Partners) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    demandRate(this.wrong, request.ip);
    const { headers, body } = request;
    const id = one(headers[headerNames.partner]);
    const content = Buffer.isBuffer(body)
      ? body
      : requestContent(request.method, request.originalUrl);
    const signs = {
      id: one(headers[headerNames.id]),
      timestamp: one(headers[headerNames.timestamp]),
      signature: one(headers[headerNames.signature]),
    };
    const partner = (await this.partners.directory()).partner(id);
    const secrets = partner ? await this.partners.secretsOf(id) : nobodys;
    if (!isSigned(secrets, signs, content, Date.now()) || !partner) {
      this.wrong.count(request.ip);
      throw new PartnerRefused(
        'signature-invalid',
        'Không rõ đối tác, hoặc chữ ký không đúng hay đã quá giờ.',
      );
    }
    demandRate(this.right, id);
    this.right.count(id);
    request.partner = partner;
    if (Buffer.isBuffer(body)) request.body = parsed(body);
    return true;
  }
}

const demandRate = (rate: Rate, subject: string): void => {
  const seconds = rate.exceeded(subject);
  if (seconds !== undefined)
    throw new PartnerRefused('partner-throttled', 'Gửi quá nhiều; hãy đợi rồi gửi lại.', seconds);
};

/** What is no JSON is told field by field by the route's schema. */
const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

const one = (header: string | string[] | undefined): string =>
  typeof header === 'string' ? header : '';

/** A route for partners alone, recognised by their signature. */
export const ForPartners = (): ClassDecorator & MethodDecorator =>
  applyDecorators(
    Public(),
    UseGuards(ExchangeGuard),
    ApiSecurity({}),
    ...[
      [headerNames.partner, 'Mã đối tác mà hệ thống này đặt cho bên gửi'],
      [headerNames.id, 'Mã tin, không đổi khi gửi lại'],
      [headerNames.timestamp, 'Giây từ 1970; lệch quá năm phút thì không nhận'],
      [headerNames.signature, 'Standard Webhooks: v1,base64(HMAC-SHA256(khóa, "id.giờ.nội dung"))'],
    ].map(([name = '', description = '']) => ApiHeader({ name, description, required: true })),
  );

/** The partner that signed the request. */
export const CurrentPartner = createParamDecorator(
  (_: unknown, context: ExecutionContext): Partner => {
    const { partner } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!partner) throw new AccessDenied('unauthenticated');
    return partner;
  },
);
