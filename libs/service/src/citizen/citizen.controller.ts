import { Controller, Get, Inject, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Desk, DossierView } from '#lib/desk';
import { type Channel, channels } from '#lib/notices';
import { RatingStore } from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import type { IdentityConfig } from '../identity/config.ts';
import { Public } from '../identity/decorators.ts';
import { AccessDenied } from '../identity/errors.ts';
import { IDENTITY } from '../identity/tokens.ts';
import { OptOuts } from '../notices/opt-outs.ts';
import { fieldOf } from './accept-forms.ts';
import { readCode } from './dossier-code.ts';
import { dossierPage } from './dossier-page.ts';
import { LOOK_UP } from './frame.ts';
import { lastDigits, LookUp } from './look-up.ts';
import { type Flaw, lookUpPage } from './look-up-page.ts';
import { PageFilter } from './page-filter.ts';
import { type Given, LONGEST_COMMENT } from './rating-part.ts';
import { isOurForm } from './same-site.ts';
import { leadTo, sendPage } from './send-page.ts';
import type { CitizenSettings } from './settings.ts';
import { STYLE, STYLE_ADDRESS } from './style.ts';
import { tellApplicant } from './tell-applicant.ts';
import { TicketCookie, ticketIn } from './ticket-cookie.ts';
import { CITIZEN } from './tokens.ts';
import { troublePage } from './trouble-page.ts';

const DOSSIER = `${LOOK_UP}/ho-so`;

/** Parameter of the dossier's page: which channels are wanted has just been saved. */
const CHOSEN = 'da-luu';

/** What an answer says about a form that was just sent. */
interface Sent extends Partial<Pick<Given, 'flaw' | 'comment'>> {
  chosen?: boolean;
}

const wrong: Flaw = {
  field: 'ma',
  text: 'Mã hồ sơ và 4 số cuối không khớp với hồ sơ nào tra cứu được ở đây. Xin xem lại cả hai.',
};

/** The pages a citizen sees: the form, the dossier, the rating. What they may show stands in citizen.module.ts. */
@ApiExcludeController()
@Public()
@UseFilters(PageFilter)
@Controller(LOOK_UP)
export class CitizenController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(IDENTITY) private readonly identity: IdentityConfig,
    @Inject(CITIZEN) private readonly settings: CitizenSettings,
    private readonly lookUp: LookUp,
    private readonly ratings: RatingStore,
    private readonly optOuts: OptOuts,
    private readonly cookie: TicketCookie,
  ) {}

  /** The form; a QR code brings the dossier's code along, and nothing else. */
  @Get()
  ask(@Query('ma') code: unknown, @Res() reply: FastifyReply): void {
    this.answerForm(reply, 200, typeof code === 'string' ? code : '', []);
  }

  @Get(STYLE_ADDRESS.slice(LOOK_UP.length + 1))
  style(@Res() reply: FastifyReply): void {
    void reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(STYLE);
  }

  /** Looks up, and leads to the dossier: neither code nor digits are ever part of an address there. */
  @Post()
  async enter(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.isOurs(request, reply)) return;
    const typed = fieldOf(request, 'ma');
    const code = readCode(typed);
    const digits = lastDigits(fieldOf(request, 'so-cuoi'));
    if (!code || digits === '') {
      this.answerForm(reply, 422, typed, flawsOf(typed, code !== undefined, digits));
      return;
    }
    try {
      const token = await this.lookUp.enter(code, digits, request.ip);
      if (token === undefined) {
        this.answerForm(reply, 422, typed, [wrong]);
        return;
      }
      this.cookie.give(request, reply, token);
      leadTo(reply, DOSSIER);
    } catch (error) {
      const wait = error instanceof AccessDenied ? error.retryAfterSeconds : undefined;
      if (wait === undefined) throw error;
      void reply.header('retry-after', wait);
      this.answerForm(reply, 429, typed, [{ field: null, text: throttled(wait) }]);
    }
  }

  @Get('ho-so')
  async show(
    @Query(CHOSEN) chosen: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dossier = await this.lookUp.dossierOf(ticketIn(request));
    if (dossier) await this.answerDossier(reply, 200, dossier, { chosen: chosen !== undefined });
    else this.answerExpired(request, reply);
  }

  @Post('danh-gia')
  async rate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.isOurs(request, reply)) return;
    const dossier = await this.lookUp.dossierOf(ticketIn(request));
    if (!dossier) {
      this.answerExpired(request, reply);
      return;
    }
    const stars = /^[1-5]$/.exec(fieldOf(request, 'sao'))?.[0];
    const comment = fieldOf(request, 'y-kien').replaceAll('\0', '');
    const flaw =
      stars === undefined
        ? 'Xin chọn một mức hài lòng.'
        : comment.length > LONGEST_COMMENT
          ? `Ý kiến dài quá ${LONGEST_COMMENT} chữ; xin viết ngắn hơn.`
          : null;
    if (dossier.position.returnedAt !== null && flaw !== null) {
      await this.answerDossier(reply, 422, dossier, { flaw, comment });
      return;
    }
    if (dossier.position.returnedAt !== null && stars !== undefined)
      await this.ratings.add({
        dossier: dossier.stored.id,
        stars: Number(stars),
        comment: comment === '' ? null : comment,
        givenAt: new Date(this.identity.clock()),
      });
    leadTo(reply, `${DOSSIER}#danh-gia`);
  }

  /** Which channels the applicant wants to be told by. */
  @Post('bao-tin')
  async choose(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.isOurs(request, reply)) return;
    const dossier = await this.lookUp.dossierOf(ticketIn(request));
    if (!dossier?.stored.applicant) {
      this.answerExpired(request, reply);
      return;
    }
    const at = new Date(this.identity.clock());
    for (const channel of this.channelsInUse())
      await this.optOuts.want(
        dossier.stored.applicant,
        channel,
        fieldOf(request, channel) === 'co',
        at,
      );
    leadTo(reply, `${DOSSIER}?${CHOSEN}#bao-tin`);
  }

  @Post('thoat')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.isOurs(request, reply)) return;
    const token = ticketIn(request);
    if (token !== undefined) await this.lookUp.leave(token);
    this.cookie.takeBack(request, reply);
    leadTo(reply, LOOK_UP);
  }

  /** A code typed after the address: the form, with it. */
  @Get(':code')
  askOf(@Param('code') code: string, @Res() reply: FastifyReply): void {
    leadTo(reply, `${LOOK_UP}?ma=${encodeURIComponent(code)}`);
  }

  private answerForm(
    reply: FastifyReply,
    status: number,
    code: string,
    flaws: readonly Flaw[],
    notice?: string,
  ): void {
    const form = { code: code.slice(0, 80), flaws, ...(notice !== undefined && { notice }) };
    sendPage(reply, status, lookUpPage(form, this.settings.factors));
  }

  private async answerDossier(
    reply: FastifyReply,
    status: number,
    dossier: DossierView,
    { flaw = null, comment = '', chosen = false }: Sent = {},
  ): Promise<void> {
    const { id } = dossier.stored;
    const texts = await this.desk.history.textsOf(id);
    const rating = await this.ratings.of(id);
    const told = tellApplicant(this.desk.directory, dossier, texts);
    const wanted = dossier.stored.applicant
      ? await this.optOuts.wanted(dossier.stored.applicant, this.channelsInUse())
      : new Map<Channel, boolean>();
    sendPage(
      reply,
      status,
      dossierPage(told, { stars: rating?.stars ?? null, flaw, comment }, wanted, chosen),
    );
  }

  private channelsInUse(): Channel[] {
    return channels.filter((channel) => this.desk.notices.policy.channels[channel].use);
  }

  private answerExpired(request: FastifyRequest, reply: FastifyReply): void {
    const held = ticketIn(request) !== undefined;
    if (held) this.cookie.takeBack(request, reply);
    const notice = 'Đã hết thời gian xem. Xin nhập lại mã hồ sơ và 4 số cuối.';
    this.answerForm(reply, held ? 401 : 200, '', [], held ? notice : undefined);
  }

  private isOurs(request: FastifyRequest, reply: FastifyReply): boolean {
    const ours = isOurForm(request, this.identity.publicUrl);
    if (!ours)
      sendPage(
        reply,
        403,
        troublePage(
          'Yêu cầu đến từ một trang khác',
          'Để an toàn, hồ sơ chỉ được tra cứu từ trang này. Xin mở trang tra cứu và nhập lại.',
        ),
      );
    return ours;
  }
}

const flawsOf = (typed: string, readable: boolean, digits: string): Flaw[] => [
  ...(readable
    ? []
    : [
        {
          field: 'ma' as const,
          text:
            typed === ''
              ? 'Xin nhập mã hồ sơ.'
              : 'Mã hồ sơ chỉ có chữ không dấu, số, dấu chấm và gạch nối.',
        },
      ]),
  ...(digits === '' ? [{ field: 'so-cuoi' as const, text: 'Xin nhập đủ 4 số cuối.' }] : []),
];

const throttled = (seconds: number): string =>
  `Đã thử quá nhiều lần. Xin đợi ${
    seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`
  } rồi thử lại, hoặc hỏi Bộ phận một cửa.`;
