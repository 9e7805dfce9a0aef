import { actionsAllConditional } from './actions-all-conditional.ts';
import { budgetOverTerm } from './budget-over-term.ts';
import { budgetUnderTerm } from './budget-under-term.ts';
import { decisionDefault } from './decision-default.ts';
import { decisionLoop } from './decision-loop.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateStep } from './duplicate-step.ts';
import { effectiveDates } from './effective-dates.ts';
import { expressionType } from './expression-type.ts';
import { factDefault } from './fact-default.ts';
import { fractionalTerm } from './fractional-term.ts';
import { handOverTarget } from './hand-over-target.ts';
import { joinOutsideBranch } from './join-outside-branch.ts';
import { noWayOut } from './no-way-out.ts';
import { outcomeInBranch } from './outcome-in-branch.ts';
import { reservedName } from './reserved-name.ts';
import { segmentAgency } from './segment-agency.ts';
import { segmentBudget } from './segment-budget.ts';
import { segmentWithoutHandOver } from './segment-without-hand-over.ts';
import { unknownAgencyKind } from './unknown-agency-kind.ts';
import { unknownFact } from './unknown-fact.ts';
import { unknownLane } from './unknown-lane.ts';
import { unknownSegment } from './unknown-segment.ts';
import { unknownSight } from './unknown-sight.ts';
import { unknownStep } from './unknown-step.ts';
import { unreachableStep } from './unreachable-step.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order their findings read best. */
export const rules: readonly Rule[] = [
  actionsAllConditional,
  budgetOverTerm,
  budgetUnderTerm,
  decisionDefault,
  decisionLoop,
  duplicateId,
  duplicateStep,
  effectiveDates,
  expressionType,
  factDefault,
  fractionalTerm,
  handOverTarget,
  joinOutsideBranch,
  noWayOut,
  outcomeInBranch,
  reservedName,
  segmentAgency,
  segmentBudget,
  segmentWithoutHandOver,
  unknownAgencyKind,
  unknownFact,
  unknownLane,
  unknownSegment,
  unknownSight,
  unknownStep,
  unreachableStep,
];
