import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { readReportForm } from '#lib/catalogue';
import {
  type AfterLock,
  type Desk,
  lockBlocked,
  lockNamed,
  lockReport,
  movedSinceLock,
} from '#lib/desk';
import type { Actor } from '#lib/directory';
import { ActorNames, pageOf, type ReportLock } from '#lib/persistence';
import { cellLabels, type CountedAs, periodOf, REPORT_FORM } from '#lib/reporting';

import { Answers } from '../answers.ts';
import { DESK } from '../engine.module.ts';
import { CurrentActor } from '../identity/decorators.ts';
import { Access } from './access.ts';
import { given } from './given.ts';
import { actNamed, agencyNamed } from './names.ts';
import { iso } from './schemas/common.ts';
import { lockVersion, periodId } from './schemas/others.ts';
import {
  lockAnswer,
  lockBody,
  locksAnswer,
  locksQuery,
  movedAnswer,
  movedQuery,
} from './schemas/report-locks.ts';
import { HTTP_SETTINGS, type HttpSettings } from './tokens.ts';

/** Locking the figures of a period (khóa số liệu), and what was learned of them since. */
@ApiTags('Báo cáo')
@Controller('reports/:period/locks')
export class ReportLocksController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
    private readonly access: Access,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listReportLocks',
    summary: 'Các lần khóa số liệu của một báo cáo, và bạn có khóa được không',
  })
  @Answers(locksAnswer, 'Các bản đã khóa')
  async locks(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Query({ schema: locksQuery }) { agency }: z.infer<typeof locksQuery>,
  ): Promise<z.infer<typeof locksAnswer>> {
    this.access.demandAt(actor, 'report', agency);
    const afterLock = await this.afterLock(period);
    const locks = await this.desk.locks.versions({ form: REPORT_FORM, period, agency });
    const [last] = locks;
    return {
      locks: await this.told(locks),
      afterLock,
      blocked:
        this.access.refusedAt(actor, 'lock', agency) ??
        lockBlocked(period, last, afterLock, Date.now()) ??
        null,
    };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'lockReport',
    summary: 'Khóa số liệu của một kỳ đã hết',
    description:
      'Giữ nguyên từng con số, kèm lần ghi cuối cùng đã đọc của mỗi hồ sơ: về sau tính lại từ các lần ghi ấy ra đúng từng byte. Không mở khóa được.',
  })
  @Answers(lockAnswer, 'Đã khóa', 201)
  async lock(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Body({ schema: lockBody }) { agency, evidence, reason }: z.infer<typeof lockBody>,
  ): Promise<z.infer<typeof lockAnswer>> {
    this.access.demandAt(actor, 'lock', agency);
    const lock = await lockReport(this.desk, {
      period,
      agency,
      by: actor.id,
      afterLock: await this.afterLock(period),
      ...given({ evidence, reason }),
      now: Date.now(),
    });
    return lockTold(lock, await this.names.of([lock.lockedBy]));
  }

  @Get(':version/moved')
  @ApiOperation({
    operationId: 'viewMovedSinceLock',
    summary: 'Những hồ sơ mà nay được đếm khác với báo cáo đã khóa',
  })
  @Answers(movedAnswer, 'Số liệu khác và từng hồ sơ, theo mã')
  async moved(
    @CurrentActor() actor: Actor,
    @Param('period', { schema: periodId }) period: string,
    @Param('version', { schema: lockVersion }) version: number,
    @Query({ schema: movedQuery }) query: z.infer<typeof movedQuery>,
  ): Promise<z.infer<typeof movedAnswer>> {
    const { agency, cursor = '', limit } = query;
    this.access.demandAt(actor, 'report', agency);
    const lock = await lockNamed(this.desk, { period, agency }, version);
    const { figures, dossiers } = await movedSinceLock(this.desk, lock, Date.now());
    const counted = (as: CountedAs | null) =>
      as && {
        field: as.field,
        owner: agencyNamed(this.desk.directory, as.owner),
        cells: as.cells.map((key) => ({ key, label: cellLabels[key] })),
      };
    const page = pageOf(
      dossiers.filter(({ dossier }) => dossier > cursor),
      limit,
      ({ dossier }) => dossier,
      ({ dossier, locked, now, segments, acts }) => ({
        dossier,
        locked: counted(locked),
        now: counted(now),
        segments,
        acts: acts.map(({ seq, kind, fact, at, recordedAt }) => ({
          seq,
          kind,
          label: fact.type === 'step' ? 'Làm một bước' : actNamed({ tasks: {} }, fact),
          at: iso(at),
          recordedAt: iso(recordedAt),
        })),
      }),
    );
    return { figures, dossiers: dossiers.length, ...page };
  }

  /** What becomes of what is learned later, by the form in force for the period. */
  private async afterLock(period: string): Promise<AfterLock> {
    const form = await readReportForm(this.settings.catalogue, periodOf(period));
    return form?.afterLock ?? 'adjust';
  }

  private async told(locks: readonly ReportLock[]): Promise<z.infer<typeof lockAnswer>[]> {
    const names = await this.names.of(locks.map(({ lockedBy }) => lockedBy));
    return locks.map((lock) => lockTold(lock, names));
  }
}

const lockTold = (
  { version, lockedAt, lockedBy, reason, asKnownAt, sha256 }: ReportLock,
  names: ReadonlyMap<string, string>,
): z.infer<typeof lockAnswer> => ({
  version,
  lockedAt: iso(lockedAt),
  lockedBy,
  lockedByName: names.get(lockedBy) ?? null,
  reason,
  asKnownAt: iso(asKnownAt),
  sha256,
});
