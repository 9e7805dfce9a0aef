// What is kept: the append-only history and the folds of it at hand, in PostgreSQL (embedded or given).
// Thin TypeORM for entities and migrations; the two statements of a command are written out.
// Must not know: who may do what, HTTP, queues, files of processes/.
export { type AssignmentAct, assignmentActs, AssignmentStore } from './assignment-store.ts';
export type { Assignment, Colleague, NewAssignment } from './assignment-store.ts';
export { CatalogueStore } from './catalogue-store.ts';
export type {
  CatalogueEntry,
  PublishedModel,
  Reference,
  ReferenceKind,
} from './catalogue-store.ts';
export { APP_ROLE, migrate, openDatabase, reachDatabase, poolOf } from './database.ts';
export { withSnapshot } from './copy/dump.ts';
export type { DatabaseSnapshot, DumpedFile, DumpedTable } from './copy/dump.ts';
export { fillEmptyDatabase, knowsTables } from './copy/load.ts';
export type { Filling } from './copy/load.ts';
export { DossierStore, Overtaken } from './dossier-store.ts';
export type { Holding, NumberReading, Reading, StoredDossier } from './dossier-store.ts';
export { afterlifeOf, taskRowsOf } from './dossier-rows.ts';
export type { AttachedFile, Writing } from './dossier-rows.ts';
export { EmbeddedRefusal, startEmbedded } from './embedded/embedded.ts';
export type { EmbeddedDatabase } from './embedded/embedded.ts';
export { entities } from './entities/all.ts';
export { ErasureStore } from './erasure-store.ts';
export type { Erasure } from './erasure-store.ts';
export { FileStore } from './file-store.ts';
export type { FoundSignature, StoredFile } from './file-store.ts';
export { HistoryQueries } from './history-queries.ts';
export type {
  FiringTimer,
  PositionsQuery,
  StandingDossier,
  WholeDossier,
} from './history-queries.ts';
export { DatabaseRefusal } from './refusal.ts';
export { ReportLockStore } from './report-lock-store.ts';
export type { NewReportLock, ReportLock, ReportName, Sealed } from './report-lock-store.ts';
export { inTransaction } from './transaction.ts';
export { accountNamed, accountsWithRole, messageName, Undelivered, workOf } from './work/index.ts';
export type {
  Alert,
  Announced,
  ApplicantTelling,
  ClaimedNotice,
  DeliveryStore,
  DigestWords,
  Draft,
  DraftName,
  Escalation,
  Fate,
  Fired,
  InboxNotice,
  NoticeCount,
  NoticeKind,
  OutboxMessage,
  PortalFate,
  PortalStore,
  Recipient,
  Recipients,
  SentBy,
  SuppressedAs,
  Telling,
  ToldNotice,
  Unacknowledged,
  Untold,
  Waiting,
  Work,
} from './work/index.ts';
export { ListQueries } from './list-queries.ts';
export type {
  DossierSummary,
  ListedDossier,
  ListedQuestion,
  ListedReturn,
  ListedTask,
  RegisterRow,
} from './listed.ts';
export { ReorganisationStore } from './reorganisation-store.ts';
export type {
  AgencyLoad,
  Concerned,
  Granted,
  KeptReorganisation,
  Regranted,
} from './reorganisation-store.ts';
export { ClosingStore } from './closing-store.ts';
export type { ClosingRefusal, KeptRefusal } from './closing-store.ts';
export { ExchangeStore } from './partners/exchange-store.ts';
export type { Difference, KeptDifference } from './partners/exchange-store.ts';
export { SKIPPED_TYPE } from './partners/line-statements.ts';
export { PartnerLines } from './partners/partner-lines.ts';
export type {
  ClaimedLine,
  Heard,
  LineCount,
  Message,
  NewMessage,
  OpenLine,
  RefusedMessage,
  Taken,
  Skip,
  SkippedMessage,
} from './partners/partner-lines.ts';
export { PartnerStore } from './partners/partner-store.ts';
export type { PartnerChange, StoredPartner } from './partners/partner-store.ts';
export type { SealedSecret } from './entities/partners.ts';
export { questionAnswers, QuestionStore } from './question-store.ts';
export type { Answered, QuestionAnswer } from './question-store.ts';
export { type Page, pageOf, type PageStart } from './page.ts';
export { archiveStages } from './statements/list-dossiers.ts';
export type { ArchiveStage } from './statements/list-dossiers.ts';
export type { DossierFilters, DossierSort, DossiersQuery } from './statements/list-dossiers.ts';
export type { CorrectionsQuery } from './statements/list-corrections.ts';
export type { QuestionsQuery } from './statements/list-questions.ts';
export type { ReturnsQuery } from './statements/list-returns.ts';
export type { Seat, TaskHolder, TasksQuery } from './statements/list-tasks.ts';
export type { Search } from './statements/search-condition.ts';
export { AccountStore } from './identity/account-store.ts';
export type { AccountChange, StoredAccount } from './identity/account-store.ts';
export { ActorNames } from './identity/actor-names.ts';
export { ApiKeyStore } from './identity/api-key-store.ts';
export type { StoredApiKey } from './identity/api-key-store.ts';
export { ApplicantStore } from './identity/applicant-store.ts';
export type { StoredApplicant } from './identity/applicant-store.ts';
export { AttemptStore } from './identity/attempt-store.ts';
export type { AttemptLimit } from './identity/attempt-store.ts';
export { LookUpStore } from './identity/look-up-store.ts';
export { OidcFlowStore } from './identity/oidc-flow-store.ts';
export type { StoredOidcFlow } from './identity/oidc-flow-store.ts';
export { OptOutStore } from './identity/opt-out-store.ts';
export { RatingStore } from './identity/rating-store.ts';
export type { StoredRating } from './identity/rating-store.ts';
export { readPurposes, ReadStore } from './identity/read-store.ts';
export type { KeptRead, PersonalRead, ReadPurpose } from './identity/read-store.ts';
export { SubstitutionStore } from './identity/substitution-store.ts';
export type { Lent, NewSubstitution, StoredSubstitution } from './identity/substitution-store.ts';
export { SessionStore } from './identity/session-store.ts';
export type { StoredSession } from './identity/session-store.ts';
