import type { HistoryRow, Instant } from '#lib/dossier';
import type { ReportLock } from '#lib/persistence';
import {
  cutOf,
  movedSince,
  type Moved,
  type MovedDossier,
  periodOf,
  reportScope,
} from '#lib/reporting';

import type { Desk } from '../desk.ts';
import { standingReport } from '../period-report.ts';
import { lockedReport } from './locked-report.ts';

/** An act recorded after a report was locked. */
export type LaterAct = Pick<HistoryRow, 'seq' | 'kind' | 'at' | 'recordedAt' | 'fact'>;

/** What was learned since a report was locked; none of a dossier's acts where another calendar or tree moved it. */
export interface MovedSinceLock extends Moved {
  dossiers: (MovedDossier & { acts: LaterAct[] })[];
}

/**
 * What a locked report would say otherwise today, dossier by dossier, with what was recorded of each since.
 *
 * @throws AgencyUnknown, IdentityBroken
 */
export const movedSinceLock = async (
  desk: Desk,
  lock: ReportLock,
  now: Instant,
): Promise<MovedSinceLock> => {
  const locked = await lockedReport(desk, lock);
  const { period: id, agency } = lock;
  const read = locked.standing.map(({ dossier }) => dossier);
  const today = await standingReport(desk, { period: id, agency, now }, read);
  const period = periodOf(id);
  const scope = reportScope(today.by.directory, agency, period, cutOf(period, now));
  const { dossiers, figures } = movedSince(locked, today, scope);
  const acts = await desk.history.recordedAfter(
    dossiers.map(({ dossier, seq }) => ({ dossier, seq: seq ?? 0 })),
  );
  return {
    dossiers: dossiers.map((one) => ({
      ...one,
      acts: (acts.get(one.dossier) ?? []).map(({ seq, kind, at, recordedAt, fact }) => ({
        seq,
        kind,
        at,
        recordedAt,
        fact,
      })),
    })),
    figures,
  };
};
