import { type Actor, type Directory, may } from '#lib/directory';

import { AccessDenied } from './errors.ts';

/** @throws AccessDenied unless the policy lets the actor keep accounts, keys and settings */
export const demandAdministrator = (directory: Directory, actor: Actor): void => {
  const today = new Date().toISOString().slice(0, 10);
  const permission = may(directory, actor, 'administer', {}, today);
  if (!permission.allowed) throw new AccessDenied('forbidden', permission.message);
};
