/** The report on petitions for a period, from one position per petition; nothing that does not add up leaves here. */
import { isoOf } from '#lib/dossier';
import { byVietnamese, type ReportInput } from '../build-report.ts';
import { canonicalJson, sealOf } from '../evidence.ts';
import { IdentityBroken, oneHeadEach } from '../identities.ts';
import { reportScope } from '../roll-up.ts';
import { cutOf } from '../tally.ts';
import {
  addPetition,
  countedIn,
  noPetitions,
  type Petition,
  type PetitionCell,
} from './petition-counts.ts';
import { aboutKnown, kindsMakeUp, petitionIdentities, unitsMakeUp } from './petition-identities.ts';
import type { PetitionCounts, PetitionKinds, PetitionReport } from './petition-report.ts';

/** What a report on petitions is computed from: as the main report, with what each petition is about. */
export interface PetitionReportInput
  extends Omit<ReportInput, 'positions' | 'form' | 'previous'>, PetitionKinds {
  /** One per petition, as it stood after its facts with at < cutOf(period, asOf), known by asKnownAt. */
  petitions: Iterable<Petition>;
  /** Number of the form (biểu số). */
  form: string;
}

/** Which petitions are asked for: of one kind, of one unit; absent: of all. */
export interface PetitionRow {
  kind?: string | undefined;
  owner?: string | undefined;
}

interface Counted<P extends Petition> {
  petition: P;
  kind: string;
  cells: PetitionCell[];
}

const counted = <P extends Petition>(
  { period, agency, directory, asOf, otherwise }: Omit<PetitionReportInput, 'petitions'>,
  petitions: Iterable<P>,
): Counted<P>[] => {
  const cut = cutOf(period, asOf);
  const scope = reportScope(directory, agency, period, cut);
  return Array.from(petitions).flatMap((petition): Counted<P>[] => {
    if (!scope.owns(petition.position)) return [];
    const cells = countedIn(petition, period, cut);
    return cells.length === 0 ? [] : [{ petition, kind: petition.about ?? otherwise, cells }];
  });
};

const sumOf = (rows: readonly Counted<Petition>[]): PetitionCounts => {
  const counts = noPetitions();
  for (const { cells } of rows) addPetition(counts, cells);
  return counts;
};

/**
 * The report as data: the total, a row for each kind of the form, the units, the identities with their numbers
 * and the seal over what was read. The same input gives the same report, whatever the order of its petitions.
 * Which dossier counts where, and in what period, is as in the main report (buildReport).
 *
 * Does not lock, store or print; does not look at facts, only at what is handed over.
 *
 * @throws IdentityBroken when a figure does not add up, or a petition is about what the form has no row for
 * @throws AgencyUnknown (directory) for an agency not in force in the period
 * @example
 * buildPetitionReport({ period: periodOf('2026-Q2'), agency: 'thanh-ha', petitions: [], heads: [], … }).total.received // 0
 */
export const buildPetitionReport = (input: PetitionReportInput): PetitionReport => {
  const { period, agency } = input;
  const cut = cutOf(period, input.asOf);
  const scope = reportScope(input.directory, agency, period, cut);
  const rows = counted(input, input.petitions);
  const heads = Array.from(input.heads);
  const total = sumOf(rows);

  const kinds = input.kinds.map(({ value, name }) => ({
    kind: value,
    name,
    ...sumOf(rows.filter(({ kind }) => kind === value)),
  }));
  const known = new Set(input.kinds.map(({ value }) => value));
  const strange = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => !known.has(kind));

  const order = byVietnamese();
  const owners = [...new Set(rows.map(({ petition }) => petition.position.owner))];
  const units = owners
    .map((owner) => ({
      agency: owner,
      name: scope.nameOf(owner),
      ...sumOf(rows.filter(({ petition }) => petition.position.owner === owner)),
    }))
    .sort((a, b) => order(a.name, b.name) || order(a.agency, b.agency));
  const rolledUp = owners.some((owner) => owner !== agency);

  const identities = [
    ...petitionIdentities(total),
    aboutKnown(strange.sort()),
    kindsMakeUp(kinds, total),
    ...(rolledUp ? [unitsMakeUp(units, total)] : []),
    oneHeadEach(heads.map(({ dossier }) => dossier)),
  ];
  const broken = identities.filter(({ holds }) => !holds);
  if (broken.length > 0) throw new IdentityBroken(broken);

  return {
    form: input.form,
    period: { id: period.id, from: period.from, to: period.to },
    agency,
    agencyName: scope.name,
    asOf: isoOf(cut),
    asKnownAt: isoOf(input.asKnownAt),
    total,
    kinds,
    unsaid: rows.filter(({ petition }) => petition.about === null).length,
    ...(rolledUp ? { units } : {}),
    identities,
    evidence: sealOf(heads),
  };
};

/**
 * The petitions behind one figure of the report on the same input: as many as the figure says.
 *
 * @param row - only those of one kind, or of one unit
 */
export const petitionsBehind = <P extends Petition>(
  input: Omit<PetitionReportInput, 'petitions'>,
  petitions: Iterable<P>,
  cell: PetitionCell,
  row: PetitionRow = {},
): P[] =>
  counted(input, petitions)
    .filter(
      ({ petition, kind, cells }) =>
        cells.includes(cell) &&
        (row.kind === undefined || kind === row.kind) &&
        (row.owner === undefined || petition.position.owner === row.owner),
    )
    .map(({ petition }) => petition);

/**
 * The report as the bytes that are sealed: canonical JSON (RFC 8785), one line.
 *
 * @example canonicalPetitionReport(report) === canonicalPetitionReport(JSON.parse(canonicalPetitionReport(report))) // true
 */
export const canonicalPetitionReport = (report: PetitionReport): string => canonicalJson(report);
