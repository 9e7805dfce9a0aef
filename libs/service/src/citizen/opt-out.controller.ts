import { Controller, Get, Inject, Post, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { ApplicantStore } from '#lib/persistence';

import type { IdentityConfig } from '../identity/config.ts';
import { Public } from '../identity/decorators.ts';
import { IDENTITY } from '../identity/tokens.ts';
import { OPT_OUT, OptOuts } from '../notices/opt-outs.ts';
import { frame, LOOK_UP } from './frame.ts';
import { html } from './html.ts';
import { PageFilter } from './page-filter.ts';
import { sendPage } from './send-page.ts';
import { troublePage } from './trouble-page.ts';

/**
 * Where the link of an e-mail leads: the signature says that it was sent to the applicant, and lets them do this
 * and nothing else. Looking changes nothing, since mail programs look at links by themselves; sending does,
 * from our page or from the button of a mail program (RFC 8058), whose site is its own.
 */
@ApiExcludeController()
@Public()
@UseFilters(PageFilter)
@Controller(OPT_OUT)
export class OptOutController {
  constructor(
    private readonly optOuts: OptOuts,
    private readonly applicants: ApplicantStore,
    @Inject(IDENTITY) private readonly identity: IdentityConfig,
  ) {}

  @Get()
  async ask(
    @Query('ma') code: unknown,
    @Query('ky') signature: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (await this.isSigned(code, signature, reply))
      sendPage(reply, 200, askPage(String(code), String(signature)));
  }

  @Post()
  async end(
    @Query('ma') code: unknown,
    @Query('ky') signature: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.isSigned(code, signature, reply))) return;
    const [applicant] = await this.applicants.of([String(code)]);
    const now = new Date(this.identity.clock());
    if (applicant) await this.optOuts.want(applicant, 'mail', false, now);
    sendPage(reply, 200, endedPage);
  }

  private async isSigned(code: unknown, signature: unknown, reply: FastifyReply): Promise<boolean> {
    const texts = typeof code === 'string' && typeof signature === 'string';
    const signed = texts && (await this.optOuts.signed(code, signature));
    if (!signed)
      sendPage(
        reply,
        404,
        troublePage(
          'Liên kết không dùng được',
          'Xin bấm lại liên kết trong thư, hoặc tra cứu hồ sơ rồi chọn ở mục “Nhận tin báo về hồ sơ”.',
        ),
      );
    return signed;
  }
}

const askPage = (code: string, signature: string): string => {
  const address = new URLSearchParams({ ma: code, ky: signature }).toString();
  return frame(
    'Thôi nhận thư báo tin',
    html`<h1>Thôi nhận thư báo tin?</h1>
      <p class="lead">
        Cơ quan sẽ không gửi thư điện tử báo tin về hồ sơ đến địa chỉ này nữa. Ông/bà vẫn xem được
        hồ sơ ở trang tra cứu.
      </p>
      <form method="post" action="${OPT_OUT}?${address}">
        <button type="submit">Thôi nhận thư</button>
      </form>`,
  );
};

const endedPage = frame(
  'Đã thôi nhận thư báo tin',
  html`<h1>Đã thôi nhận thư báo tin</h1>
    <p class="lead">Muốn nhận lại: tra cứu hồ sơ rồi chọn ở mục “Nhận tin báo về hồ sơ”.</p>
    <p><a class="button" href="${LOOK_UP}">Về trang tra cứu</a></p>`,
);
