import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';
import { ActorNames, ErasureStore } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';
import { erasureAnswer, erasureBody } from './schemas/erasure.ts';

/** Personal data of a dossier erased by law: applicant, free text and files; its history and figures stay. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/erasure')
export class DossierErasureController {
  constructor(
    private readonly access: Access,
    private readonly erasures: ErasureStore,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'viewErasure', summary: 'Dữ liệu cá nhân đã xóa hay chưa' })
  @Answers(erasureAnswer, 'Ai xóa, khi nào, theo căn cứ nào; null: chưa xóa')
  async view(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof erasureAnswer>> {
    await this.access.dossier(actor, id);
    return this.told(id);
  }

  @Put()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'eraseApplicant',
    summary: 'Xóa dữ liệu cá nhân của hồ sơ đã kết thúc theo căn cứ pháp luật',
    description:
      'Người nộp, lời văn của các lần ghi và các tệp bị xóa, không lấy lại được. Lịch sử, mã băm và số liệu giữ nguyên. Gửi lại không đổi gì.',
  })
  @Answers(erasureAnswer, 'Lần xóa đã ghi')
  async erase(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Body({ schema: erasureBody }) { ground }: z.infer<typeof erasureBody>,
  ): Promise<z.infer<typeof erasureAnswer>> {
    const dossier = await this.access.dossier(actor, id);
    this.access.demand(actor, 'erase', dossier);
    if (['submitted', 'in-hand', 'finished', 'sent'].includes(dossier.view.phase)) {
      throw new DossierRefusal(
        'not-allowed',
        'Hồ sơ chưa kết thúc, chưa xóa được dữ liệu cá nhân.',
      );
    }
    await this.erasures.erase({ dossier: id, ground, actor: actor.id });
    return this.told(id);
  }

  private async told(id: string): Promise<z.infer<typeof erasureAnswer>> {
    const erased = await this.erasures.of(id);
    if (!erased) return { erasure: null };
    const names = await this.names.of([erased.actor]);
    return {
      erasure: {
        at: iso(erased.at.getTime()),
        actorName: names.get(erased.actor) ?? null,
        ground: erased.ground,
      },
    };
  }
}
