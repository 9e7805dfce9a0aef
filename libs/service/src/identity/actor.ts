import { type Actor, grantsOn, lentGrants, type StandIn } from '#lib/directory';
import { dayOf } from '#lib/desk';
import type { Lent, StoredAccount, StoredApiKey } from '#lib/persistence';

/**
 * @param day 'YYYY-MM-DD': which of their grants are good
 * @param standsInFor those the person stands in for at this moment
 */
export const actorOfAccount = (
  account: StoredAccount,
  day: string,
  standsInFor: readonly StandIn[] = [],
): Actor => ({
  id: account.id,
  name: account.name,
  kind: 'person',
  administrator: account.administrator,
  grants: grantsOn(account.grants, day),
  standsInFor,
});

/** Whom somebody stands in for at an instant, and until when. */
export const standInsAt = (lent: readonly Lent[], now: number): (StandIn & { until: Date })[] =>
  lent
    .filter(({ from, to }) => from.getTime() <= now && now < to.getTime())
    .map(({ absent, name, grants, agency, fields, to }) => ({
      id: absent,
      name,
      grants: lentGrants(grantsOn(grants, dayOf(now)), agency, fields),
      until: to,
    }));

export const actorOfApiKey = (key: StoredApiKey, day: string): Actor => ({
  id: `ht-${key.id}`,
  name: key.name,
  kind: 'system',
  administrator: false,
  grants: grantsOn(key.grants, day),
});
