import type { Actor } from '#lib/directory';
import type { StoredAccount, StoredApiKey } from '#lib/persistence';

export const actorOfAccount = (account: StoredAccount): Actor => ({
  id: account.id,
  name: account.name,
  kind: 'person',
  administrator: account.administrator,
  grants: account.grants,
});

export const actorOfApiKey = (key: StoredApiKey): Actor => ({
  id: `ht-${key.id}`,
  name: key.name,
  kind: 'system',
  administrator: false,
  grants: key.grants,
});
