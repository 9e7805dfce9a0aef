import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Work } from '#lib/persistence';

import { Answers, AnswersNothing } from '../answers.ts';
import { dossierId } from '../http/schemas/dossier.ts';
import { ForAdministrators } from '../identity/decorators.ts';
import { Partners } from '../partners/partners.ts';
import { partnerIdParam } from '../partners/schemas.ts';
import { WORK } from '../work/tokens.ts';
import { Exchange } from './exchange.ts';
import { Sharing } from './sharing.ts';

const count = z.number().int().nonnegative();
const reconciledAnswer = z
  .object({
    partner: z.string(),
    dossiers: count.describe('Hồ sơ mà một trong hai bên coi là chung'),
    agree: count,
    underWay: count.describe('Chưa so: còn tin đang trên đường'),
    differences: count.describe('Số chỗ khác nhau'),
  })
  .meta({
    id: 'Reconciled',
    example: { partner: 'huyen', dossiers: 120, agree: 118, underWay: 1, differences: 1 },
  });
const differencesAnswer = z
  .object({
    items: z.array(
      z
        .object({
          dossier: z.string(),
          what: z.string().describe('`due`, `segment cu-tru#1` …; `dossier`: một bên không có'),
          ours: z.unknown(),
          theirs: z.unknown(),
          foundAt: z.string(),
        })
        .meta({ id: 'ExchangeDifference' }),
    ),
  })
  .meta({ id: 'ExchangeDifferences' });
const resyncBody = z
  .strictObject({ dossier: dossierId })
  .meta({ id: 'ResyncBody', examples: [{ dossier: '000.22.24.H23-230316-0007' }] });

/** Differences shown at most: an operator looks at the first ones. */
const SHOWN = 200;

/** Where we and a partner say different things of the dossiers we share, and what to do about it. */
@ApiTags('Liên thông')
@Controller('partners/:id')
@ForAdministrators()
export class ReconcilingController {
  constructor(
    @Inject(WORK) private readonly work: Work,
    private readonly partners: Partners,
    private readonly sharing: Sharing,
    private readonly exchange: Exchange,
  ) {}

  @Post('reconcile')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reconcilePartner',
    summary: 'Đối soát mọi hồ sơ chung với đối tác',
    description: 'Cũng tự chạy mỗi ngày một lần.',
  })
  @Answers(reconciledAnswer, 'Kết quả đối soát')
  async reconcile(
    @Param('id', { schema: partnerIdParam }) id: string,
  ): Promise<z.infer<typeof reconciledAnswer>> {
    return { ...(await this.sharing.reconcile(id)) };
  }

  @Get('differences')
  @ApiOperation({
    operationId: 'listDifferences',
    summary: 'Chỗ hai bên ghi khác nhau, theo lần đối soát gần nhất',
  })
  @Answers(differencesAnswer, `Cũ nhất trước; nhiều nhất ${SHOWN}`)
  async differences(
    @Param('id', { schema: partnerIdParam }) id: string,
  ): Promise<z.infer<typeof differencesAnswer>> {
    await this.partners.partner(id);
    const items = await this.work.exchange.differences(id, SHOWN);
    return {
      items: items.map(({ partner: _partner, foundAt, ...item }) => ({
        ...item,
        foundAt: foundAt.toISOString(),
      })),
    };
  }

  @Post('resync')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'resyncDossier',
    summary: 'Làm lại theo cơ quan chủ trì: gửi lại, hoặc xin gửi lại, trạng thái của hồ sơ',
  })
  @AnswersNothing('Đã xếp hàng')
  async resync(
    @Param('id', { schema: partnerIdParam }) id: string,
    @Body({ schema: resyncBody }) { dossier }: z.infer<typeof resyncBody>,
  ): Promise<void> {
    await this.exchange.resync(await this.partners.partner(id), dossier);
  }
}
