import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { ListQueries } from '#lib/persistence';

import { AnswersDocx } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { printRegister } from '../printed-forms.ts';
import { Access } from './access.ts';
import { sendDocx } from './attachment.ts';
import { registerAgency, registerQuery } from './schemas/forms.ts';
import { HTTP_SETTINGS, type HttpSettings, LISTS } from './tokens.ts';

/** The register (sổ theo dõi hồ sơ) of an agency, for whoever sees its figures. */
@ApiTags('Cơ quan')
@Controller('agencies/:agency/register')
export class RegisterController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(LISTS) private readonly lists: ListQueries,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'printRegister',
    summary: 'Sổ theo dõi hồ sơ của một cơ quan, tệp Word',
  })
  @AnswersDocx('Hồ sơ tiếp nhận trong các ngày đó; người nộp được che như khi xem hồ sơ')
  async print(
    @CurrentActor() actor: Actor,
    @Param('agency', { schema: registerAgency }) agency: string,
    @Query({ schema: registerQuery }) { from, to }: z.infer<typeof registerQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.access.demandAt(actor, 'report', agency);
    const printed = await printRegister(this.desk, this.lists, this.settings.catalogue, {
      agency,
      from,
      to,
      now: Date.now(),
      seen: (row) => this.access.applicantRegistered(actor, row.id, row),
    });
    await sendDocx(reply, printed);
  }
}
