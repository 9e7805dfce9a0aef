import { fitsFact } from './facts.ts';
import type { Phase } from './life.ts';
import type { MachineConfig, MachineContext } from './machine-config.ts';

/** Why a context can't stand beside a phase, or null if it can. */
export const flawInContext = (
  world: MachineConfig['meta'],
  phase: Phase,
  { facts, holds, requests, offers, accepted, outcome }: MachineContext,
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
  for (const { scope, reason } of open) {
    const known =
      scope === 'dossier' || Object.hasOwn(world.segments, scope) || Object.hasOwn(offers, scope);
    if (!known) return `there is no segment ${scope}`;
    if (seen.has(`${reason} ${scope}`)) return `${reason} is held twice in ${scope}`;
    seen.add(`${reason} ${scope}`);
  }
  if (accepted && (phase === 'submitted' || phase === 'refused')) return `${phase} is not accepted`;
  const needsAccepted =
    phase === 'in-hand' || phase === 'finished' || phase === 'returned' || phase === 'stopped';
  if (!accepted && needsAccepted) return `${phase} needs an acceptance`;
  if (phase === 'finished' && outcome === null) return 'finished needs an outcome';
  return outcome !== null && phase !== 'finished' && phase !== 'returned'
    ? `${phase} has no outcome`
    : null;
};
