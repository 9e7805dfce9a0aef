import { type Actor, lentGrants, type StandIn } from '#lib/directory';
import type { Lent, StoredAccount, StoredApiKey } from '#lib/persistence';

/** @param standsInFor those the person stands in for at this moment */
export const actorOfAccount = (
  account: StoredAccount,
  standsInFor: readonly StandIn[] = [],
): Actor => ({
  id: account.id,
  name: account.name,
  kind: 'person',
  administrator: account.administrator,
  grants: account.grants,
  standsInFor,
});

/** Whom somebody stands in for at an instant, and until when. */
export const standInsAt = (lent: readonly Lent[], now: number): (StandIn & { until: Date })[] =>
  lent
    .filter(({ from, to }) => from.getTime() <= now && now < to.getTime())
    .map(({ absent, name, grants, agency, fields, to }) => ({
      id: absent,
      name,
      grants: lentGrants(grants, agency, fields),
      until: to,
    }));

export const actorOfApiKey = (key: StoredApiKey): Actor => ({
  id: `ht-${key.id}`,
  name: key.name,
  kind: 'system',
  administrator: false,
  grants: key.grants,
});
