import type { DossiersQuery, ListedDossier, ListQueries, Page } from '#lib/persistence';

/** Dossiers in a scope, a page in one order: a list to work from, nothing to decide or count by. */
export const listDossiers = (
  lists: ListQueries,
  query: DossiersQuery,
): Promise<Page<ListedDossier>> => lists.dossiers(query);
