import { Body, Controller, Get, Headers, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import type { Work } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { WORK } from '../work/tokens.ts';
import { EXCHANGE } from './accept-messages.ts';
import { PartnerRefused } from './errors.ts';
import { CurrentPartner, ForPartners } from './exchange.guard.ts';
import type { Partner } from './partner.ts';
import { messageAnswer, messageBody, messageId, registrationAnswer } from './schemas.ts';
import { headerNames } from './signature.ts';

/** Where partners post: what they send is kept at once and taken afterwards, in the order of its numbers. */
@ApiTags('Liên thông')
@Controller(EXCHANGE)
@ForPartners()
export class ExchangeController {
  constructor(@Inject(WORK) private readonly work: Work) {}

  @Post('messages')
  @ApiOperation({
    operationId: 'receiveMessage',
    summary: 'Nhận một tin của đối tác',
    description:
      'Nhận ít nhất một lần: gửi lại cùng mã tin không có thêm tác dụng. Tin của một hồ sơ được thực hiện theo thứ tự `n`; thiếu số nào thì các tin sau đợi số đó.',
  })
  @Answers(messageAnswer, 'Đã biết tin này từ trước')
  @Answers(messageAnswer, 'Đã giữ tin; sẽ thực hiện khi đến lượt', 202)
  async receive(
    @CurrentPartner() partner: Partner,
    @Headers(headerNames.id) named: string,
    @Body({ schema: messageBody }) { dossier, n, type, data }: z.infer<typeof messageBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof messageAnswer>> {
    const id = messageId.safeParse(named);
    if (!id.success)
      throw new PartnerRefused('partner-invalid', 'Mã tin (webhook-id) dài quá hoặc có dấu lạ.');
    const message = { id: id.data, n, type, body: data };
    const heard = await this.work.partners.hear(partner.id, dossier, message);
    switch (heard) {
      case 'our-own':
        throw new PartnerRefused('signature-invalid', 'Tin này là của chính hệ thống này.');
      case 'number-taken':
        throw new PartnerRefused(
          'message-number-taken',
          `Hồ sơ “${dossier}” đã có một tin khác mang số ${n}.`,
        );
      default:
        void reply.status(heard === 'kept' ? 202 : 200);
        return { id: id.data };
    }
  }

  @Get('registration')
  @ApiOperation({
    operationId: 'viewRegistration',
    summary: 'Bên gọi được đăng ký ở đây thế nào',
    description: 'Để thử khóa ký và đối chiếu bảng mã, không thay đổi gì.',
  })
  @Answers(registrationAnswer, 'Đăng ký của bên gọi')
  registration(@CurrentPartner() partner: Partner): z.infer<typeof registrationAnswer> {
    const { id, name, state, hosts, agencies, procedures, wants } = partner;
    return { id, name, state, hosts, agencies, procedures, wants: [...wants] };
  }
}
