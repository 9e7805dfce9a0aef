// The files of processes/: procedures, agencies, calendar, report forms and narratives, printed forms, notices, read and
// checked. The only room that knows how that folder is laid out.
// Must not know: databases, dossiers, how anything is published or shown.
export { findingsOfForms, formPath, FormsInvalid, readForm, readFormSets } from './form-files.ts';
export type { FormFinding } from './form-files.ts';
export { NoticesInvalid, readNoticeRules } from './notice-files.ts';
export { findingsOf, procedureFilesIn, readProcedureFiles } from './procedure-files.ts';
export type { ProcedureFile } from './procedure-files.ts';
export { CatalogueInvalid, readCatalogue } from './read-catalogue.ts';
export type { CatalogueFiles } from './read-catalogue.ts';
export { readAgencyKinds, readCalendar } from './reference-data.ts';
export {
  narrativePath,
  readNarrative,
  readOffice,
  readPetitionForm,
  readReportForm,
} from './report-papers.ts';
export { FileInvalid, readText } from './text-files.ts';
export { CatalogueIncomplete, readYaml } from './yaml-files.ts';
