import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';
import { channelNames, toldEvents } from '#lib/notices';
import type { ToldNotice, Work } from '#lib/persistence';

import { Answers, AnswersNothing } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Relays } from '../work/relays.ts';
import { WORK } from '../work/tokens.ts';
import { Access } from './access.ts';
import { NotThere } from './not-there.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';
import { noticeId, toldAnswer } from './schemas/notices.ts';

/** What the applicant of a dossier was told: when, on which channel, and whether it went out; no text, no address. */
@ApiTags('Thông báo')
@Controller('dossiers/:id/notices')
export class DossierNoticesController {
  constructor(
    @Inject(WORK) private readonly work: Work,
    @Inject(Relays) private readonly relays: Relays,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listToldApplicant',
    summary: 'Những gì đã báo cho người nộp, mới nhất trước',
  })
  @Answers(toldAnswer, 'Các tin báo, mỗi việc và kênh một dòng')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof toldAnswer>> {
    this.access.demand(actor, 'contents', await this.access.dossier(actor, id));
    const notices = await this.work.deliveries.ofDossier(id);
    return { items: notices.map(told) };
  }

  @Post(':notice/retry')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'retryToldApplicant',
    summary: 'Gửi lại một tin đã thôi gửi (quản trị viên)',
  })
  @AnswersNothing('Sẽ gửi lại')
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('notice', { schema: noticeId }) notice: string,
  ): Promise<void> {
    this.access.demand(actor, 'administer', await this.access.dossier(actor, id));
    if ((await this.work.deliveries.retry({ dossier: id, id: notice })) === 0)
      throw new NotThere('notice-unknown', `Hồ sơ không có tin ${notice} đã thôi gửi.`);
    this.relays.wakeNotices();
  }
}

const told = (notice: ToldNotice): z.infer<typeof toldAnswer>['items'][number] => ({
  id: notice.id,
  seq: notice.seq,
  event: notice.event,
  label: toldEvents[notice.event as keyof typeof toldEvents].label,
  channel: notice.channel,
  channelLabel: channelNames[notice.channel],
  state: notice.state,
  suppressedAs: notice.suppressedAs,
  via: notice.via,
  template: notice.template,
  attempts: notice.attempts,
  failure: notice.failure,
  createdAt: iso(notice.createdAt.getTime()),
  notBefore: iso(notice.notBefore.getTime()),
  sentAt: iso(notice.sentAt?.getTime() ?? null),
});
