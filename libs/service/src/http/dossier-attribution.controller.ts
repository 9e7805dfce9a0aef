import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { attributionOf, type Stretch } from '#lib/dossier';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { agencyNamed } from './names.ts';
import { attributionAnswer } from './schemas/attribution.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';

/** Who had a dossier for how long. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/attribution')
export class DossierAttributionController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'viewAttribution',
    summary: 'Ai giữ hồ sơ bao lâu: mỗi phút làm việc thuộc đúng một bên',
  })
  @Answers(attributionAnswer, 'Từ lúc tiếp nhận đến khi có kết quả, hoặc đến bây giờ')
  async attribution(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof attributionAnswer>> {
    const dossier = await this.access.dossier(actor, id);
    this.access.demand(actor, 'history', dossier);
    const { fold, model, now } = dossier;
    const { directory, calendars } = this.desk;
    const { segments } = model.machine.config.meta;
    const nameOf = (segment: string) => segments[segment]?.name ?? segment;
    const told = ({ from, to, agency, segment, ...rest }: Stretch) => ({
      ...rest,
      from: iso(from),
      to: iso(to),
      agency: agency === null ? null : agencyNamed(directory, agency),
      segment: segment === null ? null : { id: segment, name: nameOf(segment) },
    });
    const { stretches, shares, late, segments: stays } = attributionOf(fold, calendars, now);
    return {
      stretches: stretches.map(told),
      shares: { ...shares },
      late: { ...late },
      segments: stays.map(({ segment, agency, state, ...stay }) => ({
        segment: { id: segment, name: nameOf(segment) },
        agency: agencyNamed(directory, agency),
        state,
        stretches: stay.stretches.map(told),
        shares: { ...stay.shares },
      })),
    };
  }
}
