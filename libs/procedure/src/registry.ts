/**
 * What the names in a machine config mean: a closed registry of judges (guards) and effects (changes of
 * the context). Pure and total; they run more than once for one event.
 */
import type { Expression, FactDeclaration, FactValue } from './definition.ts';
import { holdsTrue } from './expression.ts';
import { fitsFact } from './facts.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { outcomes } from './life.ts';
import type { Outcome } from './life.ts';
import type {
  EffectName,
  EffectOf,
  Guard,
  GuardName,
  GuardOf,
  Hold,
  MachineConfig,
  MachineContext,
} from './machine-config.ts';
import type { GuardRefusal, Refusal } from './refusal.ts';

/** An event as the machine takes it: its type and whatever payload it carries. */
export interface MachineEvent {
  type: string;
  [payload: string]: JsonValue;
}

type World = MachineConfig['meta'];

/**
 * A guard: null if it is met, else why not. Without an event it answers whether some payload could meet
 * it, which is what a list of allowed events asks.
 */
export type Judge<Name extends GuardName> = (
  params: GuardOf<Name>['params'],
  context: MachineContext,
  event: MachineEvent | null,
  world: World,
) => Refusal | null;

/** A change of the context. */
export type Change<Name extends EffectName> = (
  params: EffectOf<Name>['params'],
  context: MachineContext,
  event: MachineEvent,
  world: World,
) => Partial<MachineContext>;

const guard = (refusal: GuardRefusal): Refusal => ({ refused: 'guard', ...refusal });

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const factsOf = (event: MachineEvent): JsonObject => (isObject(event.facts) ? event.facts : {});

const factRefusal = (
  declared: FactDeclaration | undefined,
  fact: string,
  value: JsonValue | undefined,
): Refusal | null =>
  declared && fitsFact(declared, value) ? null : guard({ code: 'fact-invalid', fact });

const declaredIn = (world: World, fact: string): FactDeclaration | undefined =>
  Object.hasOwn(world.facts, fact) ? world.facts[fact] : undefined;

const segmentOf = (event: MachineEvent): string | null =>
  typeof event.segment === 'string' && event.segment !== '' ? event.segment : null;

const scopeOf = (event: MachineEvent): string => segmentOf(event) ?? 'dossier';

/** What an event opens or closes: `from` says whose answer, where it names somebody. */
const heldBy = (event: MachineEvent, reason: Hold['reason']): Hold => ({
  scope: scopeOf(event),
  reason,
  ...(typeof event.from === 'string' && { from: event.from }),
});

const sameHold = (one: Hold, other: Hold): boolean =>
  one.scope === other.scope && one.reason === other.reason && one.from === other.from;

const isOpen = (context: MachineContext, hold: Hold): boolean =>
  [...context.holds, ...context.requests].some((open) => sameHold(open, hold));

const knowsSegment = (world: World, context: MachineContext, segment: string): boolean =>
  Object.hasOwn(world.segments, segment) || Object.hasOwn(context.offers, segment);

const isOutcome = (value: JsonValue | undefined): value is Outcome =>
  outcomes.some((outcome) => outcome === value);

type PlainGuard = Exclude<GuardName, 'joined' | 'every'>;

/** Every guard but `joined`, which asks for states and is the machine's own (machine.ts). */
export const judges: { [Name in PlainGuard]: Judge<Name> } = {
  notHeld: ({ scopes }, context) => {
    const holds = context.holds.filter((hold) => scopes.includes(hold.scope));
    return holds.length === 0 ? null : { refused: 'held', holds };
  },

  when: ({ expression }, context) => judgeExpression(expression, context),

  asks: ({ facts }, _context, event, world) => {
    if (!event) return null;
    const given = factsOf(event);
    const unasked = Object.keys(given).find((fact) => !facts.includes(fact));
    if (unasked !== undefined) return guard({ code: 'fact-unasked', fact: unasked });
    for (const fact of facts) {
      if (given[fact] === undefined) return guard({ code: 'fact-missing', fact });
      const refusal = factRefusal(declaredIn(world, fact), fact, given[fact]);
      if (refusal) return refusal;
    }
    return null;
  },

  mayState: (_params, _context, event, world) => {
    if (!event) return null;
    for (const [fact, value] of Object.entries(factsOf(event))) {
      const refusal = factRefusal(declaredIn(world, fact), fact, value);
      if (refusal) return refusal;
    }
    return null;
  },

  reason: (_params, _context, event) =>
    !event ||
    (event.reason !== undefined &&
      event.reason !== null &&
      event.reason !== '' &&
      event.reason !== false)
      ? null
      : guard({ code: 'reason-missing' }),

  outcome: ({ required }, _context, event) => {
    if (!event) return null;
    if (event.outcome === undefined || event.outcome === null)
      return required ? guard({ code: 'outcome-missing' }) : null;
    return isOutcome(event.outcome) ? null : guard({ code: 'outcome-invalid' });
  },

  accepted: (_params, context) => (context.accepted ? null : guard({ code: 'not-accepted' })),

  canHold: ({ reason, segments }, context, event, world) => {
    if (!event) {
      // Somebody else may always be asked for an opinion.
      if (reason === 'opinion') return null;
      const scopes = segments
        ? ['dossier', ...Object.keys(world.segments), ...Object.keys(context.offers)]
        : ['dossier'];
      const free = scopes.some((scope) => !isOpen(context, { scope, reason }));
      return free ? null : guard({ code: 'hold-open', hold: { scope: 'dossier', reason } });
    }
    const segment = segmentOf(event);
    if (segment !== null && !(segments && knowsSegment(world, context, segment)))
      return guard({ code: 'segment-unknown', segment });
    const hold = heldBy(event, reason);
    return isOpen(context, hold) ? guard({ code: 'hold-open', hold }) : null;
  },

  canRelease: ({ reason }, context, event) => {
    const open = [...context.holds, ...context.requests];
    const hold: Hold = event ? heldBy(event, reason) : { scope: 'dossier', reason };
    const waits = event
      ? open.some((other) => sameHold(other, hold))
      : open.some((other) => other.reason === reason);
    return waits ? null : guard({ code: 'no-hold', hold });
  },

  offer: ({ may }, context, event) => {
    const segment = event && segmentOf(event);
    if (!event) {
      const some = Object.values(context.offers).includes('offered');
      return may === 'make' || some ? null : guard({ code: 'segment-missing' });
    }
    if (!segment) return guard({ code: 'segment-missing' });
    const offered = Object.hasOwn(context.offers, segment) && context.offers[segment] === 'offered';
    if (may === 'make') return offered ? guard({ code: 'already-offered', segment }) : null;
    return offered ? null : guard({ code: 'not-offered', segment });
  },
};

const judgeExpression = (expression: Expression, context: MachineContext): Refusal | null =>
  holdsTrue(expression, context.facts) ? null : guard({ code: 'expression-false', expression });

/** Judges a guard of a config, down through `every`; a `joined` in it counts as met. */
export const judge = (
  asked: Guard,
  context: MachineContext,
  event: MachineEvent | null,
  world: World,
): Refusal | null => {
  if (asked.type === 'joined') return null;
  if (asked.type === 'every') {
    for (const part of asked.params.guards) {
      const refusal = judge(part, context, event, world);
      if (refusal) return refusal;
    }
    return null;
  }
  const judgeOf = judges[asked.type] as Judge<PlainGuard>;
  return judgeOf(asked.params, context, event, world);
};

/** Every effect but `record`, which changes nothing and only shows that an event was taken. */
export const changes: { [Name in Exclude<EffectName, 'record'>]: Change<Name> } = {
  note: ({ sets, asks }, context, event, world) => {
    const given = factsOf(event);
    const facts: Record<string, FactValue> = { ...context.facts };
    for (const fact of asks === 'any' ? Object.keys(given) : asks) {
      const declared = declaredIn(world, fact);
      const value = given[fact];
      if (declared && fitsFact(declared, value)) facts[fact] = value;
    }
    return { facts: { ...facts, ...sets } };
  },

  hold: ({ reason, scope }, context, event) => {
    const hold: Hold = scope === 'dossier' ? { scope, reason } : heldBy(event, reason);
    return isOpen(context, hold) ? {} : { holds: [...context.holds, hold] };
  },

  request: ({ reason }, context, event) => ({
    requests: [...context.requests, heldBy(event, reason)],
  }),

  release: ({ reason }, context, event) => {
    const closed = heldBy(event, reason);
    return {
      holds: context.holds.filter((hold) => !sameHold(hold, closed)),
      requests: context.requests.filter((hold) => !sameHold(hold, closed)),
    };
  },

  // What was missing at the desk is there once the dossier is accepted.
  accept: () => ({ accepted: true, holds: [], requests: [] }),

  // What a segment waited for, nobody waits for once it is not received.
  forgo: (_params, context, event) => {
    const others = ({ scope }: Hold): boolean => scope !== segmentOf(event);
    return { holds: context.holds.filter(others), requests: context.requests.filter(others) };
  },

  offer: ({ state }, context, event) => {
    const segment = segmentOf(event);
    return segment === null ? {} : { offers: { ...context.offers, [segment]: state } };
  },

  close: ({ outcome }, context, event) => {
    const stated = outcome === 'event' ? event.outcome : outcome;
    return {
      holds: [],
      requests: [],
      offers: {},
      outcome: isOutcome(stated) ? stated : context.outcome,
    };
  },
};
