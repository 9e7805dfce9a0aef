import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { DossierFormKind } from '#lib/documents';
import { isoOf } from '#lib/dossier';
import { ActorNames } from '#lib/persistence';

import { Answers, AnswersDocx } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { formsOfDossier, printForm } from '../printed-forms.ts';
import { Access } from './access.ts';
import { sendDocx } from './attachment.ts';
import { dossierId } from './schemas/dossier.ts';
import { formKind, formList } from './schemas/forms.ts';
import { dossierOf } from './task-holders.ts';
import { HTTP_SETTINGS, type HttpSettings } from './tokens.ts';

/** The printed forms of a dossier: which there are now, and each as a Word file. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/forms')
export class DossierFormsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
    private readonly access: Access,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listForms', summary: 'Các mẫu in được của hồ sơ lúc này' })
  @Answers(formList, 'Mẫu theo văn bản có hiệu lực ngày của từng việc')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof formList>> {
    const dossier = await this.access.dossier(actor, id);
    // A form tells who did what: to whom that is not told, none is offered.
    const { allowed } = this.access.may(actor, 'history', dossier);
    const offered = allowed ? await formsOfDossier(dossier, this.settings.catalogue) : [];
    return {
      items: offered.map(({ kind, form, law, act }) => ({
        form: kind,
        number: form.number,
        name: form.name,
        law,
        certainty: form.source.certainty,
        day: isoOf(act.at).slice(0, 10),
      })),
    };
  }

  @Get(':form')
  @ApiOperation({ operationId: 'printForm', summary: 'Một mẫu của hồ sơ, tệp Word' })
  @AnswersDocx('Mẫu đã điền; người nộp được che như khi xem hồ sơ')
  async print(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Param('form', { schema: formKind }) form: DossierFormKind,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dossier = await this.access.dossier(actor, id);
    // A form tells who did what, and why in their words.
    this.access.demand(actor, 'history', dossier);
    const of = dossierOf(dossier);
    const printed = await printForm(this.desk, dossier, form, this.settings.catalogue, {
      applicant: this.access.applicant(actor, dossier, 'form', form),
      written: (reason) => this.access.written(actor, of, reason),
      names: this.names,
      lookUp: this.settings.lookUp,
    });
    await sendDocx(reply, printed);
  }
}
