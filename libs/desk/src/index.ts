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
