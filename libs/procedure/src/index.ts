/**
 * libs/procedure: a procedure (thủ tục hành chính) as data — its language, its lint, its one machine.
 * It must not know dossiers, files, databases or the time of day: text and data in, data out.
 * XState lives behind machine.ts alone.
 */
export {
  actionSchema,
  expressionSchema,
  factSchema,
  isPetition,
  type Filing,
  policiesSchema,
  procedureSchema,
  sourceSchema,
  stepSchema,
  termVariantSchema,
} from './definition.ts';
export type {
  Action,
  Alerts,
  Branch,
  DecisionStep,
  Expression,
  FactDeclaration,
  FactValue,
  HandOverStep,
  OutcomeStep,
  ParallelStep,
  Policies,
  Procedure,
  Reminders,
  Source,
  Step,
  TaskStep,
} from './definition.ts';
export type { JsonObject, JsonValue } from './json.ts';
export { channelFact, declaredFacts, defaultFacts, fitsFact } from './facts.ts';
export type { FactDeclarations, Facts } from './facts.ts';
export { comparisonsIn, holdsTrue } from './expression.ts';
export type { Comparison } from './expression.ts';
export { termFor } from './term-for.ts';
export type { TermInForce } from './term-for.ts';
export {
  holdReasonNames,
  holdReasons,
  outcomeNames,
  outcomes,
  outerEvents,
  phaseNames,
  phases,
  reservedNames,
} from './life.ts';
export type { HoldReason, Outcome, OuterEvent, Phase } from './life.ts';
export { nationalStatus, statusOf } from './national-status.ts';
export type { NationalStatus } from './national-status.ts';
export { stepsOf } from './flow.ts';
export { waysAhead } from './way-ahead.ts';
export type { Ahead } from './way-ahead.ts';
export { compile, hashOf, pinOf } from './compile.ts';
export type { CompiledMachine } from './compile.ts';
export type {
  ActionMeta,
  AnswerMeta,
  Hold,
  MachineConfig,
  MachineContext,
  OfferState,
  SegmentMeta,
  TaskMeta,
} from './machine-config.ts';
export { loadMachine } from './machine.ts';
export type { Acted, Machine, Snapshot } from './machine.ts';
export type { MachineEvent } from './registry.ts';
export type { GuardRefusal, Refusal } from './refusal.ts';
export type { AllowedEvent } from './allowed.ts';
export type { OpenTask, View } from './view.ts';
export type { Configuration } from './configuration.ts';
export { UnknownMachineName } from './check-names.ts';
export { IllegalConfiguration, InvalidFact, MachineFailed } from './machine-errors.ts';
export { explore, startsOf, tellingValues } from './explore.ts';
export { ExplorationLimit } from './state-graph.ts';
export type { Exploration, Reached } from './explore.ts';
export { readProcedure } from './read.ts';
export type { Reading } from './read.ts';
export { lint } from './lint.ts';
export type { Directory } from './rules/rule.ts';
export type { Finding, Path, Problem, Severity } from './finding.ts';
export { procedureJsonSchema, schemaFile, schemaText } from './schema-document.ts';
export { expressionInWords } from './expression-words.ts';
export { toMermaid, waysBack } from './mermaid.ts';
export { clashesIn, unverifiedIn } from './catalogue.ts';
export type { CatalogueEntry } from './catalogue.ts';
export { certify, provenByCertificate } from './certificate/certify.ts';
export type { Certificate, Check, CheckCode } from './certificate/certify.ts';
export { certificateInWords, notProvenInWords } from './certificate/in-words.ts';
export type { CertificateWords, TermWords, TroubleWords } from './certificate/in-words.ts';
export type { CounterExample, Trouble, TroubleCode } from './certificate/trouble.ts';
export { amountInWords } from './certificate/term.ts';
export type {
  Amount,
  LongestWay,
  Loop,
  TermPart,
  TermProof,
  Unbounded,
} from './certificate/term.ts';
