import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { answerQuestion, type Desk, listQuestions, type NamedQuestion } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { ActorNames, type ListQueries, QuestionStore } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access, refuse } from './access.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { given } from './given.ts';
import { agencyNamed } from './names.ts';
import { iso } from './schemas/common.ts';
import { dossierId } from './schemas/dossier.ts';
import { answerAnswer, answerBody, questionPage, questionsQuery } from './schemas/questions.ts';
import { dossierOf } from './task-holders.ts';
import { LISTS } from './tokens.ts';

/** What the histories leave unsaid, asked of those who know; their answers are notes, never acts. */
@ApiTags('Điều cần xác nhận')
@Controller()
export class QuestionsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(LISTS) private readonly lists: ListQueries,
    private readonly questions: QuestionStore,
    private readonly access: Access,
    private readonly names: ActorNames,
  ) {}

  @Get('questions')
  @ApiOperation({
    operationId: 'listQuestions',
    summary: 'Bước bị bỏ qua và chỗ sai thứ tự trong phạm vi của bạn, mới nhất trước',
  })
  @Answers(questionPage, 'Một trang')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: questionsQuery }) query: z.infer<typeof questionsQuery>,
  ): Promise<z.infer<typeof questionPage>> {
    const { cursor, agency, answered, limit } = query;
    const { items, next } = await listQuestions(this.desk, this.lists, {
      scope: this.access.scope(actor),
      limit,
      ...given({ agency, answered }),
      ...readCursor(cursor),
    });
    const names = await this.names.of(items.flatMap(({ answer }) => answer?.actor ?? []));
    const { directory } = this.desk;
    return {
      items: items.map((item) => ({
        dossier: item.dossier,
        procedure: { code: item.procedure, name: item.procedureName },
        owner: agencyNamed(directory, item.owner),
        question: item.question.key,
        kind: item.question.kind,
        text: textOf(item),
        step: item.question.step,
        stepName: item.stepName,
        agency: agencyNamed(directory, item.question.agency),
        role: item.question.role,
        entry: item.question.seq,
        raisedAt: item.question.raisedAt,
        mayAnswer: this.access.mayAnswer(actor, item.question, item).allowed,
        answer: item.answer && {
          ...item.answer,
          note: this.access.written(actor, item, item.answer.note),
          actorName: names.get(item.answer.actor) ?? null,
          at: iso(item.answer.at),
        },
      })),
      next: cursorOf(next),
    };
  }

  @Post('dossiers/:id/answers')
  @HttpCode(201)
  @ApiOperation({ operationId: 'answerQuestion', summary: 'Trả lời một điều cần xác nhận' })
  @Answers(answerAnswer, 'Đã ghi chú; hồ sơ không đổi', 201)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
    @Body({ schema: answerBody }) { question, answer, note }: z.infer<typeof answerBody>,
  ): Promise<z.infer<typeof answerAnswer>> {
    const dossier = await this.access.dossier(actor, id);
    const answered = { question, answer, note: note ?? null, actor: actor.id };
    return {
      id: await answerQuestion(this.questions, dossier, answered, (asked) =>
        refuse(this.access.mayAnswer(actor, asked, dossierOf(dossier))),
      ),
    };
  }
}

const textOf = ({ question, stepName }: NamedQuestion): string =>
  question.text ?? `Bước “${stepName ?? ''}” chưa ghi là xong thì hồ sơ đã được ghi là có kết quả.`;
