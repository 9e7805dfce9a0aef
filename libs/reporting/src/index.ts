// The report: periods, counting, identities, the evidence seal, and the checker of a report written by hand.
// Reads positions (one per dossier at the cut) and answers data; every figure can be led back to its dossiers.
// Must not know: facts and how they fold, the database, files, docx and xlsx, the machine's own clock.
export type {
  Counts,
  FieldRow,
  Identity,
  PreviousInHand,
  Report,
  SegmentRow,
  UnitRow,
} from './report.ts';
export { periodRules } from './period-rules.ts';
export type { PeriodDay, PeriodKind, PeriodRule, PeriodSpan } from './period-rules.ts';
export {
  PeriodNotBegun,
  PeriodNotOver,
  PeriodUnknown,
  periodName,
  periodOf,
  previousPeriod,
  quarterAt,
  quarterOn,
} from './periods.ts';
export type { Period } from './periods.ts';
export { recentPeriods } from './recent-periods.ts';
export { cellKeys, cellLabels, cellOf, noCounts } from './cells.ts';
export type { CellKey } from './cells.ts';
export { classify, cutOf, tally } from './tally.ts';
export { countedIn } from './counted-in.ts';
export { carriedSince, leftInHand } from './carried-since.ts';
export type { StandingReport } from './carried-since.ts';
export { movedSince } from './moved-since.ts';
export type { CountedAs, Moved, MovedDossier, MovedFigure } from './moved-since.ts';
export { reportScope } from './roll-up.ts';
export type { ReportScope } from './roll-up.ts';
export { IdentityBroken, identitiesOf } from './identities.ts';
export { canonicalJson, sealOf } from './evidence.ts';
export type { Evidence, Head } from './evidence.ts';
export { REPORT_FORM, buildReport, canonicalReport } from './build-report.ts';
export type { ReportInput } from './build-report.ts';
export {
  buildPetitionReport,
  canonicalPetitionReport,
  petitionsBehind,
} from './petitions/build-petition-report.ts';
export type { PetitionReportInput, PetitionRow } from './petitions/build-petition-report.ts';
export { petitionCells, petitionLabels } from './petitions/petition-counts.ts';
export type { Petition, PetitionCell } from './petitions/petition-counts.ts';
export type { PetitionCounts, PetitionKinds, PetitionReport } from './petitions/petition-report.ts';
export type { Annex, HeldMinutes, LateMinutes, OverdueRow, PartRow } from './annex.ts';
export { annexCases, dossiersToTime } from './annex-cases.ts';
export type { AnnexCases, Standing } from './annex-cases.ts';
export { buildAnnex } from './build-annex.ts';
export type { AnnexInput, DossierTime } from './build-annex.ts';
export { checkReportText } from './check-report-text.ts';
export type { CheckFinding } from './check-finding.ts';
export { readAcceptanceCase, seedFigures } from './seed-figures.ts';
export type { AcceptanceCase, SeedFigures } from './seed-figures.ts';
export { compareWithSeed } from './compare-with-seed.ts';
export type { Comparison } from './compare-with-seed.ts';
