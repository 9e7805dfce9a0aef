import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { type Desk, listTasks } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { ListQueries } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { given } from './given.ts';
import { agencyNamed, statusNamed } from './names.ts';
import { iso, readInstant } from './schemas/common.ts';
import { taskPage, tasksQuery } from './schemas/others.ts';
import { TaskHolders } from './task-holders.ts';
import { LISTS } from './tokens.ts';

/** The work that waits for whoever asks. */
@ApiTags('Việc')
@Controller('tasks')
export class TasksController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(LISTS) private readonly lists: ListQueries,
    private readonly access: Access,
    private readonly holders: TaskHolders,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listTasks', summary: 'Việc đang chờ bạn, gấp nhất trước' })
  @Answers(taskPage, 'Một trang việc')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: tasksQuery }) query: z.infer<typeof tasksQuery>,
  ): Promise<z.infer<typeof taskPage>> {
    const { agency, role, procedure, task, standing, holder, q, limit, cursor } = query;
    const theirs = [actor.id, ...(actor.standsInFor ?? []).map(({ id }) => id)];
    const { items, next } = await listTasks(this.desk, this.lists, {
      seats: this.access
        .seats(actor)
        .filter(
          (seat) =>
            (agency === undefined || seat.agency === agency) &&
            (role === undefined || seat.role === role),
        ),
      limit,
      ...given({
        holder: holder === 'me' ? { among: theirs } : holder,
        procedure,
        step: task,
        standing,
        dueBefore: query.dueBefore === undefined ? undefined : readInstant(query.dueBefore),
        dueFrom: query.dueAfter === undefined ? undefined : readInstant(query.dueAfter),
        search: q === undefined ? undefined : this.access.search(actor, q),
      }),
      ...readCursor(cursor),
    });
    const { directory } = this.desk;
    return {
      items: items.map((task) => ({
        dossier: task.dossier,
        version: task.version,
        task: task.step,
        name: task.name,
        laneName: task.laneName,
        agency: agencyNamed(directory, task.agency),
        role: task.role,
        segment: task.segment,
        openedAt: iso(task.openedAt),
        due: iso(task.due),
        overdue: task.overdue,
        procedure: { code: task.procedure, name: task.procedureName },
        field: task.field,
        owner: agencyNamed(directory, task.owner),
        status: statusNamed(task.status),
        dossierDue: iso(task.dossierDue),
        dossierOverdue: task.dossierOverdue,
        held: task.holds.some(({ scope }) => scope === 'dossier' || scope === task.segment),
        holder: task.holder && { ...task.holder, since: iso(task.holder.since) },
        assignable: this.holders.allowed(actor, task, task, task.holder?.id),
        applicant: this.access.applicantListed(actor, task.dossier, task),
      })),
      next: cursorOf(next),
    };
  }
}
