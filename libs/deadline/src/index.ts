// Terms, the deadline ledger, standing, and the explanation of a due date in words.
// Knows the working calendar and facts at whole minutes. Must not know dossiers, procedures, who acts, files
// or the time now; it never stores a due date as truth.
export { advance, startLedger } from './advance.ts';
export { type Answer, evaluateLine } from './evaluate.ts';
export { explain, type ExplanationLine } from './explain.ts';
export { extensionFlaw } from './extension-flaw.ts';
export { isOverdueInHand, isStopped, lateFrom, overdueFrom } from './in-hand.ts';
export {
  type ClockEvent,
  type ClockPolicy,
  heldMinutes,
  type Ledger,
  type LedgerEntry,
  type OpenHold,
  type SettledStretch,
} from './ledger.ts';
export { ClockRefusal, type RefusalCode } from './refusal.ts';
export { type Standing, standingOf } from './standing.ts';
export { type Measure, measureOf, type Term, termInWords, termSchema } from './term.ts';
export { dueInWords, isProvisionalDue, markDue } from './write-due.ts';
