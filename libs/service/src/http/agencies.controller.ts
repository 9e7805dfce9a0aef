import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import { type Actor, mayReplace, roleNames } from '#lib/directory';
import { isoOf } from '#lib/dossier';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { peopleList } from './schemas/assignments.ts';
import { agenciesQuery, agencyId, agencyList } from './schemas/others.ts';

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

  @Get(':id/people')
  @ApiOperation({
    operationId: 'listAgencyPeople',
    summary: 'Những người làm việc ở một cơ quan của bạn',
  })
  @Answers(peopleList, 'Theo tên')
  async people(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: agencyId }) id: string,
  ): Promise<z.infer<typeof peopleList>> {
    // Of another agency nobody learns who works there, nor whether there is such an agency.
    if (!actor.grants.some(({ agency }) => agency === id)) throw new AccessDenied('forbidden');
    const colleagues = await this.desk.assignments.colleagues(id);
    return {
      items: colleagues.map((colleague) => ({
        id: colleague.id,
        name: colleague.name,
        roles: colleague.grants
          .filter(({ agency }) => agency === id)
          .map(({ role, fields }) => ({
            role,
            roleName: roleNames[role],
            fields: fields ? [...fields] : null,
          })),
        mayBeAbsent: colleague.id === actor.id || mayReplace(actor, colleague.grants, id, null),
      })),
    };
  }
}
