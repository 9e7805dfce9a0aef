import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { z } from 'zod';

import type { StoredAccount } from '#lib/persistence';

import { OrProblem } from '../answers.ts';
import { Accounts } from './accounts.ts';
import { Cookies, sessionToken } from './cookies.ts';
import { Public } from './decorators.ts';
import { OidcRefused } from './errors.ts';
import { localPath } from './local-path.ts';
import { Oidc, type ProviderLogin } from './oidc.ts';
import { Recognition } from './recognition.ts';
import { oidcQuery } from './schemas.ts';
import { Sessions } from './sessions.ts';
import { IDENTITY_LOGGER } from './tokens.ts';

/** Login at the identity provider, by redirects of the person's browser. */
@ApiTags('Phiên')
@Controller('session/oidc')
export class OidcController {
  constructor(
    private readonly oidc: Oidc,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly recognition: Recognition,
    private readonly cookies: Cookies,
    @Inject(IDENTITY_LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Public()
  @ApiOperation({
    operationId: 'beginOidc',
    summary: 'Đăng nhập qua nhà cung cấp định danh (OIDC); mở bằng trình duyệt',
  })
  @ApiResponse({ status: 302, description: 'Đến nhà cung cấp định danh' })
  @OrProblem()
  async begin(
    @Query({ schema: oidcQuery }) { next }: z.infer<typeof oidcQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { address, flow } = await this.oidc.begin(localPath(next));
      this.cookies.setFlow(request, reply, flow);
      await reply.redirect(address, 302);
    } catch (error) {
      // A person in a browser is better told on the page where a password may be given instead.
      if (!request.headers.accept?.includes('text/html')) throw error;
      await this.sendBack(reply, error);
    }
  }

  @Get('callback')
  @Public()
  @ApiOperation({
    operationId: 'finishOidc',
    summary: 'Nhà cung cấp định danh đưa người dùng trở lại đây',
  })
  @ApiResponse({
    status: 302,
    description:
      'Đến `next` với một phiên mới; không thành: đến `/dang-nhap?loi=` oidc-unknown, oidc-failed, oidc-unavailable hoặc oidc-not-configured',
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const flow = this.cookies.takeFlow(request, reply);
    try {
      const login = await this.oidc.finish(
        flow,
        new URL(request.url, 'http://localhost').searchParams,
      );
      const account = await this.accountOf(login);
      if (!account) {
        this.logger.info(
          { issuer: login.issuer },
          'người được nhà cung cấp định danh xác nhận không có tài khoản dùng được',
        );
        await reply.redirect(loginPage('oidc-unknown'), 302);
        return;
      }
      const token = await this.sessions.begin(account, 'oidc', sessionToken(request));
      this.recognition.forget();
      this.cookies.setSession(request, reply, token);
      await reply.redirect(login.next, 302);
    } catch (error) {
      await this.sendBack(reply, error);
    }
  }

  /** The e-mail address is only asked for where nobody is tied to the subject. */
  private async accountOf({
    issuer,
    subject,
    verifiedEmail,
  }: ProviderLogin): Promise<StoredAccount | undefined> {
    return (
      (await this.accounts.recogniseSubject(issuer, subject, undefined)) ??
      this.accounts.recogniseSubject(issuer, subject, await verifiedEmail())
    );
  }

  private async sendBack(reply: FastifyReply, error: unknown): Promise<void> {
    if (!(error instanceof OidcRefused)) throw error;
    const { code, cause } = error;
    this.logger.warn(
      { code, reason: reasonOf(cause) },
      'không đăng nhập được qua nhà cung cấp định danh',
    );
    await reply.redirect(loginPage(code), 302);
  }
}

const loginPage = (code: string): string => `/dang-nhap?loi=${code}`;

/** What to look into, without what was sent: codes and tokens stay out of the log. */
const reasonOf = (cause: unknown): string | undefined => {
  if (!(cause instanceof Error)) return undefined;
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
  const told = 'error' in cause && typeof cause.error === 'string' ? ` (${cause.error})` : '';
  return `${cause.message}${told}${inner}`;
};
