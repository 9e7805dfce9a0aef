// What is kept: the append-only history and the folds of it at hand, in PostgreSQL (embedded or given).
// Thin TypeORM for entities and migrations; the two statements of a command are written out.
// Must not know: who may do what, HTTP, queues, files of processes/.
export { CatalogueStore } from './catalogue-store.ts';
export type { CatalogueEntry, PublishedModel, ReferenceKind } from './catalogue-store.ts';
export { APP_ROLE, migrate, openDatabase, poolOf } from './database.ts';
export { DossierStore, KeyTaken } from './dossier-store.ts';
export type { Reading, StoredDossier, Writing } from './dossier-store.ts';
export { EmbeddedRefusal, startEmbedded } from './embedded/embedded.ts';
export type { EmbeddedDatabase } from './embedded/embedded.ts';
export { entities } from './entities/all.ts';
export { HistoryQueries } from './history-queries.ts';
export type { PositionsQuery, StandingDossier, WholeDossier } from './history-queries.ts';
export { DatabaseRefusal } from './refusal.ts';
