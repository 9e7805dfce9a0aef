import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { type Correction, type Desk, listCorrections, localDayOf } from '#lib/desk';
import type { Actor } from '#lib/directory';
import { type HistoryRow, isoOf, type Position } from '#lib/dossier';
import { ActorNames, type ListQueries } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { given } from './given.ts';
import { actNamed, agencyNamed } from './names.ts';
import { iso } from './schemas/common.ts';
import {
  correctionPage,
  correctionsQuery,
  entryFields,
  standingFields,
} from './schemas/corrections.ts';
import { dossierOf } from './task-holders.ts';
import { LISTS } from './tokens.ts';

type Told = z.infer<typeof correctionPage>['items'][number];
type Value = Told['standing'][number]['before'];

/** Corrections as a leader looks through them: who changed what, why, and what it was before. */
@ApiTags('Đính chính')
@Controller('corrections')
export class CorrectionsController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(LISTS) private readonly lists: ListQueries,
    private readonly access: Access,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listCorrections',
    summary: 'Đính chính và hoàn tác ở những hồ sơ bạn xem được lịch sử, mới nhất trước',
  })
  @Answers(correctionPage, 'Một trang, mỗi đính chính với trước và sau')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: correctionsQuery }) query: z.infer<typeof correctionsQuery>,
  ): Promise<z.infer<typeof correctionPage>> {
    const { agency: owner, from, to, limit, cursor } = query;
    const { items, next } = await listCorrections(this.desk, this.lists, {
      scope: this.access.scope(actor, 'history'),
      from: startOf(from),
      to: localDayOf(startOf(to)).to,
      limit,
      ...given({ owner }),
      ...readCursor(cursor),
    });
    const names = await this.names.of(
      items.flatMap(({ row, changes }) => [
        row.actor,
        ...changes.map((change) => (change.before ?? change.after)?.actor ?? ''),
      ]),
    );
    return {
      items: items.map((correction) => this.tell(actor, correction, (id) => names.get(id) ?? null)),
      next: cursorOf(next),
    };
  }

  private tell(
    asker: Actor,
    { dossier, row, reason, undo, changes, before, after }: Correction,
    nameOf: (actor: string) => string | null,
  ): Told {
    const { model, stored, position } = dossier;
    return {
      dossier: stored.id,
      procedure: { code: model.procedure.code, name: model.procedure.name },
      owner: agencyNamed(this.desk.directory, position.owner),
      seq: row.seq,
      at: iso(row.recordedAt),
      actor: row.actor,
      actorName: nameOf(row.actor),
      reason: this.access.written(asker, dossierOf(dossier), reason),
      undo,
      entries: changes.flatMap((change) => {
        const told = change.before ?? change.after;
        if (!told) return [];
        return [
          {
            seq: change.seq,
            label: actNamed(model.machine, told.fact),
            at: iso(told.at),
            actor: told.actor,
            actorName: nameOf(told.actor),
            as: change.as,
            fields:
              change.before && change.after
                ? differing(entryFields, valuesIn(change.before), valuesIn(change.after))
                : [],
          },
        ];
      }),
      standing: differing(standingFields, this.standing(before), this.standing(after)),
    };
  }

  private standing(position: Position): Record<(typeof standingFields)[number], Value> {
    const { phase, owner, standing, closedAs, paused } = position;
    return {
      phase,
      owner: agencyNamed(this.desk.directory, owner).name,
      acceptedAt: iso(position.acceptedAt),
      due: iso(position.due),
      standing,
      closedAs,
      closedAt: iso(position.closedAt),
      returnedAt: iso(position.returnedAt),
      paused,
    };
  }
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);

const valuesIn = ({ at, fact }: HistoryRow): Partial<Record<string, Value>> => ({
  ...(fact as unknown as Record<string, Value>),
  at: isoOf(at),
});

const differing = <Name extends string>(
  names: readonly Name[],
  before: Partial<Record<string, Value>>,
  after: Partial<Record<string, Value>>,
): { name: Name; before: Value; after: Value }[] =>
  names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((change) => change.before !== change.after);
