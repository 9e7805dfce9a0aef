import type { AllowedEvent } from '#lib/procedure';

import type { Command } from '../src/command.ts';
import { openOffer } from '../src/offers.ts';
import { numbersOf } from '../src/simulation/chance.ts';
import type { Model } from '../src/world.ts';
import { instant, Walk } from './walk.ts';

const wandered =
  /^(step|receive|decline|recall|expire|request-supplement|supplement|request-payment|payment|finish|withdraw|hand-over)/;
/** Acts that end it: seldom, or no walk gets far. */
const ending = /^(finish|withdraw)/;
/**
 * A dossier that somebody leads at random through its procedure: forwards and back, declined, recalled, expired,
 * held as a whole and in its parts, over nights and weekends, some acts in the same minute.
 */
export const wander = (model: Model, seed: number, acts = 24): Walk => {
  const chance = numbersOf(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  let now = instant('2025-02-17T08:00') + Math.floor(chance() * 400) * 60_000;
  const walk = new Walk(model).accepted(now);
  for (let act = 0; act < acts && walk.last.view.phase === 'in-hand'; act += 1) {
    // Now and then at once, mostly some hours or a night later; not always to the minute.
    now +=
      chance() < 0.15 ? 0 : Math.floor(chance() * 1500) * 60_000 + Math.floor(chance() * 60) * 1000;
    const open = walk.allowed.filter(({ type }) => wandered.test(type));
    const onward = open.filter(({ type }) => !ending.test(type));
    const chosen = pick(chance() < 0.03 ? open : onward);
    if (!chosen) break;
    tryAct(walk, chosen, now, pick);
  }
  return walk;
};

const tryAct = (
  walk: Walk,
  { type, scopes, task, action, segment, needs }: AllowedEvent,
  now: number,
  pick: <T>(list: readonly T[]) => T | undefined,
): void => {
  const [name = type] = type.split('.');
  const facts = walk.last.view.facts;
  const scope = pick(scopes);
  const body = {
    ...(name === 'step' && { type: 'step' as const, task, action }),
    ...(needs.facts.length > 0 && {
      values: Object.fromEntries(needs.facts.map((fact) => [fact, facts[fact]])),
    }),
    ...(segment !== null && { segment }),
    // Nobody's segment: handed to, it takes part outside the flow.
    ...(needs.segment && { segment: `ngoai-${walk.last.row.seq}` }),
    ...(scope !== undefined && scope !== 'dossier' && { segment: scope }),
    ...(name === 'finish' && { outcome: 'granted' }),
  };
  const offer = openOffer(walk.fold.offers, segment);
  if (name === 'expire' && (offer?.lapsesAt == null || offer.lapsesAt > now)) return;
  walk.at(now, name as Command['type'], body);
};
