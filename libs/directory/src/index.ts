// The agencies: who they are on any day, who stands below whom, who serves whose area.
// Data with effective dates; abolished levels and renamed offices are rows, not code. And who may do what:
// people's roles and the one access policy. Must not know procedures, dossiers, sessions, files or the clock.
export {
  type Agency,
  agencyCodeSchema,
  agencySchema,
  type Day,
  type DirectoryData,
  directorySchema,
} from './agency.ts';
export { Directory, directoryOf } from './directory.ts';
export { inVietnamese } from './schema-words.ts';
export { AgencyUnknown, type DirectoryFinding, DirectoryInvalid } from './errors.ts';
export {
  type Actor,
  coversField,
  type DossierOf,
  type Grant,
  grantsOn,
  lentGrants,
  type Role,
  roleNames,
  roles,
  type StandIn,
} from './people.ts';
export {
  type Applicant,
  MASK,
  maskApplicant,
  maskName,
  maskText,
  type SeenApplicant,
} from './policy-mask.ts';
export { inScope, type ListedDeed, type Scope, scopeOf } from './policy-scope.ts';
export {
  endingBy,
  grantsAfter,
  type PlanFinding,
  PlanInvalid,
  type Reorganisation,
  reorganisationOf,
  reorganisationSchema,
  successorsBy,
} from './reorganisation.ts';
export { type Deed, deeds, policy } from './policy-table.ts';
export {
  administratorDeeds,
  leadingRoles,
  type Relation,
  substituteDeeds,
  taskRoles,
} from './policy-table.ts';
export {
  agenciesLed,
  isAbove,
  leads,
  may,
  mayReplace,
  type Permission,
  relationsOf,
  type Subject,
  worksOnDossiers,
} from './policy.ts';
