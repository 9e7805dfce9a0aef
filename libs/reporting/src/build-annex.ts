/** The annex of a report, from whose time each late dossier and each counted segment was. */
import { type Attribution, inChargeOf, type Instant, isoOf } from '#lib/dossier';
import type { AnnexCases, CountedSegment, Standing } from './annex-cases.ts';
import type { Annex, HeldMinutes, LateMinutes, OverdueRow, PartRow } from './annex.ts';
import { byVietnamese } from './build-report.ts';
import { equality, IdentityBroken } from './identities.ts';
import type { Identity, Report } from './report.ts';

/** What the history of a dossier tells of its time, until it was closed or until the cut. */
export interface DossierTime {
  procedureName: string;
  attribution: Pick<Attribution, 'lateFrom' | 'late' | 'lateStretches' | 'segments'>;
}

/** What an annex is computed from. */
export interface AnnexInput {
  report: Report;
  cases: AnnexCases;
  /** Of every dossier that dossiersToTime names. */
  times: ReadonlyMap<string, DossierTime>;
  /** Working minutes of an agency from one instant to another. */
  workingMinutes: (agency: string, from: Instant, to: Instant) => number;
}

/**
 * The annex as data, its totals counted from the calendar and held against the shares: nothing that does not add up,
 * or does not agree with the report, leaves here.
 *
 * @throws IdentityBroken naming each broken identity
 */
export const buildAnnex = ({ report, cases, times, workingMinutes }: AnnexInput): Annex => {
  const cut = Date.parse(report.asOf);
  const timeOf = (dossier: string): DossierTime => {
    const time = times.get(dossier);
    if (!time) throw new Error(`the time of dossier ${dossier} was not told`);
    return time;
  };
  const overdue = [...cases.resolved, ...cases.inHand].map((standing) =>
    overdueRow(standing, timeOf(standing.dossier), cut, cases.nameOf, workingMinutes),
  );
  overdue.sort(
    (a, b) =>
      b.late.total - a.late.total ||
      compare(a.due ?? '', b.due ?? '') ||
      compare(a.dossier, b.dossier),
  );
  const parts = partRows(cases, timeOf, cut, workingMinutes);
  const overdueTotal = {
    dossiers: overdue.length,
    resolved: cases.resolved.length,
    inHand: cases.inHand.length,
    late: sumLate(overdue.map(({ late }) => late)),
  };
  const partsTotal = sumParts(parts);
  const identities = [
    overdueAsReported('overdue-resolved', 'đã giải quyết quá hạn', {
      listed: cases.resolved.length,
      reported: report.total.resolved.overdue,
    }),
    overdueAsReported('overdue-in-hand', 'đang giải quyết quá hạn', {
      listed: cases.inHand.length,
      reported: report.total.inHand.overdue,
    }),
    lateAddsUp(overdue, overdueTotal.late),
    partsAsReported(parts, report),
    partsAddUp(parts, partsTotal.minutes),
  ];
  const broken = identities.filter(({ holds }) => !holds);
  if (broken.length > 0) throw new IdentityBroken(broken);
  const { period, agency, agencyName, asOf, asKnownAt, evidence } = report;
  return {
    period,
    agency,
    agencyName,
    asOf,
    asKnownAt,
    overdue,
    overdueTotal,
    parts,
    partsTotal,
    identities,
    evidence,
  };
};

const overdueRow = (
  { dossier, position }: Standing,
  { procedureName, attribution }: DossierTime,
  cut: Instant,
  nameOf: (agency: string) => string,
  workingMinutes: AnnexInput['workingMinutes'],
): OverdueRow => {
  const { acceptedAt, closedAt, due, provisional, owner, procedure, field, lateBeforeRestart } =
    position;
  const { lateFrom, late, lateStretches } = attribution;
  if (lateFrom === null || acceptedAt === null) throw new Error(`${dossier} is late without a due`);
  return {
    dossier,
    procedure,
    procedureName,
    field,
    owner,
    ownerName: nameOf(owner),
    due: due === null ? null : isoOf(due),
    provisional,
    closedAt: closedAt === null ? null : isoOf(closedAt),
    lateBeforeRestart,
    late: {
      total: workingMinutes(inChargeOf(position), Math.max(lateFrom, acceptedAt), closedAt ?? cut),
      ...late,
      agencies: byAgency(
        lateStretches.flatMap(({ holder, agency, minutes }) =>
          holder === 'agency' && agency !== null && minutes > 0
            ? [{ agency, name: nameOf(agency), minutes }]
            : [],
        ),
      ),
    },
  };
};

const partRows = (
  { segments, nameOf }: AnnexCases,
  timeOf: (dossier: string) => DossierTime,
  cut: Instant,
  workingMinutes: AnnexInput['workingMinutes'],
): PartRow[] => {
  const rows = new Map<string, PartRow>();
  const minutesOf = ({ dossier, place, segment }: CountedSegment): HeldMinutes => {
    const stay = timeOf(dossier).attribution.segments[place];
    if (!stay) throw new Error(`segment ${place} of dossier ${dossier} was not told`);
    const { agency, offeredAt, receivedAt, endedAt } = segment;
    const from = Math.min(offeredAt ?? Infinity, receivedAt ?? Infinity);
    return { total: workingMinutes(agency, from, endedAt ?? cut), ...stay.shares };
  };
  for (const counted of segments) {
    const { agency } = counted.segment;
    const row = rows.get(agency) ?? { agency, name: nameOf(agency), ...noPart() };
    row[counted.as] += 1;
    if (counted.as === 'received') row.minutes = sumHeld([row.minutes, minutesOf(counted)]);
    rows.set(agency, row);
  }
  const order = byVietnamese();
  return [...rows.values()].sort((a, b) => order(a.name, b.name) || order(a.agency, b.agency));
};

const noPart = (): Annex['partsTotal'] => ({
  received: 0,
  minutes: { total: 0, agency: 0, applicant: 0, transit: 0 },
  declined: 0,
  recalled: 0,
  expired: 0,
});

const sumHeld = (all: readonly HeldMinutes[]): HeldMinutes => ({
  total: sum(all, 'total'),
  agency: sum(all, 'agency'),
  applicant: sum(all, 'applicant'),
  transit: sum(all, 'transit'),
});

const sumLate = (all: readonly LateMinutes[]): LateMinutes => ({
  ...sumHeld(all),
  agencies: byAgency(all.flatMap(({ agencies }) => agencies)),
});

const sumParts = (rows: readonly PartRow[]): Annex['partsTotal'] => ({
  received: sum(rows, 'received'),
  minutes: sumHeld(rows.map(({ minutes }) => minutes)),
  declined: sum(rows, 'declined'),
  recalled: sum(rows, 'recalled'),
  expired: sum(rows, 'expired'),
});

const sum = <K extends string>(rows: readonly Record<K, number>[], key: K): number =>
  rows.reduce((all, row) => all + row[key], 0);

/** One entry an agency, the most minutes first. */
const byAgency = (all: LateMinutes['agencies']): LateMinutes['agencies'] => {
  const sums = new Map<string, LateMinutes['agencies'][number]>();
  for (const { agency, name, minutes } of all) {
    sums.set(agency, { agency, name, minutes: minutes + (sums.get(agency)?.minutes ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.minutes - a.minutes || compare(a.agency, b.agency));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const overdueAsReported = (
  id: string,
  what: string,
  { listed, reported }: { listed: number; reported: number },
): Identity =>
  equality(id, { label: `hồ sơ ${what} trong phụ lục`, value: listed }, [
    { label: `${what} trong báo cáo`, value: reported },
  ]);

const balanced = ({ total, agency, applicant, transit }: HeldMinutes): boolean =>
  total === agency + applicant + transit;

const inWords = ({ total, agency, applicant, transit }: HeldMinutes): string =>
  `tổng ${total} phút, cơ quan ${agency}, chờ người nộp ${applicant}, chờ nhận bàn giao ${transit}`;

/** Named where it fails, else told once: every row, and the total, add up. */
const told = (id: string, sound: string, faults: readonly string[]): Identity => ({
  id,
  text: faults.length === 0 ? sound : faults.join('; '),
  holds: faults.length === 0,
});

const lateAddsUp = (rows: readonly OverdueRow[], total: LateMinutes): Identity => {
  const faults = [
    ...rows.map(({ dossier: name, late }) => ({ name, late })),
    { name: 'tổng cộng', late: total },
  ]
    .filter(({ late }) => !balanced(late) || late.agency !== sum(late.agencies, 'minutes'))
    .map(({ name, late }) => `${name}: ${inWords(late)}`);
  return told('late-minutes', `thời gian trễ: ${inWords(total)}`, faults);
};

const partsAsReported = (parts: readonly PartRow[], { segments }: Report): Identity => {
  const counted = new Map(parts.map((row) => [row.agency, row]));
  const faults = segments
    .filter(({ agency, received, declined }) => {
      const part = counted.get(agency);
      return part?.received !== received || part.declined !== declined;
    })
    .map(({ name, received, declined }) => `${name}: đã nhận ${received}, từ chối ${declined}`);
  const [all, reported] = [sum(parts, 'received'), sum(segments, 'received')];
  if (all !== reported) faults.push(`đã nhận ${all} ≠ ${reported}`);
  return told('parts', `phần việc đã nhận trong phụ lục ${all} = trong báo cáo`, faults);
};

const partsAddUp = (rows: readonly PartRow[], total: HeldMinutes): Identity => {
  const faults = [...rows, { name: 'tổng cộng', minutes: total }]
    .filter(({ minutes }) => !balanced(minutes))
    .map(({ name, minutes }) => `${name}: ${inWords(minutes)}`);
  return told('part-minutes', `thời gian theo cơ quan tham gia: ${inWords(total)}`, faults);
};
