// What the apps are composed of: the Nest modules over one database, and reports as files.
// The only room that knows Nest. Must not know: command lines, and how an app presents what it does.
export { openEngine, prepare, withDatabase } from './engine.ts';
export type { Engine, Place, Prepared } from './engine.ts';
export { DESK, EngineModule } from './engine.module.ts';
export {
  ReportPapersInvalid,
  ReportPapersMissing,
  reportFiles,
  reportFormats,
} from './report-files.ts';
export type { ReportFormat } from './report-files.ts';
export { alertWords, escalationWords } from './notices/words.ts';
export type { MailOptions } from './notices/mailer.ts';
export { openWorker, type OpenWorker } from './work/open-worker.ts';
export { Relays } from './work/relays.ts';
export { runWorker } from './work/run-worker.ts';
export { WORK, WORK_OPTIONS, type WorkOptions } from './work/tokens.ts';
export { WorkModule } from './work/work.module.ts';
export { workSettings, type WorkSettings, WorkSettingsInvalid } from './work/work-settings.ts';
export { composeServer, openServer } from './http/open-server.ts';
export type { OpenServer, ServerOptions } from './http/open-server.ts';
export { openApiOf } from './http/openapi.ts';
