import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { dayOf, type Desk, viewDayBook } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { HistoryRow } from '#lib/dossier';
import { ActorNames, ClosingStore, DatabaseRefusal, type ListQueries } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { Doing } from './doing.ts';
import { given } from './given.ts';
import { agencyNamed } from './names.ts';
import { type Problem, problemOf } from './problem.filter.ts';
import {
  closingAnswer,
  closingBody,
  type ClosingItem,
  dayBookAnswer,
  dayBookQuery,
} from './schemas/closing.ts';
import { iso } from './schemas/common.ts';
import { Telling } from './telling.ts';
import { LISTS } from './tokens.ts';

type Closed = z.infer<typeof closingAnswer>['items'][number];

/** The end of a day at the desk: what was handed over is recorded, and the day's book tells what was. */
@ApiTags('Chốt sổ')
@Controller('closings')
export class ClosingsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(LISTS) private readonly lists: ListQueries,
    private readonly closing: ClosingStore,
    private readonly access: Access,
    private readonly doing: Doing,
    private readonly telling: Telling,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'viewDayBook', summary: 'Sổ trả kết quả của một ngày' })
  @Answers(dayBookAnswer, 'Đã trả những gì, ai ghi; những gì không ghi được và vì sao')
  async book(
    @CurrentActor() actor: Actor,
    @Query({ schema: dayBookQuery }) query: z.infer<typeof dayBookQuery>,
  ): Promise<z.infer<typeof dayBookAnswer>> {
    const { agency, day = dayOf(Date.now()) } = query;
    this.access.demandAt(actor, 'close', agency);
    const scope = this.access.scope(actor);
    const { returned, refused } = await viewDayBook(this.lists, this.closing, {
      agency,
      day,
      scope,
    });
    const names = await this.names.of([
      ...returned.map(({ row }) => row.actor),
      ...refused.map((refusal) => refusal.actor),
    ]);
    return {
      agency: agencyNamed(this.desk.directory, agency),
      day,
      returned: returned.map(({ row, ...of }) => ({
        dossier: of.id,
        procedure: { code: of.procedure, name: of.procedureName },
        applicant: this.access.applicantListed(actor, of.id, of),
        ...returnOf(row),
        recordedAt: iso(row.recordedAt),
        actor: row.actor,
        actorName: names.get(row.actor) ?? null,
      })),
      refused: refused.map(({ message, at, ...refusal }) => ({
        ...refusal,
        detail: message,
        actorName: names.get(refusal.actor) ?? null,
        at: iso(at),
      })),
    };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'closeDay',
    summary: 'Ghi nhiều hồ sơ đã trả, mỗi hồ sơ một câu trả lời',
    description:
      'Mỗi hồ sơ được ghi hay không là riêng nó; gửi lại cùng khóa không ghi hai lần. Lỗi của hệ thống là lỗi của cả yêu cầu: hãy gửi lại nguyên như cũ.',
  })
  @Answers(closingAnswer, 'Theo thứ tự đã gửi')
  async close(
    @CurrentActor() actor: Actor,
    @Body({ schema: closingBody }) { agency, items }: z.infer<typeof closingBody>,
  ): Promise<z.infer<typeof closingAnswer>> {
    this.access.demandAt(actor, 'close', agency);
    const settled = await Promise.allSettled(items.map((item) => this.record(actor, item)));
    const closed = settled.map((result, index): Closed => {
      if (result.status === 'fulfilled') return result.value;
      return refusedAs(items[index], problemOfRow(result.reason));
    });
    await this.closing.refused(
      agency,
      actor.id,
      closed.flatMap(({ problem }, index) => {
        const item = items[index];
        if (!problem || !item) return [];
        const { dossier, key, action } = item;
        return [{ dossier, key, action, code: problem.code, message: problem.detail }];
      }),
    );
    return { items: closed };
  }

  private async record(actor: Actor, item: ClosingItem): Promise<Closed> {
    const { action, dossier: id, key, ...body } = item;
    const dossier = await this.doing.do(actor, {
      id,
      action,
      key,
      body: given(body),
      seen: undefined,
    });
    return {
      key,
      dossier: id,
      version: dossier.stored.rows.length,
      undo: this.telling.undoable(actor, dossier),
      problem: null,
    };
  }
}

/** A refusal is its row's; a fault, or a database that is away, is the whole request's, to be sent again. */
const problemOfRow = (error: unknown): Problem => {
  const problem = error instanceof DatabaseRefusal ? undefined : problemOf(error);
  if (!problem) throw error;
  return problem;
};

const refusedAs = (item: ClosingItem | undefined, { status, code, detail }: Problem): Closed => ({
  key: item?.key ?? '',
  dossier: item?.dossier ?? '',
  version: null,
  undo: null,
  problem: { status, code, detail },
});

/** A return as the book has it. */
const returnOf = ({ at, fact }: HistoryRow) =>
  fact.type === 'record-returned'
    ? { action: fact.type, outcome: fact.outcome, returnedAt: fact.returnedAt }
    : { action: 'return' as const, outcome: null, returnedAt: iso(at) };
