import { randomUUID } from 'node:crypto';

import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import {
  ActTogether,
  type Desk,
  type DossierView,
  listDossiers,
  SubmitNumbered,
  summariseDossiers,
} from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { ListQueries } from '#lib/persistence';
import { phaseNames } from '#lib/procedure';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { cursorOf, readCursor } from './cursor.ts';
import type { DossierAnswer } from './dossier-answer.ts';
import { given } from './given.ts';
import { keyIn } from './idempotency.ts';
import { agencyNamed, holdNamed, statusNamed } from './names.ts';
import { Papers } from './papers.ts';
import { iso, readInstant } from './schemas/common.ts';
import {
  dossierAnswer,
  dossierId,
  dossierPage,
  dossierQuery,
  dossiersQuery,
  dossierSummary,
  submitBody,
} from './schemas/dossier.ts';
import { Telling } from './telling.ts';
import { LISTS } from './tokens.ts';

/** What is not told of an applicant. */
const nobody = { phone: null, email: null, idNumber: null, address: null, representative: null };

/** Dossiers: opened, listed, looked at. What is done to one is in DossierActionsController. */
@ApiTags('Hồ sơ')
@Controller('dossiers')
export class DossiersController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(LISTS) private readonly lists: ListQueries,
    private readonly numbered: SubmitNumbered,
    private readonly together: ActTogether,
    private readonly access: Access,
    private readonly papers: Papers,
    private readonly telling: Telling,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'submitDossier', summary: 'Nộp hồ sơ' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Answers(dossierAnswer, 'Hồ sơ vừa nộp', 201)
  async submit(
    @CurrentActor() actor: Actor,
    @Body({ schema: submitBody }) body: z.infer<typeof submitBody>,
    @Headers('idempotency-key') givenKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer> {
    const { id, facts, at, applicant, reason, way, receivedBy, papers: handed, ...rest } = body;
    // Whoever may not submit hears that first, whatever else is wrong.
    const inPlaceOf = await this.access.demandSubmit(
      actor,
      body.receivedBy ?? body.agency,
      body.procedure,
    );
    const { papers, files, admit } = await this.papers.toHand(actor, handed, id);
    const command = {
      ...rest,
      type: 'submit' as const,
      source: 'desk' as const,
      key: keyIn(givenKey) ?? randomUUID(),
      by: actor.id,
      ...given({
        values: facts,
        reason,
        way,
        receivedBy,
        inPlaceOf,
        at: at === undefined ? undefined : readInstant(at),
      }),
      ...(papers.length > 0 && { papers }),
    };
    const submission = {
      admit: (opened: DossierView, repeated: boolean) => {
        if (repeated) this.access.demandSight(actor, opened);
        admit(repeated);
      },
      ...(files && { files }),
      ...(applicant && { applicant: { ...nobody, ...given(applicant) } }),
    };
    const { row, dossier } =
      id === undefined
        ? await this.numbered.submit({ ...submission, command }, Date.now())
        : await this.together.act({
            ...submission,
            command: { ...command, dossier: id },
            recorded: 'database',
          });
    void reply
      .header('etag', `"${dossier.stored.rows.length}"`)
      .header('location', `/api/v1/dossiers/${encodeURIComponent(row.dossier)}`);
    return this.telling.tell(actor, dossier);
  }

  @Get()
  @ApiOperation({ operationId: 'listDossiers', summary: 'Danh sách hồ sơ trong phạm vi của bạn' })
  @Answers(dossierPage, 'Một trang hồ sơ')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: dossiersQuery }) query: z.infer<typeof dossiersQuery>,
  ): Promise<z.infer<typeof dossierPage>> {
    const { phase, dueBefore, dueAfter, q, cursor, ...rest } = query;
    const { items, next } = await listDossiers(this.lists, {
      ...given({
        ...rest,
        phases: phase,
        search: q === undefined ? undefined : this.access.search(actor, q),
        dueBefore: dueBefore === undefined ? undefined : readInstant(dueBefore),
        dueFrom: dueAfter === undefined ? undefined : readInstant(dueAfter),
      }),
      ...readCursor(cursor),
      scope: this.access.scope(actor),
    });
    return {
      items: items.map((row) => ({
        id: row.id,
        procedure: { code: row.procedure, name: row.procedureName },
        field: row.field,
        channel: row.channel,
        owner: agencyNamed(this.desk.directory, row.owner),
        phase: row.phase,
        phaseLabel: phaseNames[row.phase],
        status: statusNamed(row.status),
        version: row.version,
        submittedAt: iso(row.submittedAt),
        acceptedAt: iso(row.acceptedAt),
        recordedAt: iso(row.recordedAt),
        due: iso(row.due),
        standing: row.standing,
        closedAt: iso(row.closedAt),
        closedAs: row.closedAs,
        returnedAt: iso(row.returnedAt),
        way: row.way,
        parcel: row.parcel,
        archivedAt: iso(row.archivedAt),
        archivePlace: row.archivePlace,
        keepUntil: row.keepUntil,
        paused: row.paused,
        atRisk: row.atRisk,
        heldLong: row.heldLong,
        holds: row.holds.map(holdNamed),
        applicant: this.access.applicantListed(actor, row.id, row),
      })),
      next: cursorOf(next),
    };
  }

  @Get('summary')
  @ApiOperation({
    operationId: 'summariseDossiers',
    summary: 'Số hồ sơ trong phạm vi của bạn, theo việc trong ngày',
  })
  @Answers(dossierSummary, 'Mỗi con số là độ dài của danh sách có bộ lọc nêu bên cạnh')
  async summary(@CurrentActor() actor: Actor): Promise<z.infer<typeof dossierSummary>> {
    return summariseDossiers(this.lists, this.access.scope(actor), Date.now());
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'viewDossier',
    summary: 'Một hồ sơ: trạng thái, hạn, việc làm được',
  })
  @Answers(dossierAnswer, 'Hồ sơ; ETag là số lần ghi')
  async view(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Query({ schema: dossierQuery }) { at }: z.infer<typeof dossierQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer> {
    const dossier = await this.access.dossier(actor, id);
    void reply.header('etag', `"${dossier.stored.rows.length}"`);
    return this.telling.tell(actor, dossier, at === undefined ? dossier.now : readInstant(at));
  }
}
