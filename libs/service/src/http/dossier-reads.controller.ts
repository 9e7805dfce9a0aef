import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';
import { ActorNames, ReadStore } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { given } from './given.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';
import { readPage, readPurposeNames, readsQuery } from './schemas/reads.ts';

/** Who looked at who a dossier is for, and what for. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/reads')
export class DossierReadsController {
  constructor(
    private readonly access: Access,
    private readonly reads: ReadStore,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listReads',
    summary: 'Ai đã xem thông tin người nộp của hồ sơ, mới nhất trước',
  })
  @Answers(readPage, 'Một trang các lần xem')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Query({ schema: readsQuery }) { limit, cursor }: z.infer<typeof readsQuery>,
  ): Promise<z.infer<typeof readPage>> {
    this.access.demand(actor, 'reads', await this.access.dossier(actor, id));
    const { items, next } = await this.reads.ofDossier(id, { limit, ...given({ before: cursor }) });
    const names = await this.names.of(items.map((read) => read.actor));
    return {
      items: items.map((read) => ({
        id: read.id,
        at: iso(read.at.getTime()),
        actor: { id: read.actor, name: names.get(read.actor) ?? read.actor },
        purpose: read.purpose,
        purposeLabel: readPurposeNames[read.purpose],
        detail: read.detail,
      })),
      next,
    };
  }
}
