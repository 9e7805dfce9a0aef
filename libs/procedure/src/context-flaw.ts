import { fitsFact } from './facts.ts';
import type { Phase } from './life.ts';
import type { MachineConfig, MachineContext } from './machine-config.ts';

/** Why a context can't stand beside a phase, or null if it can. */
export const flawInContext = (
  world: MachineConfig['meta'],
  phase: Phase,
  { facts, holds, requests, offers }: MachineContext,
): string | null => {
  for (const [fact, value] of Object.entries(facts)) {
    const declared = Object.hasOwn(world.facts, fact) ? world.facts[fact] : undefined;
    if (!declared) return `fact ${fact} is not declared`;
    if (!fitsFact(declared, value)) return `fact ${fact} does not fit its declaration`;
  }
  const open = [...holds, ...requests];
  if (open.length > 0 && phase !== 'in-hand' && phase !== 'submitted')
    return `nothing is held in phase ${phase}`;
  const seen = new Set<string>();
  for (const { scope, reason, from = '' } of open) {
    const known =
      scope === 'dossier' || Object.hasOwn(world.segments, scope) || Object.hasOwn(offers, scope);
    if (!known) return `there is no segment ${scope}`;
    const key = JSON.stringify([reason, scope, from]);
    if (seen.has(key)) return `${reason} is held twice in ${scope}`;
    seen.add(key);
  }
  return null;
};

const keepsOutcome: ReadonlySet<Phase> = new Set(['finished', 'sent', 'returned']);

/**
 * The context with what its phase decides: acceptance where the phase implies or excludes it, and no outcome
 * where there can't be one.
 */
export const settledIn = (phase: Phase, context: MachineContext): MachineContext => ({
  ...context,
  accepted: phase === 'withdrawn' ? context.accepted : phase !== 'submitted' && phase !== 'refused',
  outcome: keepsOutcome.has(phase) ? context.outcome : null,
});
