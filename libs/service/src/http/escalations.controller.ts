import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { type Desk, escalate } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { Work } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { escalationWords } from '../notices/words.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { WORK } from '../work/tokens.ts';
import { Access } from './access.ts';
import { dossierId } from './schemas/dossier.ts';
import { escalationAnswer, escalationBody } from './schemas/notices.ts';

/** A person tells the superiors of a dossier's owner about it; what was told stays told. */
@ApiTags('Thông báo')
@Controller('dossiers/:id/escalations')
export class EscalationsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    private readonly access: Access,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'escalateDossier', summary: 'Báo cấp trên về một hồ sơ' })
  @Answers(escalationAnswer, 'Đã ghi nhận và báo', 201)
  async escalate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Body({ schema: escalationBody }) { role, reason }: z.infer<typeof escalationBody>,
  ): Promise<z.infer<typeof escalationAnswer>> {
    this.access.demand(actor, 'escalate', await this.access.dossier(actor, id));
    const order = { dossier: id, role, actor: actor.id, reason };
    return escalate(this.desk, this.work, order, escalationWords);
  }
}
