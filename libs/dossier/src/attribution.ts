/**
 * Whose time it was (semantics.md §3): every working minute of a dossier, and of each segment, has one holder —
 * an agency at work, the applicant who is waited for, or nobody yet while a hand-over is on its way. Of branches
 * side by side the dossier's time is that of the branch which closed the join: it is found by asking, from the
 * end backwards, what led to what is open.
 */
import type { Calendars, Minute, WorkingCalendar } from '#lib/calendar';
import { lateFrom } from '#lib/deadline';

import type { Fold } from './fold.ts';
import { instantOfMinute, minuteOf } from './instants.ts';
import { DOSSIER, waitsForApplicant } from './parts.ts';
import { type Instant, inChargeOf, type Position, type SegmentPosition } from './position.ts';
import type { HoldRecord } from './suspensions.ts';

/** transit: handed over and not answered yet. */
export type Holder = 'agency' | 'applicant' | 'transit';

/** Time one holder had, from `from` until before `to`, both at whole minutes. */
export interface Stretch {
  from: Instant;
  to: Instant;
  holder: Holder;
  /** Who works, or is to answer; null where the applicant is waited for. */
  agency: string | null;
  /** null: the part of the agency in charge. */
  segment: string | null;
  /** Working minutes. */
  minutes: number;
}

/** Working minutes by holder; together they are the whole. */
export type Shares = Readonly<Record<Holder, number>>;

/** The time of one stay in a segment, from its offer to its end. */
export interface SegmentTime {
  segment: string;
  agency: string;
  state: SegmentPosition['state'];
  stretches: Stretch[];
  shares: Shares;
}

/** Whose time a dossier's was. */
export interface Attribution {
  /** From the acceptance to the result, or until now. Without a gap, in order; none before acceptance. */
  stretches: Stretch[];
  shares: Shares;
  /** From when time is late, if it is late at all: the due that counts, or since before a restart; null without. */
  lateFrom: Instant | null;
  /** What of the stretches lies after that. */
  lateStretches: Stretch[];
  /** The sum of those. */
  late: Shares;
  /** In the order they were entered; they may overlap. */
  segments: SegmentTime[];
}

/** A task or an offer: what somebody has from one act until another. */
interface Item {
  openedSeq: number;
  from: Instant;
  closedSeq: number | null;
  to: Instant | null;
  /** It was done or answered, and what came of it followed; else it was only overtaken. */
  led: boolean;
  holder: 'agency' | 'transit';
  agency: string;
  segment: string | null;
}

type Part = Pick<Stretch, 'from' | 'to' | 'agency' | 'segment'> & { holder: 'agency' | 'transit' };

/**
 * Every working minute of a dossier with its one holder. While branches are open side by side, or if the business
 * was done elsewhere meanwhile, nobody knows which one closes the join: the time is then that of what has been open
 * the longest. A dossier's time is counted as the agency in charge works, that of a segment as its own agency does.
 *
 * @param until - the end of what is not over yet
 */
export const attributionOf = (
  fold: Pick<Fold, 'positions' | 'tasks' | 'offers' | 'holds' | 'clock'>,
  calendars: Calendars,
  until: Instant,
): Attribution => {
  const position = fold.positions.at(-1);
  const ended = position?.closedAt ?? until;
  const calendar = calendars.of(position ? inChargeOf(position) : null);
  const accepted = position?.acceptedAt ?? null;
  const stretches =
    accepted === null
      ? []
      : cutByHolds(
          wayThere(itemsOf(fold), accepted, ended, position?.owner ?? ''),
          fold.holds,
          calendar,
        );
  const late = lateIn(fold, position);
  const lateStretches = after(late, stretches, calendar);
  return {
    stretches,
    shares: sharesOf(stretches),
    lateFrom: late,
    lateStretches,
    late: sharesOf(lateStretches),
    segments: (position?.segments ?? []).map((stay) => {
      const { segment, agency, state } = stay;
      const parts = partsOf(stay, stay.endedAt ?? ended);
      const own = cutByHolds(parts, fold.holds, calendars.of(agency));
      return { segment, agency, state, stretches: own, shares: sharesOf(own) };
    }),
  };
};

/** Of a dossier owned elsewhere only the due that was told is known. */
const lateIn = ({ clock }: Pick<Fold, 'clock'>, position: Position | undefined): Instant | null => {
  if (!clock) return position?.due ?? null;
  const minute = lateFrom(clock.value);
  return minute === null ? null : instantOfMinute(minute);
};

/** The sum by holder. */
export const sharesOf = (stretches: readonly Stretch[]): Shares => {
  const shares = { agency: 0, applicant: 0, transit: 0 };
  for (const { holder, minutes } of stretches) shares[holder] += minutes;
  return shares;
};

const itemsOf = ({ tasks, offers }: Pick<Fold, 'tasks' | 'offers'>): Item[] => [
  ...tasks.map(({ openedSeq, openedAt, closedSeq, closedAt, closedAs, agency, segment }): Item => ({
    openedSeq,
    from: openedAt,
    closedSeq,
    to: closedAt,
    // Moved, the same work goes on elsewhere from the very same act.
    led: closedAs === 'done' || closedAs === 'moved',
    holder: 'agency',
    agency,
    segment,
  })),
  ...offers.map(({ seq, offeredAt, answeredSeq, answeredAt, answeredAs, to, segment }): Item => ({
    openedSeq: seq,
    from: offeredAt,
    closedSeq: answeredSeq,
    to: answeredAt,
    led: answeredAs !== null && answeredAs !== 'overtaken',
    holder: 'transit',
    agency: to.agency,
    segment,
  })),
];

/** What led from the acceptance to the end, in order and without a gap. */
const wayThere = (items: readonly Item[], start: Instant, end: Instant, owner: string): Part[] => {
  const way: Part[] = [];
  const last = items
    .filter(({ led, to }) => led && to === end)
    .map(({ closedSeq }) => closedSeq ?? 0);
  let cause: number | null = last.length === 0 ? null : Math.max(...last);
  for (let reached = end; reached > start;) {
    const item = leading(items, cause, reached) ?? longestOpen(items, reached);
    const from = Math.max(start, item?.from ?? lastEnd(items, reached, start));
    const { holder, agency, segment } = item ?? {
      holder: 'agency' as const,
      agency: owner,
      segment: null,
    };
    way.unshift({ from, to: reached, holder, agency, segment });
    cause = item?.openedSeq ?? null;
    reached = from;
  }
  return way;
};

/** What an act ended; where that took no time, what the act before it ended. */
const leading = (items: readonly Item[], cause: number | null, at: Instant): Item | undefined => {
  const item = items.find(({ led, closedSeq }) => led && closedSeq !== null && closedSeq === cause);
  if (!item || item.from < at) return item;
  return leading(items, item.openedSeq, at);
};

const longestOpen = (items: readonly Item[], at: Instant): Item | undefined =>
  items
    .filter(({ from, to }) => from < at && (to === null || to >= at))
    .sort((a, b) => a.from - b.from || a.openedSeq - b.openedSeq)[0];

/** Nothing was open: since the last thing ended, the agency in charge has it. */
const lastEnd = (items: readonly Item[], at: Instant, start: Instant): Instant =>
  Math.max(start, ...items.flatMap(({ to }) => (to !== null && to < at ? [to] : [])));

const partsOf = (
  { segment, agency, offeredAt, receivedAt, endedAt }: SegmentPosition,
  until: Instant,
): Part[] => {
  const end = endedAt ?? until;
  const received = receivedAt ?? end;
  const part = (holder: Part['holder'], from: Instant, to: Instant): Part[] =>
    from < to ? [{ from, to, holder, agency, segment }] : [];
  return [
    ...(offeredAt === null ? [] : part('transit', offeredAt, Math.min(received, end))),
    ...part('agency', received, end),
  ];
};

/** The same time with the applicant's taken out: while they are waited for, nobody else has it. */
const cutByHolds = (
  parts: readonly Part[],
  holds: readonly HoldRecord[],
  calendar: WorkingCalendar,
): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const waits = holds
      .filter(({ scope }) => scope === DOSSIER || scope === part.segment)
      .filter(({ reason }) => waitsForApplicant(reason))
      .map(({ since, until }) => ({ since: minuteOf(since), until: minuteOf(until ?? part.to) }));
    const [from, to] = [minuteOf(part.from), minuteOf(part.to)];
    const edges = [from, ...waits.flatMap(({ since, until }) => [since, until]), to]
      .filter((edge) => edge >= from && edge <= to)
      .sort((a, b) => a - b);
    for (const [index, edge] of edges.entries()) {
      const next = edges[index + 1];
      if (next === undefined || next === edge) continue;
      const waited = waits.some(({ since, until }) => since <= edge && edge < until);
      add(
        stretches,
        edge,
        next,
        waited ? { ...part, holder: 'applicant', agency: null } : part,
        calendar,
      );
    }
  }
  return stretches;
};

/** Adds time to the last stretch where the same holder goes on. */
const add = (
  stretches: Stretch[],
  from: Minute,
  to: Minute,
  { holder, agency, segment }: Pick<Stretch, 'holder' | 'agency' | 'segment'>,
  calendar: WorkingCalendar,
): void => {
  const last = stretches.at(-1);
  const minutes = calendar.workingMinutes(from, to);
  if (last?.holder === holder && last.agency === agency && last.segment === segment) {
    last.to = instantOfMinute(to);
    last.minutes += minutes;
    return;
  }
  const [begins, ends] = [instantOfMinute(from), instantOfMinute(to)];
  stretches.push({ from: begins, to: ends, holder, agency, segment, minutes });
};

/** What of some time lies after an instant. */
const after = (
  due: Instant | null,
  stretches: readonly Stretch[],
  calendar: WorkingCalendar,
): Stretch[] =>
  due === null
    ? []
    : stretches
        .filter(({ to }) => to > due)
        .map((stretch) => {
          const from = Math.max(stretch.from, due);
          const minutes = calendar.workingMinutes(minuteOf(from), minuteOf(stretch.to));
          return { ...stretch, from, minutes };
        });
