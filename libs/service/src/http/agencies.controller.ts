import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { dayOf, type Desk, setAgencyCode } from '#lib/desk';
import { type Actor, type Agency, AgencyUnknown, mayReplace, roleNames } from '#lib/directory';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor, ForAdministrators } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { peopleList } from './schemas/assignments.ts';
import {
  agenciesQuery,
  agencyAnswer,
  agencyCodeBody,
  agencyId,
  agencyList,
} from './schemas/others.ts';

const today = (): string => dayOf(Date.now());

/** The agencies of a day. */
@ApiTags('Cơ quan')
@Controller('agencies')
export class AgenciesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({ operationId: 'listAgencies', summary: 'Cây cơ quan của một ngày' })
  @Answers(agencyList, 'Các cơ quan có hiệu lực')
  async list(
    @Query({ schema: agenciesQuery }) { on }: z.infer<typeof agenciesQuery>,
  ): Promise<z.infer<typeof agencyList>> {
    const day = on ?? today();
    const given = await this.desk.catalogue.agencyCodes();
    return {
      items: this.desk.directory.on(day).map((agency) => this.told(agency, given, day)),
    };
  }

  @Put(':id/code')
  @ForAdministrators()
  @ApiOperation({
    operationId: 'setAgencyCode',
    summary: 'Ghi mã định danh của một cơ quan mà danh bạ chưa có mã',
  })
  @Answers(agencyAnswer, 'Cơ quan; hồ sơ nộp từ nay lấy mã bắt đầu bằng mã này')
  async setCode(
    @CurrentActor() { id: by }: Actor,
    @Param('id', { schema: agencyId }) id: string,
    @Body({ schema: agencyCodeBody }) { code }: z.infer<typeof agencyCodeBody>,
  ): Promise<z.infer<typeof agencyAnswer>> {
    const day = today();
    const agency = this.desk.directory.on(day).find((one) => one.id === id);
    if (!agency) throw new AgencyUnknown(id, day);
    await setAgencyCode(this.desk, { agency: id, code, by });
    return this.told(agency, new Map([[id, code]]), day);
  }

  private told(
    agency: Agency,
    given: ReadonlyMap<string, string>,
    day: string,
  ): z.infer<typeof agencyAnswer> {
    const { directory } = this.desk;
    return {
      id: agency.id,
      name: agency.name,
      shortName: agency.shortName,
      kind: agency.kind,
      kindName: directory.kinds[agency.kind] ?? agency.kind,
      parent: directory.parentOf(agency.id, day)?.id ?? null,
      code: agency.code ?? given.get(agency.id) ?? null,
      codeFixed: agency.code !== undefined,
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
