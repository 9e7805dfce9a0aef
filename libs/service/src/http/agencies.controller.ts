import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import { isoOf } from '#lib/dossier';

import { DESK } from '../engine.module.ts';
import { Answers } from './answers.ts';
import { agenciesQuery, agencyList } from './schemas/others.ts';

/** The agencies of a day. */
@ApiTags('Cơ quan')
@Controller('agencies')
export class AgenciesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({ operationId: 'listAgencies', summary: 'Cây cơ quan của một ngày' })
  @Answers(agencyList, 'Các cơ quan có hiệu lực')
  list(
    @Query({ schema: agenciesQuery }) { on }: z.infer<typeof agenciesQuery>,
  ): z.infer<typeof agencyList> {
    const { directory } = this.desk;
    const day = on ?? isoOf(Date.now()).slice(0, 10);
    return {
      items: directory.on(day).map((agency) => ({
        id: agency.id,
        name: agency.name,
        shortName: agency.shortName,
        kind: agency.kind,
        kindName: directory.kinds[agency.kind] ?? agency.kind,
        parent: directory.parentOf(agency.id, day)?.id ?? null,
        code: agency.code ?? null,
      })),
    };
  }
}
