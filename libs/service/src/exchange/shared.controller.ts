import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { type Desk, viewDossier } from '#lib/desk';
import { FileRoom } from '#lib/files';
import { FileStore } from '#lib/persistence';
import { Inject } from '@nestjs/common';

import { Answers, OrProblem } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { NotThere } from '../http/not-there.ts';
import { dossierId } from '../http/schemas/dossier.ts';
import { EXCHANGE } from '../partners/accept-messages.ts';
import { CurrentPartner, ForPartners } from '../partners/exchange.guard.ts';
import type { Partner } from '../partners/partner.ts';
import { peerOf } from './peer-of.ts';
import { sharePage, Sharing } from './sharing.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const modelAnswer = z
  .object({
    definition: z.record(z.string(), z.unknown()).describe('Định nghĩa thủ tục'),
    config: z.record(z.string(), z.unknown()).describe('Máy trạng thái đã biên dịch'),
  })
  .meta({ id: 'SharedModel' });
const pageAfter = z.object({
  after: z.string().max(80).default('').describe('Mã hồ sơ cuối của trang trước'),
});

/** What a partner fetches of the dossiers it shares with us. */
@ApiTags('Liên thông')
@Controller(EXCHANGE)
@ForPartners()
export class SharedController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly sharing: Sharing,
    private readonly files: FileStore,
    private readonly room: FileRoom,
  ) {}

  @Get('models/:pin')
  @ApiOperation({
    operationId: 'fetchModel',
    summary: 'Định nghĩa mà một hồ sơ chung chạy theo',
    description: 'Theo mã băm nội dung, không bao giờ đổi.',
  })
  @Answers(modelAnswer, 'Định nghĩa và máy trạng thái')
  async model(
    @CurrentPartner() _partner: Partner,
    @Param('pin', { schema: hash }) pin: string,
  ): Promise<z.infer<typeof modelAnswer>> {
    const model = await this.desk.catalogue.model(pin);
    if (!model) throw new NotThere('not-found', 'Không có định nghĩa này.');
    return { definition: { ...model.definition }, config: { ...model.config } };
  }

  @Get('dossiers')
  @ApiOperation({
    operationId: 'listSharedDossiers',
    summary: 'Hồ sơ chung với bên gọi, như hệ thống này đang thấy',
    description: 'Để hai bên đối soát hằng ngày; chỉ phần của cơ quan tham gia.',
  })
  @Answers(sharePage, 'Một trang, theo mã hồ sơ')
  async dossiers(
    @CurrentPartner() partner: Partner,
    @Query({ schema: pageAfter }) { after }: z.infer<typeof pageAfter>,
  ): Promise<z.infer<typeof sharePage>> {
    return this.sharing.page(partner, after);
  }

  @Get('dossiers/:id/files/:sha256')
  @ApiOperation({
    operationId: 'fetchSharedFile',
    summary: 'Một tệp của hồ sơ chung, theo mã băm',
    description: 'Mỗi lần tải được ghi lại.',
  })
  @ApiProduces('application/octet-stream')
  @OrProblem()
  async file(
    @CurrentPartner() partner: Partner,
    @Param('id', { schema: dossierId }) id: string,
    @Param('sha256', { schema: hash }) sha256: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = (await this.shares(partner, id))
      ? (await this.files.ofDossier(id)).find((one) => one.sha256 === sha256)
      : undefined;
    if (!row || row.state === 'elsewhere') throw new NotThere('file-unknown', 'Không có tệp này.');
    const { stream, size } = await this.room.open(row);
    await this.files.recordAccess(row.id, partner.id);
    await reply
      .headers({ 'content-type': 'application/octet-stream', 'content-length': String(size) })
      .send(stream);
  }

  /** Whether a dossier is the partner's, or ours with a part of its agencies. */
  private async shares(partner: Partner, id: string): Promise<boolean> {
    const dossier = await viewDossier(this.desk, id);
    if (!dossier) return false;
    const { hostedBy, segments } = dossier.position;
    return hostedBy === undefined
      ? segments.some(({ agency }) => peerOf(partner).has(agency))
      : hostedBy === partner.id;
  }
}
