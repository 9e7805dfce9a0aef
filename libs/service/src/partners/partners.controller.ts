import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { Work } from '#lib/persistence';

import { Answers, AnswersNothing } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor, ForAdministrators } from '../identity/decorators.ts';
import { WORK } from '../work/tokens.ts';
import { checkAgencies, replayLines, sendTest, skipMessage } from './operating.ts';
import { Partners } from './partners.ts';
import {
  linesAnswer,
  linesAnswerOf,
  newPartnerBody,
  partnerAnswerOf,
  partnerBody,
  partnerIdParam,
  partnerList,
  partnerSecretAnswer,
  replayAnswer,
  replayBody,
  rotateBody,
  skipBody,
  testAnswer,
} from './schemas.ts';

/** Lines and refused messages shown at most: an operator looks at the first ones. */
const SHOWN = 200;

/** Systems outside this deployment, kept by administrators. */
@ApiTags('Liên thông')
@Controller('partners')
@ForAdministrators()
export class PartnersController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(WORK) private readonly work: Work,
    private readonly partners: Partners,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listPartners', summary: 'Các đối tác liên thông' })
  @Answers(partnerList, 'Mọi đối tác; không bao giờ kèm khóa ký')
  async list(): Promise<z.infer<typeof partnerList>> {
    const [{ all }, counts] = await Promise.all([
      this.partners.directory(),
      this.work.partners.counts(),
    ]);
    const countsOf = (id: string) => counts.find(({ partner }) => partner === id);
    return { items: all.map((partner) => partnerAnswerOf(partner, countsOf(partner.id))) };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'addPartner', summary: 'Đăng ký đối tác liên thông' })
  @Answers(partnerSecretAnswer, 'Khóa ký chung; chỉ nói một lần', 201)
  async add(
    @Body({ schema: newPartnerBody }) { id, secret, ...told }: z.infer<typeof newPartnerBody>,
  ): Promise<z.infer<typeof partnerSecretAnswer>> {
    checkAgencies(this.desk.directory, told.agencies);
    return { id, secret: await this.partners.add(id, told, secret) };
  }

  @Put(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'changePartner', summary: 'Sửa đăng ký của đối tác' })
  @AnswersNothing('Đã sửa')
  async change(
    @Param('id', { schema: partnerIdParam }) id: string,
    @Body({ schema: partnerBody }) told: z.infer<typeof partnerBody>,
  ): Promise<void> {
    checkAgencies(this.desk.directory, told.agencies);
    await this.partners.change(id, told);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'rotatePartnerSecret',
    summary: 'Đổi khóa ký',
    description:
      'Khóa cũ còn dùng được trong thời gian chuyển tiếp: hai bên không phải đổi cùng lúc.',
  })
  @Answers(partnerSecretAnswer, 'Khóa ký mới; chỉ nói một lần')
  async rotate(
    @Param('id', { schema: partnerIdParam }) id: string,
    @Body({ schema: rotateBody }) { secret, graceHours }: z.infer<typeof rotateBody>,
  ): Promise<z.infer<typeof partnerSecretAnswer>> {
    return { id, secret: await this.partners.rotate(id, graceHours * 3_600, secret) };
  }

  @Post(':id/pause')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'pausePartner',
    summary: 'Tạm ngừng đối tác',
    description: 'Không gửi tin đi; tin đến vẫn được giữ nhưng chưa thực hiện.',
  })
  @AnswersNothing('Đã tạm ngừng')
  async pause(@Param('id', { schema: partnerIdParam }) id: string): Promise<void> {
    await this.partners.pause(id);
  }

  @Post(':id/resume')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resumePartner', summary: 'Cho đối tác hoạt động lại' })
  @AnswersNothing('Đã hoạt động lại')
  async resume(@Param('id', { schema: partnerIdParam }) id: string): Promise<void> {
    await this.partners.resume(id);
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ operationId: 'testPartner', summary: 'Gửi một tin thử đến đối tác' })
  @Answers(testAnswer, 'Tin thử đã xếp hàng', 202)
  async test(
    @Param('id', { schema: partnerIdParam }) id: string,
  ): Promise<z.infer<typeof testAnswer>> {
    return { id: await sendTest(this.partners, this.work.partners, id) };
  }

  @Get(':id/lines')
  @ApiOperation({
    operationId: 'listPartnerLines',
    summary: 'Tin đến và đi còn vướng của một đối tác',
  })
  @Answers(linesAnswer, `Đã thôi thử trước, rồi thiếu tin, rồi đang chờ; nhiều nhất ${SHOWN}`)
  async lines(
    @Param('id', { schema: partnerIdParam }) id: string,
  ): Promise<z.infer<typeof linesAnswer>> {
    await this.partners.partner(id);
    const [lines, refused, skipped] = await Promise.all([
      this.work.partners.open(id, { limit: SHOWN }),
      this.work.partners.refused(id, SHOWN),
      this.work.partners.skipped(id, SHOWN),
    ]);
    return linesAnswerOf(lines, refused, skipped);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayPartner',
    summary: 'Thử lại tin đã thôi thử, hoặc gửi lại từ một số',
  })
  @Answers(replayAnswer, 'Sẽ được thử lại')
  async replay(
    @Param('id', { schema: partnerIdParam }) id: string,
    @Body({ schema: replayBody }) which: z.infer<typeof replayBody>,
  ): Promise<z.infer<typeof replayAnswer>> {
    return { replayed: await replayLines(this.partners, this.work.partners, id, which) };
  }

  @Post(':id/skip')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'skipPartnerMessage',
    summary: 'Bỏ qua một tin đã thôi thử',
    description:
      'Các tin sau của hồ sơ đi tiếp. Đối tác được báo là số này bị bỏ qua; tin của đối tác được ghi là bị từ chối.',
  })
  @AnswersNothing('Đã bỏ qua')
  async skip(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: partnerIdParam }) id: string,
    @Body({ schema: skipBody }) which: z.infer<typeof skipBody>,
  ): Promise<void> {
    await skipMessage(this.partners, this.work.partners, { ...which, partner: id, by: actor.id });
  }
}
