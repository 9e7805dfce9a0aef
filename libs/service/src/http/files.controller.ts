import { Readable } from 'node:stream';

import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';
import { FileRoom } from '#lib/files';
import { FileStore, type StoredFile } from '#lib/persistence';

import { Answers, OrProblem } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Fetching } from '../exchange/fetching.ts';
import { Access } from './access.ts';
import { contentDisposition, SANDBOX } from './attachment.ts';
import { NotThere } from './not-there.ts';
import { fileAnswer, fileId, fileQuery } from './schemas/papers.ts';
import { sees } from './sight.ts';
import { InputInvalid } from './validation.pipe.ts';

/** Kinds a browser shows without running anything of them. */
const shown = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Files: brought before the act that carries them, and given to who may see the applicant of their dossier. */
@ApiTags('Tệp')
@Controller('files')
export class FilesController {
  constructor(
    private readonly room: FileRoom,
    private readonly files: FileStore,
    private readonly fetching: Fetching,
    private readonly access: Access,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'uploadFile',
    summary: 'Tải một tệp lên, để kèm vào hồ sơ',
    description:
      'Nội dung tệp gửi nguyên vẹn (application/octet-stream). Tệp chưa kèm vào việc nào thì chỉ người tải lên thấy, và bị xóa sau bảy ngày.',
  })
  @ApiHeader({
    name: 'X-File-Name',
    required: true,
    description: 'Tên tệp, mã hóa phần trăm theo UTF-8',
    example: encodeURIComponent('Tờ khai.pdf'),
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(fileAnswer, 'Tệp đã nhận, nằm trên đĩa', 201)
  async upload(
    @CurrentActor() actor: Actor,
    @Headers('x-file-name') named: string | undefined,
    @Headers('content-length') length: string | undefined,
    @Req() { body }: FastifyRequest,
  ): Promise<z.infer<typeof fileAnswer>> {
    this.access.demandUpload(actor);
    const name = nameIn(named);
    if (!(body instanceof Readable)) {
      const message = 'Phải là application/octet-stream, nội dung là tệp.';
      throw new InputInvalid([{ field: 'Content-Type', message }]);
    }
    const size = length === undefined ? undefined : Number(length);
    return this.room.receive(body, { name, uploadedBy: actor.id, size });
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'downloadFile',
    summary: 'Tải một tệp về',
    description: 'Mỗi lần tải được ghi lại: ai, lúc nào.',
  })
  @ApiProduces('application/octet-stream')
  @OrProblem()
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: fileId }) id: string,
    @Query({ schema: fileQuery }) { inline = false }: z.infer<typeof fileQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [row] = await this.files.find([id]);
    if (!row || !(await this.mayOpen(actor, row)))
      throw new NotThere('file-unknown', `Không có tệp ${id}.`);
    const { stream, mediaType, size } = await this.room.open(await this.fetching.here(row));
    try {
      await this.files.recordAccess(id, actor.id);
      if (row.attached) this.access.noteFile(actor, row.attached.dossier, id);
    } catch (error) {
      stream.destroy();
      throw error;
    }
    const how = inline && shown.has(mediaType) ? 'inline' : 'attachment';
    await reply
      .headers({
        'content-type': mediaType,
        'content-length': String(size),
        'content-disposition': contentDisposition(how, row.name),
        'content-security-policy': SANDBOX,
      })
      .send(stream);
  }

  /** @throws AccessDenied if the dossier may be seen and its applicant not */
  private async mayOpen(actor: Actor, row: StoredFile): Promise<boolean> {
    if (!row.attached) {
      const waits = row.state === 'clean' || row.state === 'quarantined';
      return waits && row.uploadedBy === actor.id;
    }
    const dossier = await this.access.dossierInSight(actor, row.attached.dossier);
    if (!dossier) return false;
    this.access.demand(actor, 'applicant', dossier);
    const { seq, place } = row.attached;
    const paper = dossier.stored.rows[seq - 1]?.fact.papers?.[place]?.paper;
    return sees(this.access.sight(actor, dossier).papers, paper);
  }
}

const nameIn = (header: string | undefined): string => {
  const flaw = (message: string) => new InputInvalid([{ field: 'X-File-Name', message }]);
  if (header === undefined || header.trim() === '') throw flaw('Phải có.');
  try {
    return decodeURIComponent(header);
  } catch {
    throw flaw('Phải là tên tệp mã hóa phần trăm theo UTF-8.');
  }
};
