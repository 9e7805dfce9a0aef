/**
 * The compiled machine as data: an XState machine config that is plain JSON. Guards and actions are names
 * with parameters from the closed lists below; registry.ts says what they mean. A dossier pins such a
 * config by hash for years: add names, never change what one means.
 */
import type { Term } from '#lib/deadline';

import type { Expression, FactDeclaration, FactValue } from './definition.ts';
import type { HoldReason, Outcome } from './life.ts';

/** `dossier`, or the id of the one segment that is held. */
export interface Hold {
  scope: string;
  reason: HoldReason;
  /** Whose opinion is waited for, where it was said: several may be asked at once. */
  from?: string;
}

export type OfferState = 'offered' | 'received' | 'declined' | 'recalled' | 'expired';

/** What the agency a segment is offered to has to do: answer within a term, by somebody of a role. */
export interface AnswerMeta {
  within: Term;
  /** After it: only both sides are told, or the offer is recorded as expired by itself. */
  onExpiry: 'alert' | 'return';
  role: TaskMeta['role'];
}

/** What a machine remembers beside its state. */
export interface MachineContext {
  facts: Record<string, FactValue>;
  /** Open suspensions; the clock and the held scopes' actions stop while one is open. */
  holds: Hold[];
  /** Open requests that by policy hold nothing; an answer closes them. */
  requests: Hold[];
  /** Segments handed over outside the flow, by name. */
  offers: Record<string, OfferState>;
  accepted: boolean;
  outcome: Outcome | null;
}

export type Guard =
  | { type: 'every'; params: { guards: Guard[] } }
  | { type: 'notHeld'; params: { scopes: string[] } }
  | { type: 'when'; params: { expression: Expression } }
  | { type: 'asks'; params: { facts: string[] } }
  | { type: 'mayState'; params: { facts: 'any' } }
  | { type: 'reason'; params: Record<string, never> }
  | { type: 'outcome'; params: { required: boolean } }
  | { type: 'accepted'; params: Record<string, never> }
  | { type: 'canHold'; params: { reason: HoldReason; segments: boolean } }
  | { type: 'canRelease'; params: { reason: HoldReason } }
  | { type: 'offer'; params: { may: 'make' | 'answer' } }
  | { type: 'joined'; params: { states: string[] } };
export type GuardName = Guard['type'];
export type GuardOf<Name extends GuardName> = Extract<Guard, { type: Name }>;

export type Effect =
  | { type: 'record'; params: Record<string, never> }
  | { type: 'note'; params: { sets: Record<string, FactValue>; asks: string[] | 'any' } }
  | { type: 'hold'; params: { reason: HoldReason; scope: 'dossier' | 'event' } }
  | { type: 'request'; params: { reason: HoldReason } }
  | { type: 'release'; params: { reason: HoldReason } }
  | { type: 'accept'; params: Record<string, never> }
  | { type: 'offer'; params: { state: OfferState } }
  | { type: 'forgo'; params: Record<string, never> }
  | { type: 'close'; params: { outcome: Outcome | 'event' | 'none' } };
export type EffectName = Effect['type'];
export type EffectOf<Name extends EffectName> = Extract<Effect, { type: Name }>;

export interface TransitionConfig {
  target?: string;
  guard?: Guard;
  actions?: Effect[];
}

/** One action of a task, as its clerk sees it. */
export interface ActionMeta {
  label: string;
  /** Event of the machine: `step.<task>.<action>`. */
  event: string;
  asks: string[];
  sets: Record<string, FactValue>;
  hold: HoldReason | null;
  reasonRequired: boolean;
}

/** A task (bước việc) with what its surroundings need to know of it. */
export interface TaskMeta {
  step: string;
  name: string;
  lane: string;
  laneName: string;
  /** `owner` or a kind of agency. */
  agency: string;
  role: 'desk' | 'officer' | 'head' | 'chair';
  /** null: the part of the agency in charge (cơ quan chủ trì). */
  segment: string | null;
  budget: Term | null;
  note: string | null;
  actions: Record<string, ActionMeta>;
}

/** A segment (chặng liên thông) with its own budget. */
export interface SegmentMeta {
  segment: string;
  name: string;
  agency: string;
  budget: Term | null;
  /** Who works on it does not learn who the applicant is; absent: does. */
  blind?: true;
}

export type NodeMeta =
  | { kind: 'task'; task: TaskMeta }
  | { kind: 'decision'; step: string }
  /** `answer` is absent in machines of before there was a term for it. */
  | { kind: 'handOver'; step: string; segment: string; answer?: AnswerMeta }
  | { kind: 'outcome'; step: string; outcome: Outcome }
  | { kind: 'parallel'; step: string }
  | { kind: 'branch'; branch: string }
  | { kind: 'join' }
  | { kind: 'phase' };

export interface NodeConfig {
  id?: string;
  type?: 'parallel';
  initial?: string;
  meta: NodeMeta;
  states?: Record<string, NodeConfig>;
  on?: Record<string, TransitionConfig[]>;
  always?: TransitionConfig[];
}

export interface MachineConfig {
  id: string;
  initial: string;
  meta: {
    format: 1;
    procedure: string;
    version: number;
    facts: Record<string, FactDeclaration>;
    segments: Record<string, SegmentMeta>;
    /** What is asked of an agency that is offered a part outside the flow; absent as in `handOver`. */
    answer?: AnswerMeta;
  };
  context: MachineContext;
  options: { maxIterations: number };
  on: Record<string, TransitionConfig[]>;
  states: Record<string, NodeConfig>;
}
