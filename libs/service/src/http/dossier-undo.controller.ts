import { randomUUID } from 'node:crypto';

import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';

import { Answers } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Doing } from './doing.ts';
import type { DossierAnswer } from './dossier-answer.ts';
import { keyIn } from './idempotency.ts';
import { dossierAnswer, dossierId, undoBody } from './schemas/dossier.ts';
import { Telling } from './telling.ts';

/** One's own last act taken back at once; what others heard of it they are told is withdrawn. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/undo')
export class DossierUndoController {
  constructor(
    private readonly doing: Doing,
    private readonly telling: Telling,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'undoAct',
    summary: 'Hoàn tác lần ghi cuối của chính bạn, trong ít giây sau khi ghi',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Answers(dossierAnswer, 'Hồ sơ như trước lần ghi đó; cả hai lần ghi còn trong lịch sử')
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Body({ schema: undoBody }) { entry }: z.infer<typeof undoBody>,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer> {
    const dossier = await this.doing.undo(actor, id, entry, keyIn(key) ?? randomUUID());
    void reply.header('etag', `"${dossier.stored.rows.length}"`);
    return this.telling.tell(actor, dossier);
  }
}
