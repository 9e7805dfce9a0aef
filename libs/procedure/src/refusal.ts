import type { Expression } from './definition.ts';
import type { Phase } from './life.ts';
import type { Hold } from './machine-config.ts';

/** Why an event may not happen now: data for a 409 or a rejected log line, never an exception. */
export type Refusal =
  /** Nothing in this configuration takes the event. */
  | { refused: 'not-allowed'; event: string; phase: Phase }
  /** The task's scopes are suspended; `holds` are the open ones in the way. */
  | { refused: 'held'; holds: Hold[] }
  /** A `step` event without its task fits several open tasks: say which. */
  | { refused: 'ambiguous'; tasks: string[] }
  | ({ refused: 'guard' } & GuardRefusal);

/** A condition that isn't met, by a stable code. */
export type GuardRefusal =
  | { code: 'expression-false'; expression: Expression }
  | { code: 'fact-missing'; fact: string }
  | { code: 'fact-invalid'; fact: string }
  /** The facts of a step are exactly those its action asks for. */
  | { code: 'fact-unasked'; fact: string }
  | { code: 'reason-missing' }
  | { code: 'outcome-missing' }
  | { code: 'outcome-invalid' }
  | { code: 'not-accepted' }
  /** The same hold is open already: a second one of the same scope and reason is not allowed. */
  | { code: 'hold-open'; hold: Hold }
  /** Nothing is waiting for this answer. */
  | { code: 'no-hold'; hold: Hold }
  | { code: 'segment-missing' }
  | { code: 'segment-unknown'; segment: string }
  | { code: 'already-offered'; segment: string }
  | { code: 'not-offered'; segment: string };
