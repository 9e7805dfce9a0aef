/** What a locked report left in hand, and what is carried over from it: the same, but for the listed adjustments (semantics.md §5). */
import type { Position } from '#lib/dossier';
import type { Standing } from './annex-cases.ts';
import type { CellKey } from './cells.ts';
import { countedIn } from './counted-in.ts';
import { type Period, periodOf } from './periods.ts';
import type { PreviousInHand, Report } from './report.ts';
import type { ReportScope } from './roll-up.ts';
import { classify } from './tally.ts';

/** A report with the position of every dossier it was made from. */
export interface StandingReport<S extends Standing = Standing> {
  report: Report;
  standing: readonly S[];
}

/** The dossiers a report left in hand. */
export const leftInHand = ({ report, standing }: StandingReport): string[] => {
  const cells = countedIn(report);
  return standing
    .filter(({ position }) => cells(position).includes('inHand.total'))
    .map(({ dossier }) => dossier);
};

/**
 * What the last locked report left in hand, and every dossier that is carried over now and was not in hand there, or
 * the other way round, by reason.
 *
 * @param locked - the report of the period before
 * @param now - where every dossier stands that this report counts, or that one left in hand
 * @example carriedSince(locked, locked.standing, scope, nextPeriod, nextPeriod.end).adjustments // [] where none was closed late
 */
export const carriedSince = (
  locked: StandingReport,
  now: Iterable<Standing>,
  { owns }: Pick<ReportScope, 'owns'>,
  period: Period,
  cut: number,
): PreviousInHand => {
  const lockedCells = countedIn(locked.report);
  const then = new Map(
    locked.standing.map(({ dossier, position }) => [dossier, lockedCells(position)]),
  );
  const { end } = periodOf(locked.report.period.id);
  const gone = new Set(leftInHand(locked));
  const byReason = new Map<string, { change: 1 | -1; dossiers: string[] }>();
  const adjust = (dossier: string, reason: string, change: 1 | -1): void => {
    const found = byReason.get(reason);
    if (found) found.dossiers.push(dossier);
    else byReason.set(reason, { change, dossiers: [dossier] });
  };
  for (const { dossier, position } of now) {
    const carried = owns(position) && classify(position, period, cut).includes('carriedOver');
    if (gone.delete(dossier)) {
      if (!carried) adjust(dossier, whyGone(position, owns(position), period, end), -1);
    } else if (carried) adjust(dossier, whyCome(position, then.get(dossier), end), 1);
  }
  for (const dossier of gone) adjust(dossier, NOT_ACCEPTED, -1);
  const adjustments = Array.from(byReason, ([reason, { change, dossiers }]) => ({
    reason,
    change: change * dossiers.length,
    dossiers: dossiers.sort(),
  }));
  adjustments.sort((a, b) => (a.reason < b.reason ? -1 : 1));
  return {
    period: locked.report.period.id,
    inHand: locked.report.total.inHand.total,
    adjustments,
  };
};

const LATER = 'ghi nhận sau khi khóa số liệu';
const NOT_ACCEPTED = `chưa tiếp nhận trong kỳ trước, ${LATER}`;

const whyCome = (
  { ownerSince, acceptedAt }: Position,
  then: readonly CellKey[] | undefined,
  end: number,
): string => {
  if (acceptedAt !== null && ownerSince > acceptedAt)
    return ownerSince >= end
      ? 'nhận từ cơ quan khác trong kỳ'
      : `nhận từ cơ quan khác từ kỳ trước, ${LATER}`;
  return then?.includes('resolved.total')
    ? `chưa giải quyết xong trong kỳ trước, ${LATER}`
    : `tiếp nhận từ kỳ trước, ${LATER}`;
};

const whyGone = (
  { ownerSince, acceptedAt }: Position,
  owned: boolean,
  period: Period,
  end: number,
): string => {
  if (!owned)
    return ownerSince >= end
      ? 'chuyển cho cơ quan khác trong kỳ'
      : `chuyển cho cơ quan khác từ kỳ trước, ${LATER}`;
  return acceptedAt === null || acceptedAt >= period.start
    ? NOT_ACCEPTED
    : `giải quyết xong trong kỳ trước, ${LATER}`;
};
