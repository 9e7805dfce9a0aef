/** The report of an agency for a period, from one position per dossier; nothing that does not add up leaves here. */
import type { Directory } from '#lib/directory';
import { type Instant, isoOf, type Position } from '#lib/dossier';
import { addTo, noCounts } from './cells.ts';
import { canonicalJson, sealOf } from './evidence.ts';
import type { Head } from './evidence.ts';
import {
  IdentityBroken,
  carriedFrom,
  identitiesOf,
  oneHeadEach,
  rowsMakeUp,
  segmentsBalance,
} from './identities.ts';
import type { Period } from './periods.ts';
import type { Counts, PreviousInHand, Report } from './report.ts';
import { reportScope } from './roll-up.ts';
import { segmentTable } from './segments.ts';
import { classify, cutOf } from './tally.ts';

/** The form a report is made for when the caller names none. */
export const REPORT_FORM = 'II.06/VPCP/KSTT';

/** What a report is computed from. */
export interface ReportInput {
  period: Period;
  /** Id of the agency that reports. */
  agency: string;
  /** Needed for names and for a roll-up; without it the agency stands alone. */
  directory?: Directory | undefined;
  /**
   * One per dossier, as it stood after its facts with at < cutOf(period, asOf), known by asKnownAt. May hold
   * dossiers of other owners: they count only in the segment table, for the parts the agency had in them.
   */
  positions: Iterable<Position>;
  asOf: Instant;
  asKnownAt: Instant;
  /** The heads of the histories read, one per dossier, in any order. */
  heads: Iterable<Head>;
  form?: string | undefined;
  /** What the last locked report left in hand, to check carried over against. */
  previous?: PreviousInHand | undefined;
}

/** Text in Vietnamese alphabetical order, what it calls equal by code. */
export const byVietnamese = (): ((a: string, b: string) => number) => {
  const { compare } = new Intl.Collator('vi');
  return (a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
};

/**
 * The report as data: the total, the rows by lĩnh vực and by unit, the segment table, the identities with
 * their numbers and the seal over what was read. The same input gives the same report, whatever the order of
 * positions and heads. `asOf` after the end of the period is the end: a closed period does not change by
 * being looked at later.
 *
 * Does not lock, store or print; does not look at facts, only at positions.
 *
 * @throws IdentityBroken when a figure does not add up, naming each broken identity
 * @throws AgencyUnknown (directory) for an agency not in force in the period
 * @example
 * buildReport({ period: periodOf('2023-Q2'), agency: 'thanh-ha', positions: [], asOf, asKnownAt, heads: [] })
 *   .total.received // 0
 */
export const buildReport = (input: ReportInput): Report => {
  const { period, agency, previous } = input;
  const cut = cutOf(period, input.asOf);
  const scope = reportScope(input.directory, agency, period, cut);
  const positions = Array.from(input.positions);
  const heads = Array.from(input.heads);

  const total = noCounts();
  const fields = new Map<string, Counts>();
  const owners = new Map<string, Counts>();
  for (const position of positions) {
    if (!scope.owns(position)) continue;
    const cells = classify(position, period, cut);
    if (cells.length === 0) continue;
    addTo(total, cells);
    addTo(rowOf(fields, position.field), cells);
    addTo(rowOf(owners, position.owner), cells);
  }

  const order = byVietnamese();
  const fieldRows = Array.from(fields, ([field, counts]) => ({ field, ...counts }));
  fieldRows.sort((a, b) => order(a.field, b.field));
  const unitRows = Array.from(owners, ([id, counts]) => ({
    agency: id,
    name: scope.nameOf(id),
    ...counts,
  }));
  unitRows.sort((a, b) => order(a.name, b.name) || order(a.agency, b.agency));
  const rolledUp = unitRows.some((row) => row.agency !== agency);
  const segments = segmentTable(positions, period, cut, scope.takesPart, scope.nameOf);
  segments.sort((a, b) => order(a.name, b.name) || order(a.agency, b.agency));

  const identities = [
    ...identitiesOf(total),
    rowsMakeUp(
      'fields',
      'lĩnh vực',
      fieldRows.map((counts) => ({ name: counts.field, counts })),
      total,
    ),
    ...(rolledUp
      ? [
          rowsMakeUp(
            'units',
            'đơn vị',
            unitRows.map((counts) => ({ name: counts.name, counts })),
            total,
          ),
        ]
      : []),
    segmentsBalance(segments),
    ...(previous ? [carriedFrom(total, previous)] : []),
    oneHeadEach(heads.map(({ dossier }) => dossier)),
  ];
  const broken = identities.filter(({ holds }) => !holds);
  if (broken.length > 0) throw new IdentityBroken(broken);

  return {
    form: input.form ?? REPORT_FORM,
    period: { id: period.id, from: period.from, to: period.to },
    agency,
    agencyName: scope.name,
    asOf: isoOf(cut),
    asKnownAt: isoOf(input.asKnownAt),
    total,
    fields: fieldRows,
    ...(rolledUp ? { units: unitRows } : {}),
    segments,
    ...(previous ? { previous } : {}),
    identities,
    evidence: sealOf(heads),
  };
};

const rowOf = (rows: Map<string, Counts>, name: string): Counts => {
  const row = rows.get(name) ?? noCounts();
  rows.set(name, row);
  return row;
};

/**
 * The report as the bytes that are sealed when it is locked: canonical JSON (RFC 8785), one line.
 *
 * @example canonicalReport(report) === canonicalReport(JSON.parse(canonicalReport(report))) // true
 */
export const canonicalReport = (report: Report): string => canonicalJson(report);
