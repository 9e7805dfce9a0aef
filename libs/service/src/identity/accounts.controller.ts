import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';

import { Answers, AnswersNothing } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { Accounts } from './accounts.ts';
import { ForAdministrators } from './decorators.ts';
import { checkGrants } from './grants.ts';
import { Recognition } from './recognition.ts';
import {
  accountList,
  accountOf,
  accountSchema,
  grantsBody,
  newAccountAnswer,
  newAccountBody,
  passwordAnswer,
  usernameParam,
} from './schemas.ts';

/** People's accounts, kept by administrators. */
@ApiTags('Quản trị')
@Controller('accounts')
@ForAdministrators()
export class AccountsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly accounts: Accounts,
    private readonly recognition: Recognition,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAccounts', summary: 'Các tài khoản' })
  @Answers(accountList, 'Mọi tài khoản, kể cả đã khóa')
  async list(): Promise<z.infer<typeof accountList>> {
    const all = await this.accounts.list();
    return { items: all.map((account) => accountOf(this.desk.directory, account)) };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'createAccount', summary: 'Tạo tài khoản' })
  @Answers(newAccountAnswer, 'Tài khoản và mật khẩu dùng một lần', 201)
  async create(
    @Body({ schema: newAccountBody }) body: z.infer<typeof newAccountBody>,
  ): Promise<z.infer<typeof newAccountAnswer>> {
    checkGrants(this.desk.directory, await this.desk.catalogue.fields(), body.grants);
    const { account, oneTimePassword } = await this.accounts.create(body);
    return { account: accountOf(this.desk.directory, account), oneTimePassword };
  }

  @Put(':username/grants')
  @ApiOperation({ operationId: 'grantAccount', summary: 'Giao vai, thay các vai đang có' })
  @Answers(accountSchema, 'Tài khoản')
  async grant(
    @Param('username', { schema: usernameParam }) username: string,
    @Body({ schema: grantsBody }) { grants }: z.infer<typeof grantsBody>,
  ): Promise<z.infer<typeof accountSchema>> {
    checkGrants(this.desk.directory, await this.desk.catalogue.fields(), grants);
    const account = await this.accounts.grant(username, grants);
    this.recognition.forget();
    return accountOf(this.desk.directory, account);
  }

  @Post(':username/password')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resetPassword', summary: 'Cấp lại mật khẩu dùng một lần' })
  @Answers(passwordAnswer, 'Mật khẩu mới; mọi phiên của tài khoản đã chấm dứt')
  async resetPassword(
    @Param('username', { schema: usernameParam }) username: string,
  ): Promise<z.infer<typeof passwordAnswer>> {
    const oneTimePassword = await this.accounts.resetPassword(username);
    this.recognition.forget();
    return { oneTimePassword };
  }

  @Post(':username/disable')
  @HttpCode(204)
  @ApiOperation({ operationId: 'disableAccount', summary: 'Khóa tài khoản' })
  @AnswersNothing('Đã khóa; mọi phiên của tài khoản đã chấm dứt')
  async disable(@Param('username', { schema: usernameParam }) username: string): Promise<void> {
    await this.accounts.disable(username);
    this.recognition.forget();
  }

  @Post(':username/enable')
  @HttpCode(204)
  @ApiOperation({ operationId: 'enableAccount', summary: 'Mở khóa tài khoản' })
  @AnswersNothing('Đã mở khóa; mật khẩu và các vai như trước khi khóa')
  async enable(@Param('username', { schema: usernameParam }) username: string): Promise<void> {
    await this.accounts.enable(username);
  }
}
