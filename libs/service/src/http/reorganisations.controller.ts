import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { type Desk, movedPeople, type MovedPerson, type ReorganisationSummary } from '#lib/desk';
import { type Actor, endingBy } from '#lib/directory';
import { ActorNames, type KeptReorganisation, ReorganisationStore } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { agencyNamed } from './names.ts';
import { iso } from './schemas/common.ts';
import { reorganisationList } from './schemas/reorganisations.ts';

/** What was merged and abolished, and what became of the dossiers: for whoever sees the figures of one of them. */
@ApiTags('Cơ quan')
@Controller('reorganisations')
export class ReorganisationsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly store: ReorganisationStore,
    private readonly names: ActorNames,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listReorganisations',
    summary: 'Các lần sắp xếp cơ quan liên quan đến cơ quan bạn xem được số liệu, mới nhất trước',
  })
  @Answers(reorganisationList, 'Mỗi kế hoạch: sáp nhập, giải thể gì; đã chuyển bao nhiêu; còn gì')
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof reorganisationList>> {
    const seen = new Set(this.access.reporting(actor));
    const all = await Promise.all(
      (await this.store.all()).map(async (one) => ({
        one,
        moved: await this.store.moved(one.id),
      })),
    );
    const concerned = all.filter(({ one: { plan }, moved }) =>
      [...endingBy(plan), ...moved.map(({ to }) => to), ...plan.merge.map(({ to }) => to)].some(
        (id) => seen.has(id),
      ),
    );
    const names = await this.names.of(concerned.map(({ one }) => one.orderedBy));
    return {
      items: await Promise.all(
        concerned.map(async ({ one, moved }) =>
          this.tell(
            one,
            moved,
            await movedPeople(this.store, one.plan),
            names.get(one.orderedBy) ?? one.orderedBy,
          ),
        ),
      ),
    };
  }

  private tell(
    { id, plan, orderedBy, startedAt, finishedAt, outcome }: KeptReorganisation,
    moved: { to: string; dossiers: number }[],
    people: MovedPerson[],
    orderer: string,
  ): z.infer<typeof reorganisationList>['items'][number] {
    const { directory } = this.desk;
    const named = (agency: string) => agencyNamed(directory, agency);
    const kindName = (kind: string) =>
      kind === 'owner' ? 'cơ quan chủ trì' : (directory.kinds[kind] ?? kind);
    const { leftOver = [] } = (outcome ?? {}) as Partial<ReorganisationSummary>;
    return {
      id,
      date: plan.date,
      reason: plan.reason,
      orderedBy: { id: orderedBy, name: orderer },
      startedAt: iso(startedAt.getTime()),
      finishedAt: iso(finishedAt?.getTime() ?? null),
      merge: plan.merge.map(({ from, to }) => ({ from: from.map(named), to: named(to) })),
      abolish: plan.abolish.map(named),
      kinds: Object.entries(plan.kinds).map(([kind, now]) => ({
        kind: kindName(kind),
        now: kindName(now),
      })),
      moved: moved.map(({ to, dossiers }) => ({ to: named(to), dossiers })),
      people: people.map(({ kind, name, unplaced }) => ({ kind, name, unplaced })),
      leftOver,
    };
  }
}
