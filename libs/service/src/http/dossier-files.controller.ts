import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Actor } from '#lib/directory';
import { effectiveRows } from '#lib/dossier';
import { ActorNames, FileStore, type StoredFile } from '#lib/persistence';
import { unchecked } from '#lib/signatures';

import { Answers } from '../answers.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';
import { papersAnswer } from './schemas/papers.ts';
import { sees } from './sight.ts';

type Item = z.infer<typeof papersAnswer>['items'][number];

/** The papers of a dossier, with and without a file, as its history says they came. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/files')
export class DossierFilesController {
  constructor(
    private readonly access: Access,
    private readonly files: FileStore,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listFiles', summary: 'Giấy tờ và tệp của hồ sơ' })
  @Answers(papersAnswer, 'Theo thứ tự được ghi nhận')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof papersAnswer>> {
    const dossier = await this.access.dossier(actor, id);
    this.access.demand(actor, 'contents', dossier);
    const { papers: seen } = this.access.sight(actor, dossier);
    const shown = this.access.may(actor, 'applicant', dossier).allowed;
    const { rows } = dossier.stored;
    const withPapers = rows.filter(({ fact }) => fact.papers);
    const standing = new Set(effectiveRows(rows).map(({ seq }) => seq));
    const [kept, names] = await Promise.all([
      this.files.ofDossier(id),
      this.names.of(withPapers.map((row) => row.actor)),
    ]);
    const listed = dossier.model.procedure.papers;
    return {
      items: withPapers.flatMap(({ seq, at, actor: by, fact }) =>
        (fact.papers ?? []).flatMap(({ paper, copy, purpose, sha256, signed }, place): Item[] => {
          if (!sees(seen, paper)) return [];
          const file = kept.find(
            ({ attached }) => attached?.seq === seq && attached.place === place,
          );
          const item = {
            seq,
            event: fact.type,
            voided: !standing.has(seq),
            at: iso(at),
            actorName: names.get(by) ?? null,
            paper: paper ?? null,
            paperName: listed.find((one) => one.id === paper)?.name ?? null,
            copy,
            purpose,
            sha256: sha256 ?? null,
            signed: signed ?? false,
            signatures: (file?.signature ?? []).map(({ signedAt, notChecked, ...rest }) => ({
              ...rest,
              signedAt: signedAt === null ? null : iso(Date.parse(signedAt)),
              notChecked: unchecked.filter((one) => notChecked.includes(one)),
            })),
            file: file ? fileOf(file, shown) : null,
          };
          return [item];
        }),
      ),
    };
  }
}

const fileOf = (
  { id, name, mediaType, size, state }: StoredFile,
  shown: boolean,
): NonNullable<Item['file']> => ({
  id,
  name: shown && state !== 'removed' ? name : null,
  mediaType: mediaType ?? '',
  size: size ?? 0,
  state: state === 'quarantined' || state === 'refused' || state === 'removed' ? state : 'clean',
});
