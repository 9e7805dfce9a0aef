import type { Schemas } from '../api.ts';
import { type Account, agenciesOf } from '../session/session.ts';
import type { Role } from '../words.ts';

type Agency = Schemas['Agency'];

/** Roles that see the figures of their own agency, and those that see the ones below it too. */
const own: readonly Role[] = ['desk', 'head', 'chair', 'auditor'];
const below: readonly Role[] = ['head', 'chair', 'auditor'];

/**
 * The agencies whose figures somebody may see, in the order of the directory; then those of their own that have ended
 * and stand in it no more, for the periods before.
 */
export const reportingAgencies = (
  { administrator, grants }: Pick<Account, 'administrator' | 'grants'>,
  agencies: readonly Agency[],
): { id: string; name: string }[] => {
  if (administrator) return [...agencies];
  const whole = grants.filter(({ fields }) => fields === null);
  const at = (roles: readonly Role[]) =>
    new Set(whole.filter(({ role }) => roles.includes(role)).map(({ agency }) => agency.id));
  const ours = at(own);
  const over = at(below);
  const parentOf = new Map(agencies.map(({ id, parent }) => [id, parent]));
  const isBelow = (id: string): boolean => {
    let parent = parentOf.get(id) ?? null;
    while (parent !== null) {
      if (over.has(parent)) return true;
      parent = parentOf.get(parent) ?? null;
    }
    return false;
  };
  const listed = new Set(agencies.map(({ id }) => id));
  const ended = agenciesOf({ grants: whole }, own).filter(({ id }) => !listed.has(id));
  return [...agencies.filter(({ id }) => ours.has(id) || isBelow(id)), ...ended];
};
