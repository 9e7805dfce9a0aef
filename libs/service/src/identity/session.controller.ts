import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import { type StoredAccount, SubstitutionStore } from '#lib/persistence';

import { Answers, AnswersNothing } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { Accounts } from './accounts.ts';
import { standInsAt } from './actor.ts';
import type { IdentityConfig } from './config.ts';
import { Cookies, sessionToken } from './cookies.ts';
import { MayKeepPassword, Public } from './decorators.ts';
import { AccessDenied } from './errors.ts';
import { Recognition } from './recognition.ts';
import { loginBody, passwordBody, sessionAnswer, sessionOf } from './schemas.ts';
import { Sessions } from './sessions.ts';
import { LoginThrottle } from './throttle.ts';
import { IDENTITY } from './tokens.ts';

type Session = z.infer<typeof sessionAnswer>;

/** The session of a person: who is signed in, signing in and out, the password. */
@ApiTags('Phiên')
@Controller('session')
export class SessionController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(IDENTITY) private readonly config: IdentityConfig,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly recognition: Recognition,
    private readonly substitutions: SubstitutionStore,
    private readonly throttle: LoginThrottle,
    private readonly cookies: Cookies,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ operationId: 'viewSession', summary: 'Ai đang đăng nhập' })
  @Answers(sessionAnswer, 'Phiên hiện tại; chưa đăng nhập thì `account` là null')
  async view(@Req() request: FastifyRequest): Promise<Session> {
    const token = sessionToken(request);
    const recognised = token ? await this.recognition.bySession(token) : undefined;
    return this.told(recognised?.account);
  }

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signIn', summary: 'Đăng nhập bằng mật khẩu' })
  @Answers(sessionAnswer, 'Phiên mới, trong cookie')
  async signIn(
    @Body({ schema: loginBody }) { username, password }: z.infer<typeof loginBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    // Nobody may be signed in as somebody else by another site's page.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw new AccessDenied('csrf');
    await this.throttle.admit(username, request.ip);
    const account = await this.accounts.recognise(username, password);
    if (!account) throw new AccessDenied('login-wrong');
    await this.throttle.right(username, request.ip);
    return this.begin(account, request, reply);
  }

  @Delete()
  @MayKeepPassword()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Đăng xuất' })
  @AnswersNothing('Đã đăng xuất')
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = sessionToken(request);
    if (token) await this.sessions.end(token);
    this.recognition.forget();
    this.cookies.clearSession(request, reply);
  }

  @Post('password')
  @MayKeepPassword()
  @HttpCode(200)
  @ApiOperation({ operationId: 'changePassword', summary: 'Đổi mật khẩu của mình' })
  @Answers(sessionAnswer, 'Phiên mới; mọi phiên cũ đã chấm dứt')
  async changePassword(
    @Body({ schema: passwordBody }) { current, next }: z.infer<typeof passwordBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const account = request.recognised?.account;
    if (!account) throw new AccessDenied('forbidden');
    await this.throttle.admit(account.username, request.ip);
    await this.accounts.changePassword(account, current, next);
    await this.throttle.right(account.username, request.ip);
    this.recognition.forget();
    return this.begin({ ...account, mustChangePassword: false }, request, reply);
  }

  private async begin(
    account: StoredAccount,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Session> {
    const before = sessionToken(request);
    const token = await this.sessions.begin(account, 'password', before);
    this.cookies.setSession(request, reply, token);
    return this.told(account);
  }

  private async told(account: StoredAccount | undefined): Promise<Session> {
    const now = this.config.clock();
    const lent = account ? await this.substitutions.lentTo(account.id, new Date(now)) : [];
    const standsInFor = standInsAt(lent, now);
    return sessionOf(this.desk, account, standsInFor, this.config.oidc !== undefined);
  }
}
