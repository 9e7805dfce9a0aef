import type { Term } from '#lib/deadline';

import type { HandOverStep, Procedure } from './definition.ts';
import { stepsOf } from './flow.ts';
import type { AnswerMeta } from './machine-config.ts';

/** Within what an offer is answered where a definition says nothing: a policy of this system, no rule of law. */
const ANSWER_WITHIN: Term = { value: 1, unit: 'working-day' };

/**
 * What the agency a hand-over goes to has to do; of one outside the flow, without the step.
 *
 * @example
 * answerTo(procedure).within; // → { value: 1, unit: 'working-day' } where the definition says nothing
 */
export const answerTo = (procedure: Procedure, handOver?: HandOverStep['handOver']): AnswerMeta => {
  const { policies, lanes } = procedure;
  const receiving = stepsOf(procedure).find(({ id }) => id === handOver?.receive)?.step;
  const lane = receiving && 'task' in receiving ? lanes[receiving.lane] : undefined;
  return {
    within: handOver?.answerWithin ?? policies.answerWithin ?? ANSWER_WITHIN,
    onExpiry: policies.onExpiry ?? 'alert',
    role: lane?.role ?? 'officer',
  };
};
