// The agencies: who they are on any day, who stands below whom, who serves whose area.
// Data with effective dates; abolished levels and renamed offices are rows, not code.
// Must not know procedures, dossiers, people's sessions, files or the clock of the machine.
export {
  type Agency,
  agencySchema,
  type Day,
  type DirectoryData,
  directorySchema,
} from './agency.ts';
export { Directory, directoryOf } from './directory.ts';
export { AgencyUnknown, type DirectoryFinding, DirectoryInvalid } from './errors.ts';
