// What the apps are composed of: the Nest modules over one database, and reports as files.
// The only room that knows Nest. Must not know: command lines, and how an app presents what it does.
export { openEngine } from './engine.ts';
export type { Engine } from './engine.ts';
export { DESK, EngineModule } from './engine.module.ts';
export { listening, ListenRefused, type ListenSettings } from './listening.ts';
export { ownProcess } from './own-process.ts';
export { openLog } from './log.ts';
export { prepare, usePlace, withDatabase } from './place.ts';
export type { Place, Prepared } from './place.ts';
export {
  ReportPapersInvalid,
  ReportPapersMissing,
  annexFiles,
  reportFiles,
  reportFormats,
} from './report-files.ts';
export type { ReportFormat } from './report-files.ts';
export { petitionFiles, petitionFormFor } from './petition-files.ts';
export { filesToCheck } from './files/room-over.ts';
export { fileSettings, type FileSettings } from '#lib/files';
export {
  FormNotOffered,
  formsOfDossier,
  type PrintedForm,
  printForm,
  printRegister,
  RegisterFormMissing,
} from './printed-forms.ts';
export { lookUpAddress } from './citizen/look-up-address.ts';
export { Accounts } from './identity/accounts.ts';
export { ApiKeys } from './identity/api-keys.ts';
export { checkGrants, grantText, readGrant } from './identity/grants.ts';
export { citizenSettings, type CitizenSettings } from './citizen/settings.ts';
export { identityConfig } from './identity/config.ts';
export type { IdentityConfig } from './identity/config.ts';
export { withAccounts } from './identity/with-accounts.ts';
export { alertWords, escalationWords } from './notices/words.ts';
export type { MailOptions } from './notices/mailer.ts';
export {
  type InboxMessage,
  PARTNER_HANDLERS,
  type PartnerHandler,
  type PartnerHandlers,
  Correspondence,
  exchangeSettings,
  type ExchangeSettings,
  ForPartners,
  CurrentPartner,
  type Partner,
  PartnerDirectory,
  Partners,
  type PartnerTold,
  checkAgencies,
  eventTypes,
  ourAgency,
  ourProcedure,
  removePartner,
  replayLines,
  sendTest,
  skipMessage,
  theirAgency,
  theirProcedure,
} from './partners/index.ts';
export { openWorker, type OpenWorker } from './work/open-worker.ts';
export { Relays } from './work/relays.ts';
export { runWorker } from './work/run-worker.ts';
export { WORK, WORK_OPTIONS, type WorkOptions } from './work/tokens.ts';
export { WorkModule } from './work/work.module.ts';
export { workSettings, type WorkSettings, WorkSettingsInvalid } from './work/work-settings.ts';
export { composeServer, openServer } from './http/open-server.ts';
export type { OpenServer, ServerOptions } from './http/open-server.ts';
export { runServer } from './http/run-server.ts';
export type { Opened, ServerArguments } from './http/run-server.ts';
export { openApiOf } from './http/openapi.ts';
