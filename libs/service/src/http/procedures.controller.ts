import { applyDecorators, Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import {
  type Desk,
  findProcedure,
  listProcedures,
  type PublishedProcedure,
  viewProcedure,
} from '#lib/desk';
import { DossierRefusal } from '#lib/dossier';
import { termInWords } from '#lib/deadline';
import { notProvenInWords } from '#lib/procedure';

import { Answers, AnswersFile, DOCX } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { ProcedureFaces, type Proof } from '../procedures/procedure-faces.ts';
import { contentDisposition, SANDBOX } from './attachment.ts';
import { NotThere } from './not-there.ts';
import { certificateAnswer } from './schemas/certificate.ts';
import {
  procedureAnswer,
  procedureFileQuery,
  procedureList,
  procedureListed,
  procedureQuery,
} from './schemas/others.ts';
import { isUnchanged } from './unchanged.ts';

/** Seconds after which a proof that is under way is worth asking for again. */
const AGAIN = 2;

type Format = z.infer<typeof procedureFileQuery>['format'];
const mediaTypes: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml',
  bpmn: 'application/xml',
  docx: DOCX,
};

/** Documents an answer that a browser keeps and asks about again. */
const Kept = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'ETag của lần trước; còn như cũ thì trả lời 304',
    }),
    ApiResponse({ status: 304, description: 'Như bản mà If-None-Match nêu' }),
  );

const code = z.string().max(40).describe('Mã thủ tục, ví dụ 1.001193');

/** The published procedures. */
@ApiTags('Thủ tục')
@Controller('procedures')
export class ProceduresController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly faces: ProcedureFaces,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listProcedures', summary: 'Danh mục thủ tục' })
  @Answers(procedureList, 'Mọi phiên bản đã công bố')
  async list(): Promise<z.infer<typeof procedureList>> {
    return { items: (await listProcedures(this.desk)).map((one) => this.listed(one)) };
  }

  @Get(':code')
  @ApiOperation({
    operationId: 'viewProcedure',
    summary: 'Một thủ tục: định nghĩa, máy trạng thái',
  })
  @Answers(procedureAnswer, 'Thủ tục')
  async view(
    @Param('code', { schema: code }) of: string,
    @Query({ schema: procedureQuery }) { version }: z.infer<typeof procedureQuery>,
  ): Promise<z.infer<typeof procedureAnswer>> {
    const found = await orNotThere(viewProcedure(this.desk, of, version));
    return {
      ...this.listed(found),
      definition: { ...found.definition },
      machine: { ...found.machine },
      mermaid: found.mermaid,
    };
  }

  @Get(':code/certificate')
  @ApiOperation({
    operationId: 'certifyProcedure',
    summary: 'Chứng nhận một thủ tục không thể kẹt và không vượt thời hạn, hoặc đường tới chỗ hỏng',
    description:
      'Xét hết trên chính máy chạy hồ sơ, một lần cho mỗi mã ghim. Lâu hơn năm giây thì trả lời 202: hỏi lại sau `Retry-After` giây.',
  })
  @Kept()
  @Answers(certificateAnswer, 'Chứng nhận, hoặc vì sao không có')
  @ApiResponse({
    status: 202,
    description: 'Đang xét; `state` là under-way',
    standardSchema: certificateAnswer,
  })
  async certificate(
    @Param('code', { schema: code }) of: string,
    @Query({ schema: procedureQuery }) { version }: z.infer<typeof procedureQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const model = await orNotThere(findProcedure(this.desk, of, version));
    const { procedure, pin } = model;
    const proof = await this.faces.proof(model);
    const answer: z.infer<typeof certificateAnswer> = {
      code: procedure.code,
      version: procedure.version,
      name: procedure.name,
      pin,
      state: proof.state,
      conclusion: conclusionOf(procedure.code, proof),
      proof: proofOf(proof),
    };
    const underWay = proof.state === 'under-way';
    if (underWay) void reply.status(202).header('retry-after', String(AGAIN));
    const unchanged = !underWay && isUnchanged(request, reply, JSON.stringify(answer));
    await reply.send(unchanged ? undefined : answer);
  }

  @Get(':code/export')
  @ApiOperation({
    operationId: 'exportProcedure',
    summary: 'Một thủ tục thành tệp: hình vẽ SVG, BPMN 2.0, quy trình nội bộ Word',
  })
  @Kept()
  @AnswersFile('Tệp tải về', ...Object.values(mediaTypes))
  async export(
    @Param('code', { schema: code }) of: string,
    @Query({ schema: procedureFileQuery })
    { version, format }: z.infer<typeof procedureFileQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const model = await orNotThere(findProcedure(this.desk, of, version));
    const content = await this.faces.file(format, model);
    const { code, version: number } = model.procedure;
    void reply.headers({
      'content-type': mediaTypes[format],
      'content-disposition': contentDisposition(
        'attachment',
        `Quy trình ${code} phiên bản ${number}.${format}`,
      ),
      'content-security-policy': SANDBOX,
    });
    const unchanged = isUnchanged(request, reply, content);
    await reply.send(unchanged ? undefined : Buffer.from(content));
  }

  private listed(published: PublishedProcedure): z.infer<typeof procedureListed> {
    return { ...listedOf(published), certificate: this.faces.stateOf(published.pin) ?? null };
  }
}

/** @throws NotThere for a procedure that is asked for by its address */
const orNotThere = async <Found>(finding: Promise<Found>): Promise<Found> => {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof DossierRefusal) throw new NotThere(error.code, error.message);
    throw error;
  }
};

const conclusionOf = (procedure: string, proof: Proof): string => {
  switch (proof.state) {
    case 'proved':
      return 'Đã chứng minh không thể kẹt.';
    case 'denied':
      return `Không chứng nhận được: ${proof.words.troubles.length} chỗ hỏng.`;
    case 'not-proven':
      return notProvenInWords(procedure, proof.configurations);
    case 'under-way':
      return `Đang chứng minh, đã xét ${proof.configurations.toLocaleString('vi')} cấu hình.`;
  }
};

const proofOf = (proof: Proof): z.infer<typeof certificateAnswer>['proof'] => {
  if (proof.state !== 'proved' && proof.state !== 'denied') return null;
  const { machine, configurations, transitions, words } = proof;
  return { machine, configurations, transitions, ...words };
};

const listedOf = ({
  pin,
  definition,
}: PublishedProcedure): Omit<z.infer<typeof procedureListed>, 'certificate'> => ({
  code: definition.code,
  version: definition.version,
  name: definition.name,
  field: definition.field,
  level: definition.level,
  online: definition.online,
  ownerKind: definition.owner.kind,
  term: termInWords(definition.term),
  effective: { from: definition.effective.from, to: definition.effective.to ?? null },
  agencies: [
    ...new Set(
      [...Object.values(definition.lanes), ...Object.values(definition.segments)]
        .map(({ agency }) => agency)
        .filter((agency) => agency !== 'owner'),
    ),
  ],
  immediate: definition.immediate !== undefined,
  filing: definition.filing.map(({ within, desks, effective: { from, to } }) => ({
    within,
    desks: desks ?? null,
    effective: { from, to: to ?? null },
  })),
  pin,
});
