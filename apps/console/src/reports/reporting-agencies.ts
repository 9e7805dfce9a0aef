import type { Schemas } from '../api.ts';
import type { Account } from '../session/session.ts';
import type { Role } from '../words.ts';

type Agency = Schemas['Agency'];

/** Roles that see the figures of their own agency, and those that see the ones below it too. */
const own: readonly Role[] = ['desk', 'head', 'chair', 'auditor'];
const below: readonly Role[] = ['head', 'chair', 'auditor'];

/** The agencies whose figures somebody may see, in the order of the directory. */
export const reportingAgencies = (
  { administrator, grants }: Pick<Account, 'administrator' | 'grants'>,
  agencies: readonly Agency[],
): Agency[] => {
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
  return agencies.filter(({ id }) => ours.has(id) || isBelow(id));
};
