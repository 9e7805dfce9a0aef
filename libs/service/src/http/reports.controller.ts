import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import { type Desk, dossiersBehind, periodReport, reportAnnex } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { Work } from '#lib/persistence';
import { type CellKey, cellLabels, periodName, recentPeriods, REPORT_FORM } from '#lib/reporting';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { annexFiles, reportFiles } from '../report-files.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { WORK } from '../work/tokens.ts';
import { Access } from './access.ts';
import { given } from './given.ts';
import { agencyNamed } from './names.ts';
import { cellOf, orderOf, sendReport } from './report-answers.ts';
import { annexAnswer } from './schemas/annex.ts';
import { iso } from './schemas/common.ts';
import {
  cellAnswer,
  cellKey,
  cellQuery,
  draftList,
  draftsQuery,
  periodId,
  periodList,
  reportAnswer,
  reportQuery,
} from './schemas/others.ts';
import { HTTP_SETTINGS, type HttpSettings } from './tokens.ts';

/** How far back the periods offered go. */
const QUARTERS = 8;
const YEARS = 2;

/** Reports of a period, and the dossiers behind each of their figures. */
@ApiTags('Báo cáo')
@Controller('reports')
export class ReportsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listReportDrafts',
    summary: 'Dự thảo báo cáo bạn được xem, mới lập trước',
  })
  @Answers(draftList, 'Một trang dự thảo')
  async drafts(
    @CurrentActor() actor: Actor,
    @Query({ schema: draftsQuery }) query: z.infer<typeof draftsQuery>,
  ): Promise<z.infer<typeof draftList>> {
    const { agency, limit, cursor: before } = query;
    const agencies = this.access
      .reporting(actor)
      .filter((one) => agency === undefined || one === agency);
    const { items, next } = await this.work.drafts.made(agencies, {
      form: REPORT_FORM,
      limit,
      ...given({ before }),
    });
    return {
      items: items.map((draft) => ({
        period: draft.period,
        periodName: periodName(draft.period),
        agency: agencyNamed(this.desk.directory, draft.agency),
        draftedAt: iso(draft.draftedAt.getTime()),
        asOf: iso(draft.asOf.getTime()),
        asKnownAt: iso(draft.asKnownAt.getTime()),
        locked: draft.locked,
      })),
      next,
    };
  }

  @Get('periods')
  @ApiOperation({ operationId: 'listReportPeriods', summary: 'Các kỳ báo cáo gần đây' })
  @Answers(periodList, 'Tám quý và hai năm gần nhất, kể cả kỳ đang chạy, mới nhất trước')
  periods(): z.infer<typeof periodList> {
    return {
      items: recentPeriods(Date.now(), QUARTERS, YEARS).map(({ id, from, to }) => ({
        id,
        name: periodName(id),
        from,
        to,
      })),
    };
  }

  @Get(':period')
  @ApiOperation({ operationId: 'viewReport', summary: 'Báo cáo một kỳ: json, xlsx hoặc docx' })
  @Answers(reportAnswer, 'Báo cáo; xlsx và docx là tệp tải về')
  async report(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.access.demandAt(actor, 'report', query.agency);
    const report = await periodReport(this.desk, orderOf(period, query));
    const files = await reportFiles(report, this.settings.catalogue, [query.format]);
    await sendReport(reply, files, query.format);
  }

  @Get(':period/annex')
  @ApiOperation({
    operationId: 'viewReportAnnex',
    summary: 'Phụ lục giải trình hồ sơ quá hạn của báo cáo: json, xlsx hoặc docx',
  })
  @Answers(annexAnswer, 'Phụ lục; xlsx và docx là tệp tải về')
  async annex(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.access.demandAt(actor, 'report', query.agency);
    const annex = await reportAnnex(this.desk, orderOf(period, query));
    const files = await annexFiles(annex, this.settings.catalogue, [query.format]);
    await sendReport(reply, files, query.format);
  }

  @Get(':period/cells/:key')
  @ApiOperation({ operationId: 'viewCell', summary: 'Các hồ sơ đằng sau một con số của báo cáo' })
  @Answers(cellAnswer, 'Con số và các hồ sơ của nó')
  async cell(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Param('key', { schema: cellKey }) key: CellKey,
    @Query({ schema: cellQuery }) query: z.infer<typeof cellQuery>,
  ): Promise<z.infer<typeof cellAnswer>> {
    this.access.demandAt(actor, 'report', query.agency);
    const { field, owner } = query;
    const found = await dossiersBehind(
      this.desk,
      orderOf(period, query),
      key,
      given({ field, owner }),
    );
    return cellOf(this.desk.directory, { key, label: cellLabels[key] }, found, query);
  }
}
