import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { type Desk, listProcedures, type PublishedProcedure, viewProcedure } from '#lib/desk';
import { DossierRefusal } from '#lib/dossier';
import { termInWords } from '#lib/deadline';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { NotThere } from './not-there.ts';
import {
  procedureAnswer,
  procedureList,
  procedureListed,
  procedureQuery,
} from './schemas/others.ts';

const code = z.string().max(40).describe('Mã thủ tục, ví dụ 1.001193');

/** The published procedures. */
@ApiTags('Thủ tục')
@Controller('procedures')
export class ProceduresController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({ operationId: 'listProcedures', summary: 'Danh mục thủ tục' })
  @Answers(procedureList, 'Mọi phiên bản đã công bố')
  async list(): Promise<z.infer<typeof procedureList>> {
    return { items: (await listProcedures(this.desk)).map(listedOf) };
  }

  @Get(':code')
  @ApiOperation({
    operationId: 'viewProcedure',
    summary: 'Một thủ tục: định nghĩa, máy trạng thái',
  })
  @Answers(procedureAnswer, 'Thủ tục')
  async view(
    @Param('code', { schema: code }) of: string,
    @Query({ schema: procedureQuery }) { version }: z.infer<typeof procedureQuery>,
  ): Promise<z.infer<typeof procedureAnswer>> {
    try {
      const found = await viewProcedure(this.desk, of, version);
      return {
        ...listedOf(found),
        definition: { ...found.definition },
        machine: { ...found.machine },
        mermaid: found.mermaid,
      };
    } catch (error) {
      if (error instanceof DossierRefusal) throw new NotThere(error.code, error.message);
      throw error;
    }
  }
}

const listedOf = ({ pin, definition }: PublishedProcedure): z.infer<typeof procedureListed> => ({
  code: definition.code,
  version: definition.version,
  name: definition.name,
  field: definition.field,
  level: definition.level,
  online: definition.online,
  ownerKind: definition.owner.kind,
  term: termInWords(definition.term),
  effective: { from: definition.effective.from, to: definition.effective.to ?? null },
  agencies: [
    ...new Set(
      [...Object.values(definition.lanes), ...Object.values(definition.segments)]
        .map(({ agency }) => agency)
        .filter((agency) => agency !== 'owner'),
    ),
  ],
  immediate: definition.immediate !== undefined,
  filing: definition.filing.map(({ within, desks, effective: { from, to } }) => ({
    within,
    desks: desks ?? null,
    effective: { from, to: to ?? null },
  })),
  pin,
});
