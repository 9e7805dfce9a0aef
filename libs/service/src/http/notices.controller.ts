import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';
import type { Work } from '#lib/persistence';

import { Answers, AnswersNothing } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { WORK } from '../work/tokens.ts';
import { given } from './given.ts';
import { NotThere } from './not-there.ts';
import { iso } from './schemas/common.ts';
import { noticeId, noticePage, noticesQuery } from './schemas/notices.ts';

/** The inbox of whoever asks, and nobody else's. */
@ApiTags('Thông báo')
@Controller('notices')
export class NoticesController {
  constructor(@Inject(WORK) private readonly work: Work) {}

  @Get()
  @ApiOperation({ operationId: 'listNotices', summary: 'Thông báo của bạn, mới nhất trước' })
  @Answers(noticePage, 'Một trang thông báo')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: noticesQuery }) query: z.infer<typeof noticesQuery>,
  ): Promise<z.infer<typeof noticePage>> {
    const { unread, limit, cursor: before } = query;
    const [page, waiting] = await Promise.all([
      this.work.notices.inbox(actor.id, { limit, ...given({ before, unread }) }),
      this.work.notices.unread(actor.id),
    ]);
    return {
      items: page.items.map(({ createdAt, readAt, ...notice }) => ({
        ...notice,
        createdAt: iso(createdAt.getTime()),
        readAt: iso(readAt?.getTime() ?? null),
      })),
      next: page.next,
      unread: waiting,
    };
  }

  @Post('read-all')
  @HttpCode(204)
  @ApiOperation({ operationId: 'readAllNotices', summary: 'Đánh dấu đã đọc mọi thông báo' })
  @AnswersNothing('Đã đánh dấu')
  async readAll(@CurrentActor() actor: Actor): Promise<void> {
    await this.work.notices.markAllRead(actor.id);
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiOperation({ operationId: 'readNotice', summary: 'Đánh dấu đã đọc một thông báo' })
  @AnswersNothing('Đã đánh dấu; lần nữa cũng vậy')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: noticeId }) id: string,
  ): Promise<void> {
    if (!(await this.work.notices.markRead(actor.id, id))) {
      throw new NotThere('notice-unknown', `Bạn không có thông báo ${id}.`);
    }
  }
}
