import { useSuspenseQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { sessionQuery } from '../queries.ts';
import type { Role } from '../words.ts';

export type Account = NonNullable<Schemas['Session']['account']>;

/** Whoever is logged in; only pages inside the frame ask, and the frame is there for nobody else. */
export const useAccount = (): Account => {
  const { data } = useSuspenseQuery(sessionQuery);
  return data.account ?? nobody;
};

/** While the frame is being left. */
const nobody: Account = {
  id: '',
  username: '',
  name: '',
  administrator: false,
  mustChangePassword: false,
  grants: [],
  standsInFor: [],
};

/** The agencies where somebody holds one of the roles, each once. */
export const agenciesOf = (
  { grants }: Pick<Account, 'grants'>,
  roles: readonly Role[],
): { id: string; name: string }[] => [
  ...new Map(
    grants.filter(({ role }) => roles.includes(role)).map(({ agency }) => [agency.id, agency]),
  ).values(),
];

/** Roles that see an agency's figures; only a grant for all fields opens them. */
const REPORTING: readonly Role[] = ['desk', 'head', 'chair', 'auditor'];

export const mayReport = (account: Account): boolean =>
  account.administrator ||
  account.grants.some(({ role, fields }) => REPORTING.includes(role) && fields === null);

/** The agencies at whose counter somebody works, in their own right or in somebody's place. */
export const desksOf = ({ grants, standsInFor }: Account): { id: string; name: string }[] =>
  agenciesOf({ grants: [...grants, ...standsInFor.flatMap((absent) => absent.grants)] }, ['desk']);

export const mayTakeIn = (account: Account): boolean => desksOf(account).length > 0;

/** Where a person wanted to go before the login; only paths of this console. */
export const nextPath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
