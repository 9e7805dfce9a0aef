import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import { type Desk, dossiersOfPetitions, petitionReport } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { type PetitionCell, petitionLabels } from '#lib/reporting';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { petitionFiles, petitionFormFor } from '../petition-files.ts';
import { Access } from './access.ts';
import { given } from './given.ts';
import { cellOf, orderOf, sendReport } from './report-answers.ts';
import { cellAnswer, periodId, reportQuery } from './schemas/others.ts';
import { petitionCellKey, petitionCellQuery, petitionReportAnswer } from './schemas/petitions.ts';
import { HTTP_SETTINGS, type HttpSettings } from './tokens.ts';

/** The report on petitions of a period, and the petitions behind each of its figures. */
@ApiTags('Báo cáo')
@Controller('reports/:period/petitions')
export class PetitionReportController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'viewPetitionReport',
    summary: 'Báo cáo phản ánh, kiến nghị của một kỳ: json, xlsx hoặc docx',
  })
  @Answers(petitionReportAnswer, 'Báo cáo; xlsx và docx là tệp tải về')
  async report(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.access.demandAt(actor, 'report', query.agency);
    const order = await this.orderOf(period, query);
    const report = await petitionReport(this.desk, order);
    const { catalogue } = this.settings;
    await sendReport(
      reply,
      await petitionFiles(report, order.form, catalogue, [query.format]),
      query.format,
    );
  }

  @Get('cells/:key')
  @ApiOperation({
    operationId: 'viewPetitionCell',
    summary: 'Các phản ánh, kiến nghị đằng sau một con số của báo cáo',
  })
  @Answers(cellAnswer, 'Con số và các hồ sơ của nó')
  async cell(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Param('key', { schema: petitionCellKey }) key: PetitionCell,
    @Query({ schema: petitionCellQuery }) query: z.infer<typeof petitionCellQuery>,
  ): Promise<z.infer<typeof cellAnswer>> {
    this.access.demandAt(actor, 'report', query.agency);
    const { kind, owner } = query;
    const found = await dossiersOfPetitions(
      this.desk,
      await this.orderOf(period, query),
      key,
      given({ kind, owner }),
    );
    return cellOf(this.desk.directory, { key, label: petitionLabels[key] }, found, query);
  }

  private async orderOf(period: string, query: Parameters<typeof orderOf>[1]) {
    const order = orderOf(period, query);
    return { ...order, form: await petitionFormFor(this.settings.catalogue, order) };
  }
}
