import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';

import { Answers, AnswersNothing } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { ApiKeys } from './api-keys.ts';
import { ForAdministrators } from './decorators.ts';
import { checkGrants } from './grants.ts';
import { Recognition } from './recognition.ts';
import { apiKeyId, apiKeyList, apiKeyOf, newApiKeyAnswer, newApiKeyBody } from './schemas.ts';

/** Keys other systems call with, kept by administrators. */
@ApiTags('Quản trị')
@Controller('api-keys')
@ForAdministrators()
export class ApiKeysController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly keys: ApiKeys,
    private readonly recognition: Recognition,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listApiKeys', summary: 'Các khóa API' })
  @Answers(apiKeyList, 'Mọi khóa, kể cả đã thu hồi; không bao giờ kèm phần bí mật')
  async list(): Promise<z.infer<typeof apiKeyList>> {
    const all = await this.keys.list();
    return { items: all.map((key) => apiKeyOf(this.desk.directory, key)) };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'createApiKey', summary: 'Tạo khóa API cho một hệ thống' })
  @Answers(newApiKeyAnswer, 'Khóa; chỉ nói một lần', 201)
  async create(
    @Body({ schema: newApiKeyBody }) { name, grants, expiresAt }: z.infer<typeof newApiKeyBody>,
  ): Promise<z.infer<typeof newApiKeyAnswer>> {
    checkGrants(this.desk.directory, await this.desk.catalogue.fields(), grants);
    return this.keys.create(name, grants, expiresAt === undefined ? null : new Date(expiresAt));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'Thu hồi khóa API' })
  @AnswersNothing('Đã thu hồi')
  async revoke(@Param('id', { schema: apiKeyId }) id: string): Promise<void> {
    await this.keys.revoke(id);
    this.recognition.forget();
  }
}
