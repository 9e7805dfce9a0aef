// The desk: every act and query of the application, one file each; where the core and the store meet.
// Reads, asks the core to decide, writes; there is no second way to change a dossier.
// Must not know: HTTP, sessions, queues, files, command lines.
export { act, actAll } from './act.ts';
export { ActRefused } from './act-refused.ts';
export { ActTogether } from './act-together.ts';
export { agencyCode, AgencyCodeRefused, setAgencyCode } from './agency-codes.ts';
export { assignTask } from './assign-task.ts';
export type { AssignmentWords } from './assign-task.ts';
export type { AssignmentOrder, Standing } from './decide-assignment.ts';
export { heldTask, holdingOf, isTheirs, taskHeld } from './holding.ts';
export type { Acted, Order } from './decide-order.ts';
export { dayOf, localDayOf, openDesk } from './desk.ts';
export type { Desk } from './desk.ts';
export { CatalogueMissing, HEARD_WITHIN } from './rules-in-force.ts';
export { exportLog } from './export-log.ts';
export { loadCatalogue } from './load-catalogue.ts';
export type { Admit, Catalogue, CatalogueLoaded } from './load-catalogue.ts';
export { blockedElsewhere } from './exchange/at-home.ts';
export { actsToHome } from './exchange/acts-to-home.ts';
export {
  type ActMessage,
  actMessage,
  type HomeMessage,
  homeMessage,
  messageTypes,
  type ToldPaper,
  type UnheardMessage,
  unheardMessage,
} from './exchange/messages.ts';
export { actorAt, isBy, type Peer } from './exchange/peer.ts';
export { differencesOf, type Share, shareOf } from './exchange/share.ts';
export { orderOfAct } from './exchange/take-act.ts';
export { keyOfWord, orderOfWord } from './exchange/take-word.ts';
export { type Beside, homeMessageOf, wordAnew, wordsToGuest } from './exchange/words-to-guest.ts';
export { Models, publishable } from './models.ts';
export { periodReport } from './period-report.ts';
export { lockBlocked, LockRefused, lockReport } from './report-locks/lock-report.ts';
export type { AfterLock, LockOrder } from './report-locks/lock-report.ts';
export { lockNamed, ReportNotLocked } from './report-locks/locked-report.ts';
export { movedSinceLock } from './report-locks/moved-since-lock.ts';
export type { LaterAct, MovedSinceLock } from './report-locks/moved-since-lock.ts';
export type { ReportOrder } from './period-report.ts';
export { dossiersOfPetitions, petitionReport } from './petition-report.ts';
export type { PetitionOrder } from './petition-report.ts';
export { reportAnnex } from './report-annex.ts';
export { rebuildFolds } from './rebuild-folds.ts';
export type { Rebuilt } from './rebuild-folds.ts';
export {
  applyReorganisation,
  countReorganised,
  movedPeople,
  PlanChanged,
  PlanEarly,
  previewReorganisation,
} from './reorganise.ts';
export type { LeftOver, MovedPerson, ReorganisationSummary } from './reorganise.ts';
export { replayLog } from './replay-log.ts';
export type { Rejection, Replayed } from './replay-log.ts';
export { verify } from './verify.ts';
export type { Mismatch } from './mismatch.ts';
export type { Verified } from './verify.ts';
export type { FilesToCheck } from './verify-files.ts';
export { draftReport, draftsDue, endedPeriods } from './draft-report.ts';
export { escalate } from './escalate.ts';
export type { EscalationOrder, EscalationWords } from './escalate.ts';
export { fireTimers, writeDigests } from './fire-timers.ts';
export type { AlertWords, Swept } from './fire-timers.ts';
export { dossiersBehind } from './drill-down.ts';
export type { CountedDossier } from './drill-down.ts';
export { listDossiers } from './list-dossiers.ts';
export { findProcedure, listProcedures, viewProcedure } from './list-procedures.ts';
export type { PublishedProcedure } from './list-procedures.ts';
export { listTasks } from './list-tasks.ts';
export type { NamedTask } from './list-tasks.ts';
export { SubmitNumbered } from './submit-numbered.ts';
export { namesInModel } from './names-in-model.ts';
export type { NamesInModel } from './names-in-model.ts';
export { summariseDossiers } from './summarise-dossiers.ts';
export type { Submission } from './submit-numbered.ts';
export { actionsOf } from './view-dossier-actions.ts';
export type { ActionNeeds, OfferedAction } from './view-dossier-actions.ts';
export { explainDue } from './view-dossier-due.ts';
export { positionAt, viewAsOf, viewDossier, viewRead } from './view-dossier.ts';
export type { DossierView } from './view-dossier.ts';
export { offeredForms } from './printed-forms/offered-forms.ts';
export type { OfferedForm } from './printed-forms/offered-forms.ts';
export { dossierPapers } from './printed-forms/dossier-papers.ts';
export type { PapersOrder } from './printed-forms/dossier-papers.ts';
export { registerPapers, RegisterTooLong } from './printed-forms/register-papers.ts';
export type { RegisterOrder } from './printed-forms/register-papers.ts';
export { answerQuestion } from './answer-question.ts';
export { listCorrections } from './list-corrections.ts';
export type { Correction } from './list-corrections.ts';
export { listQuestions } from './list-questions.ts';
export type { NamedQuestion } from './list-questions.ts';
export { viewDayBook } from './view-day-book.ts';
export type { DayBook } from './view-day-book.ts';
