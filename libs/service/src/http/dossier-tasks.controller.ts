import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { type AssignmentOrder, assignTask, type Desk, heldTask } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { DossierRefusal } from '#lib/dossier';
import type { AssignmentAct, Work } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { assignmentWords } from '../notices/words.ts';
import { WORK } from '../work/tokens.ts';
import { Access } from './access.ts';
import { Doing } from './doing.ts';
import type { DossierAnswer } from './dossier-answer.ts';
import {
  assignBody,
  colleagueList,
  delegateBody,
  releaseBody,
  taskStep,
} from './schemas/assignments.ts';
import { dossierAnswer, dossierId } from './schemas/dossier.ts';
import { dossierOf, TaskHolders } from './task-holders.ts';
import { Telling } from './telling.ts';

const refusals: Readonly<Record<AssignmentAct, string>> = {
  claim: 'Công việc này không thuộc vai của bạn.',
  release: 'Chỉ người đang giữ hoặc lãnh đạo được nhả việc này.',
  assign: 'Chỉ lãnh đạo của cơ quan làm bước này được giao việc.',
  delegate: 'Chỉ người đang giữ việc được chuyển việc này.',
};

/** Who has a dossier's open task: taken, given back, given to somebody, passed on. */
@ApiTags('Việc')
@Controller('dossiers/:id/tasks/:task')
export class DossierTasksController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    private readonly access: Access,
    private readonly holders: TaskHolders,
    private readonly doing: Doing,
    private readonly telling: Telling,
  ) {}

  @Post('claim')
  @HttpCode(200)
  @ApiOperation({ operationId: 'claimTask', summary: 'Nhận một việc chưa ai giữ' })
  @Answers(dossierAnswer, 'Hồ sơ, việc đã có người giữ')
  claim(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('task', { schema: taskStep }) task: string,
  ): Promise<DossierAnswer> {
    return this.assign(actor, 'claim', id, task, {});
  }

  @Post('release')
  @HttpCode(200)
  @ApiOperation({ operationId: 'releaseTask', summary: 'Nhả việc đang giữ, để người khác nhận' })
  @Answers(dossierAnswer, 'Hồ sơ, việc lại chưa ai giữ')
  release(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('task', { schema: taskStep }) task: string,
    @Body({ schema: releaseBody }) body: z.infer<typeof releaseBody>,
  ): Promise<DossierAnswer> {
    return this.assign(actor, 'release', id, task, body);
  }

  @Post('assign')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'assignTask',
    summary: 'Giao việc cho một người của vai làm bước này; giao cho mình là nhận thay',
  })
  @Answers(dossierAnswer, 'Hồ sơ; người được giao nhận thông báo')
  give(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('task', { schema: taskStep }) task: string,
    @Body({ schema: assignBody }) body: z.infer<typeof assignBody>,
  ): Promise<DossierAnswer> {
    return this.assign(actor, 'assign', id, task, body);
  }

  @Post('delegate')
  @HttpCode(200)
  @ApiOperation({ operationId: 'delegateTask', summary: 'Chuyển việc đang giữ cho đồng nghiệp' })
  @Answers(dossierAnswer, 'Hồ sơ; người nhận được thông báo')
  delegate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('task', { schema: taskStep }) task: string,
    @Body({ schema: delegateBody }) body: z.infer<typeof delegateBody>,
  ): Promise<DossierAnswer> {
    return this.assign(actor, 'delegate', id, task, body);
  }

  @Get('colleagues')
  @ApiOperation({
    operationId: 'listColleagues',
    summary: 'Những người có thể được giao việc này, kèm số việc đang giữ',
  })
  @Answers(colleagueList, 'Người của vai làm bước này')
  async colleagues(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('task', { schema: taskStep }) step: string,
  ): Promise<z.infer<typeof colleagueList>> {
    const view = await this.access.dossier(actor, id);
    const held = heldTask(view, step);
    if (!held) throw new DossierRefusal('task-not-open', 'Hồ sơ không có việc này đang mở.');
    const dossier = dossierOf(view);
    const { leads, works } = this.holders.standing(actor, dossier, held.task);
    if (!leads && !works) throw new AccessDenied('forbidden');
    const all = await this.desk.assignments.colleagues(held.task.agency);
    return {
      items: all
        .filter((colleague) => this.holders.fits(colleague, dossier, held.task))
        .map(({ id, name, open }) => ({ id, name, open })),
    };
  }

  private async assign(
    actor: Actor,
    act: AssignmentAct,
    dossier: string,
    step: string,
    { to = null, reason = null }: { to?: string | null; reason?: string | null | undefined },
  ): Promise<DossierAnswer> {
    const order: AssignmentOrder = {
      dossier,
      step,
      act,
      actor,
      to,
      reason,
      admit: (view) => this.access.demandSight(actor, view),
      standing: (view, task) => this.holders.standing(actor, dossierOf(view), task),
      refuse: () => {
        throw new AccessDenied('forbidden', refusals[act]);
      },
      fits: (colleague, view, task) => this.holders.fits(colleague, dossierOf(view), task),
    };
    try {
      const after = await assignTask(this.desk, this.work, order, assignmentWords);
      return await this.telling.tell(actor, after);
    } catch (error) {
      throw await this.doing.refusal(actor, error);
    }
  }
}
