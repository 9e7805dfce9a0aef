// The desk: every act and query of the application, one file each; where the core and the store meet.
// Reads, asks the core to decide, writes; there is no second way to change a dossier.
// Must not know: HTTP, sessions, queues, files, command lines.
export { act, actAll } from './act.ts';
export type { Acted, Order } from './act.ts';
export { CatalogueMissing, openDesk } from './desk.ts';
export type { Desk } from './desk.ts';
export { exportLog } from './export-log.ts';
export { loadCatalogue } from './load-catalogue.ts';
export type { Catalogue, CatalogueLoaded } from './load-catalogue.ts';
export { pinOf, publishable } from './models.ts';
export { periodReport } from './period-report.ts';
export type { ReportOrder } from './period-report.ts';
export { rebuildFolds } from './rebuild-folds.ts';
export type { Rebuilt } from './rebuild-folds.ts';
export { replayLog } from './replay-log.ts';
export type { Rejection, Replayed } from './replay-log.ts';
export { verify } from './verify.ts';
export type { Mismatch, Verified } from './verify.ts';
export { draftReport, draftsDue, endedPeriods } from './draft-report.ts';
export { escalate } from './escalate.ts';
export type { EscalationOrder } from './escalate.ts';
export { fireTimers, writeDigests } from './fire-timers.ts';
export type { AlertWords, Swept } from './fire-timers.ts';
export { dossiersBehind } from './drill-down.ts';
export type { CountedDossier } from './drill-down.ts';
export { listDossiers } from './list-dossiers.ts';
export { listProcedures, viewProcedure } from './list-procedures.ts';
export type { PublishedProcedure } from './list-procedures.ts';
export { listTasks } from './list-tasks.ts';
export type { NamedTask } from './list-tasks.ts';
export { submitNumbered } from './submit-numbered.ts';
export type { Submission } from './submit-numbered.ts';
export { actionsOf } from './view-dossier-actions.ts';
export type { ActionNeeds, OfferedAction } from './view-dossier-actions.ts';
export { explainDue } from './view-dossier-due.ts';
export { positionAt, viewDossier } from './view-dossier.ts';
export type { DossierView } from './view-dossier.ts';
