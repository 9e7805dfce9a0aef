import type { Scope } from '#lib/directory';
import type { Instant } from '#lib/dossier';
import type { DossierSummary, ListQueries } from '#lib/persistence';

import { localDayOf } from './desk.ts';

/** What of a scope is under work, counted, on the day of an instant. */
export const summariseDossiers = (
  lists: ListQueries,
  scope: Scope,
  now: Instant,
): Promise<DossierSummary> => lists.summary(scope, localDayOf(now));
