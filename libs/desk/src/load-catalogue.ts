import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { DataSource } from 'typeorm';

import { calendarsOf } from '#lib/calendar';
import { directoryOf } from '#lib/directory';
import { canonical, retentionRulesSchema } from '#lib/dossier';
import { parseNoticeRules } from '#lib/notices';
import { CatalogueStore } from '#lib/persistence';
import type { Procedure } from '#lib/procedure';

import { openDesk } from './desk.ts';
import { publishable } from './models.ts';
import { rebuildFolds } from './rebuild-folds.ts';
import { HEARD_WITHIN } from './rules-in-force.ts';

/** The catalogue as read from its files: definitions without error findings, calendar table, agency tree, notices, retention. */
export interface Catalogue {
  procedures: readonly Procedure[];
  calendar: unknown;
  directory: unknown;
  notices: unknown;
  retention: unknown;
}

/** What loading changed; all zero and false when the database had it already. */
export interface CatalogueLoaded {
  procedures: number;
  published: number;
  calendar: boolean;
  directory: boolean;
  notices: boolean;
  retention: boolean;
  /** Dossiers whose due dates were counted again, by another calendar than before. */
  recounted: number;
}

/** Admits definitions that were never published before, by throwing what refuses them. */
export type Admit = (fresh: readonly Procedure[]) => void | Promise<void>;

/**
 * Publishes a catalogue into the database. Models are stored by content hash, so dossiers that run keep
 * theirs; new dossiers run under what was published last. A due date is folded by the calendar in force: by another one
 * every dossier is folded anew, so that what was provisional is so no more.
 *
 * @param admit - asked before anything is written; nothing is if it throws
 */
export const loadCatalogue = async (
  source: DataSource,
  catalogue: Catalogue,
  admit?: Admit,
): Promise<CatalogueLoaded> => {
  const store = new CatalogueStore(source);
  calendarsOf(catalogue.calendar);
  directoryOf(catalogue.directory);
  parseNoticeRules(catalogue.notices);
  retentionRulesSchema.parse(catalogue.retention);
  const known = await store.catalogue();
  const models = catalogue.procedures.map(publishable);
  const fresh = models.filter(
    ({ pin, definition: { code, version } }) =>
      !known.some((entry) => entry.code === code && entry.version === version && entry.pin === pin),
  );
  await admit?.(fresh.map(({ definition }) => definition));
  if (fresh.length > 0) await store.publish(fresh);
  const put = (name: 'calendar' | 'directory' | 'notices' | 'retention'): Promise<boolean> =>
    store.putReference(name, hashOf(catalogue[name]), catalogue[name]);
  const loaded = {
    procedures: models.length,
    published: fresh.length,
    calendar: await put('calendar'),
    directory: await put('directory'),
    notices: await put('notices'),
    retention: await put('retention'),
  };
  return { ...loaded, recounted: loaded.calendar ? await recount(source) : 0 };
};

/** Counts every dossier by the calendar in force, once whoever is at work goes by it too. */
const recount = async (source: DataSource): Promise<number> => {
  const desk = await openDesk(source);
  if ((await desk.history.countDossiers()) === 0) return 0;
  await sleep(2 * HEARD_WITHIN);
  return (await rebuildFolds(desk)).dossiers;
};

const hashOf = (data: unknown): string =>
  createHash('sha256').update(canonical(data)).digest('hex');
