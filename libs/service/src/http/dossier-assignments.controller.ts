import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { ActorNames } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { assignmentList } from './schemas/assignments.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';
import { dossierOf } from './task-holders.ts';

/** Who had which task of a dossier, from when to when. */
@ApiTags('Việc')
@Controller('dossiers/:id/assignments')
export class DossierAssignmentsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly access: Access,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAssignments', summary: 'Ai đã giữ việc nào, từ lúc nào' })
  @Answers(assignmentList, 'Các lần nhận, nhả, giao, chuyển, theo thứ tự')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof assignmentList>> {
    const dossier = await this.access.dossier(actor, id);
    this.access.demand(actor, 'history', dossier);
    const { fold, modelAt } = dossier;
    const of = dossierOf(dossier);
    const all = await this.desk.assignments.ofDossier(id);
    const names = await this.names.of(
      all.flatMap((one) => [one.actor, one.holder, one.inPlaceOf]).filter((who) => who !== null),
    );
    const named = (who: string) => ({ id: who, name: names.get(who) ?? who });
    return {
      items: all.map((one) => {
        const ofVisit = ({ step, openedSeq }: { step: string; openedSeq: number }) =>
          step === one.step && openedSeq === one.openedSeq;
        const later = all.find((other) => other.turn > one.turn && ofVisit(other));
        const until = later?.at ?? fold.tasks.find(ofVisit)?.closedAt ?? null;
        return {
          turn: one.turn,
          task: one.step,
          taskName: modelAt(one.openedSeq).machine.tasks[one.step]?.name ?? one.step,
          act: one.act,
          holder: one.holder === null ? null : named(one.holder),
          actor: named(one.actor),
          inPlaceOf: one.inPlaceOf === null ? null : named(one.inPlaceOf),
          reason: this.access.written(actor, of, one.reason),
          at: iso(one.at),
          until: iso(until),
        };
      }),
    };
  }
}
