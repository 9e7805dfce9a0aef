import { randomUUID } from 'node:crypto';

import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '#lib/directory';

import { Answers } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Doing } from './doing.ts';
import type { DossierAnswer } from './dossier-answer.ts';
import { keyIn, versionIn, wantsMinimal } from './idempotency.ts';
import { type ActionName, actionName, commandBody, type CommandBody } from './schemas/command.ts';
import { dossierAnswer, dossierId } from './schemas/dossier.ts';
import { Telling } from './telling.ts';

/** What is done to a dossier: the one way to change it. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/actions')
export class DossierActionsController {
  constructor(
    private readonly doing: Doing,
    private readonly telling: Telling,
  ) {}

  @Post(':action')
  @HttpCode(200)
  @ApiOperation({ operationId: 'actOnDossier', summary: 'Làm một việc với hồ sơ' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false, description: '"số lần ghi" đã thấy' })
  @ApiHeader({
    name: 'Prefer',
    required: false,
    description: 'return=minimal: chỉ cần biết là đã xong (204, ETag là số lần ghi)',
  })
  @Answers(dossierAnswer, 'Hồ sơ sau việc đó')
  @ApiResponse({ status: 204, description: 'Đã xong, theo Prefer: return=minimal' })
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('action', { schema: actionName }) action: ActionName,
    @Body({ schema: commandBody }) body: CommandBody,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer | undefined> {
    const dossier = await this.doing.do(actor, {
      id,
      action,
      body,
      key: keyIn(key) ?? randomUUID(),
      seen: versionIn(ifMatch),
    });
    void reply.header('etag', `"${dossier.stored.rows.length}"`);
    if (!wantsMinimal(prefer)) return this.telling.tell(actor, dossier);
    void reply.status(204).header('preference-applied', 'return=minimal');
    return undefined;
  }
}
