// The dossier kernel: what an act does to a dossier, as pure folds over one append-only history.
// Control fold (who may act next) and fact fold (clock, standing, reports) never ask each other.
// Must not know: databases, queues, HTTP, files, the machine's own clock.
export { OWNED_ELSEWHERE } from './at-guest.ts';
export { acquaintedWith, agenciesOf, workingOn } from './agencies-of.ts';
export { attributionOf, sharesOf } from './attribution.ts';
export type { Attribution, Holder, SegmentTime, Shares, Stretch } from './attribution.ts';
export { DECIDED, isDecided } from './decision.ts';
export { decide } from './decide.ts';
export { reasonAlways, reasonAtDesk } from './reasons.ts';
export type { Decision } from './decide.ts';
export type { DossierState, Model, World } from './world.ts';
export type { Command, CommandBase, CommandOf, CommandType, RowName } from './command.ts';
export { foldControl, foldControlAlong, pinAt, pinOf, pinsOf } from './control.ts';
export { changesBy, effectiveRows } from './corrections.ts';
export type { Change } from './corrections.ts';
export { isUnderWay } from './delivery.ts';
export type { Delivery, Parcel } from './delivery.ts';
export { hasReceipt, isGivenAtOnce, NO_RECEIPT } from './receipt.ts';
export { collectors, returnWays } from './return-ways.ts';
export type { Collector, ReturnWay } from './return-ways.ts';
export type { Fold, FoldFinding } from './fold.ts';
export { foldFacts } from './fold-facts.ts';
export { moneyOf } from './money.ts';
export type { Money, Obligation, Payment } from './money.ts';
export type { OpinionRecord } from './opinions.ts';
export type { TaskRecord } from './parts.ts';
export type {
  Amendment,
  Effect,
  Fact,
  FactOf,
  FactType,
  InForce,
  OfferRef,
  Side,
  Successors,
} from './facts.ts';
export { canonical, chainBreak, commitmentOf, hashOf, seal } from './history.ts';
export type { HistoryKind, HistoryRow, HistoryText } from './history.ts';
export type { Handed, HomeChange, HomeWord, ToldWord } from './facts.ts';
export { handedHere, homeWordNamed, homeWordOf } from './hosting.ts';
export { workedAt } from './in-order.ts';
export { instantOf, instantOfMinute, isoOf, minuteOf } from './instants.ts';
export { expiryFlaw, openOffer, sameAnswer } from './offers.ts';
export type { AnsweredAs, OfferRecord } from './offers.ts';
export { copyKinds, paperPurposes } from './papers.ts';
export type { CopyKind, GivenPaper, HandedPaper, PaperPurpose } from './papers.ts';
export { movesOf } from './moves.ts';
export { knownPositions } from './known-positions.ts';
export type { KnownPosition } from './known-positions.ts';
export { LOG_HEADER, LogReader, logLineOf } from './log.ts';
export type { LogLine } from './log.ts';
export { inChargeOf, samePosition } from './position.ts';
export type { Channel, ClosedAs, Instant, Phase, Position, SegmentPosition } from './position.ts';
export { questionsOf } from './questions.ts';
export type { Question } from './questions.ts';
export { repeats } from './repeats.ts';
export { refusalWords } from './refusal-words.ts';
export { riskOf } from './slack.ts';
export type { Risk } from './slack.ts';
export { usualHabits } from './simulation/habits.ts';
export type { Habits } from './simulation/habits.ts';
export { simulate } from './simulation/simulate.ts';
export type { Draw, Simulation } from './simulation/simulate.ts';
export type { LateShare, SimulatedEnd, StepTimes, Tally, Times } from './simulation/tally.ts';
export { DossierRefusal } from './refusals.ts';
export { keepUntil, retentionFor, retentionRulesSchema } from './retention.ts';
export type { Archived, Retention, RetentionRules } from './retention.ts';
export type { RefusalCode } from './refusals.ts';
export {
  alertPolicyOf,
  heldLongFrom,
  holdAlert,
  offerAlert,
  allTimersOf,
  timersOf,
} from './timers.ts';
export type { AlertPolicy, Threshold, Timer } from './timers.ts';
export { isUndo, UNDO_SECONDS, undoableBy, undoFlaw, undoReason, undoSecondsOf } from './undo.ts';
export type { Undoable } from './undo.ts';
export { saidBy } from './values.ts';
