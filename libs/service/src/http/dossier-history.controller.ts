import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Desk } from '#lib/desk';
import { type Actor, MASK } from '#lib/directory';
import { effectiveRows, type HistoryText } from '#lib/dossier';
import { ActorNames } from '#lib/persistence';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { actNamed } from './names.ts';
import { iso } from './schemas/common.ts';
import { dossierId, historyAnswer } from './schemas/dossier.ts';
import { entriesOf, seenFact } from './sight.ts';

/** Who did what when, as it is chained. */
@ApiTags('Hồ sơ')
@Controller('dossiers/:id/history')
export class DossierHistoryController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly access: Access,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'viewHistory',
    summary: 'Lịch sử hồ sơ; của cơ quan đã xong phần việc: phần của mình',
  })
  @Answers(historyAnswer, 'Các lần ghi, theo thứ tự')
  async history(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: dossierId }) id: string,
  ): Promise<z.infer<typeof historyAnswer>> {
    const dossier = await this.access.dossier(actor, id);
    this.access.demand(actor, 'entries', dossier);
    const all = this.access.may(actor, 'history', dossier).allowed;
    const sight = this.access.sight(actor, dossier);
    const whole = await this.desk.history.wholeDossier(id);
    const recorded = whole?.rows ?? [];
    const part = entriesOf(dossier, all ? 'all' : sight.parts);
    const rows = all ? recorded : recorded.filter(({ seq }) => part.has(seq));
    const standing = new Set(effectiveRows(recorded).map(({ seq }) => seq));
    const shown = this.access.may(actor, 'applicant', dossier).allowed;
    // Who came for the result, and why something was done, tell of people.
    if (shown) this.access.applicant(actor, dossier, 'page', 'history');
    const reasons = this.access.may(actor, 'reasons', dossier).allowed;
    const textFor = (kept: HistoryText | undefined) =>
      kept === undefined || shown ? (kept?.text ?? null) : masked(kept.text, reasons);
    const names = await this.names.of(
      rows.flatMap(({ actor, fact: { inPlaceOf } }) => [
        actor,
        ...(inPlaceOf === undefined ? [] : [inPlaceOf]),
      ]),
    );
    const someone = (id: string | undefined) =>
      id === undefined ? null : { id, name: names.get(id) ?? id };
    return {
      items: rows.map((row) => ({
        seq: row.seq,
        kind: row.kind,
        event: row.fact.type,
        label: actNamed(dossier.modelAt(row.seq).machine, row.fact),
        at: iso(row.at),
        recordedAt: iso(row.recordedAt),
        actor: row.actor,
        actorName: names.get(row.actor) ?? null,
        inPlaceOf: someone(row.fact.inPlaceOf),
        key: row.key,
        fact: { ...seenFact(row.fact, sight) },
        text: textFor(whole?.texts.get(row.seq)),
        targets: row.targets,
        voided: !standing.has(row.seq),
        hash: row.hash,
        prevHash: row.prevHash,
      })),
    };
  }
}

/** Everything but the reason says who somebody is; a reason may. */
const masked = (text: HistoryText['text'], reasons: boolean): HistoryText['text'] =>
  Object.fromEntries(
    Object.entries(text).map(([name, value]) => [
      name,
      name === 'reason' && reasons ? value : MASK,
    ]),
  );
