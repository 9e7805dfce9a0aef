import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';

import { readCatalogue } from '#lib/catalogue';
import { type Admit, type CatalogueLoaded, loadCatalogue } from '#lib/desk';
import {
  DatabaseRefusal,
  migrate,
  openDatabase,
  reachDatabase,
  startEmbedded,
} from '#lib/persistence';

/** Where the data lives: a server named by URL, or the embedded PostgreSQL in a folder. */
export type Place = { url: string; embedded?: never } | { url?: never; embedded: { home: string } };

/** A place in use. */
export interface UsedPlace {
  url: string;
  /** Leaves it as it was found: an embedded server started for this ends. */
  leave: () => Promise<void>;
}

/** What bringing a database up to date changed. */
export interface Prepared {
  migrations: string[];
  catalogue: CatalogueLoaded;
}

/**
 * Migrates the schema and publishes the catalogue's files: safe to run at any time, and again.
 *
 * @param admit - what nothing is published without; the schema is migrated by then
 */
export const prepare = async (
  url: string,
  catalogueFolder: string,
  admit?: Admit,
): Promise<Prepared> => {
  const migrations = await migrate(url);
  const source = await openDatabase(url, { connections: 1 });
  try {
    return {
      migrations,
      catalogue: await loadCatalogue(source, await readCatalogue(catalogueFolder), admit),
    };
  } finally {
    await source.destroy();
  }
};

/**
 * Makes a place ready to work on. The embedded database is started, migrated and given the catalogue; a
 * server's database is used as it stands, since migrating it is its operator's act.
 */
export const usePlace = async (place: Place, catalogueFolder: string): Promise<UsedPlace> => {
  if (place.url !== undefined) return { url: place.url, leave: () => Promise.resolve() };
  const embedded = await startEmbedded(place.embedded);
  try {
    await prepare(embedded.url, catalogueFolder);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.url, leave: () => embedded.stop() };
};

/**
 * Runs some work on the database of a place; the embedded one is started for it and left as it was found.
 */
export const withDatabase = async <T>(
  place: Place,
  work: (url: string) => Promise<T>,
): Promise<T> => {
  if (place.url !== undefined) return work(place.url);
  const database = await startEmbedded(place.embedded);
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
};

const RETRY_AFTER = 3_000;

/**
 * Opens something that needs the database server, which is waited for while it is away; anything else that
 * is wrong with it is thrown. The server is reached first: what was opened half-way, such as connections of
 * the queues, would stay.
 *
 * @param signal - gives up waiting
 */
export const whenUp = async <T>(
  url: string,
  open: () => Promise<T>,
  logger: Logger,
  signal: AbortSignal | undefined,
): Promise<T> => {
  for (let told = false; ; told = true) {
    try {
      await reachDatabase(url);
      return await open();
    } catch (error) {
      if (!(error instanceof DatabaseRefusal) || error.code !== 'database-down') throw error;
      if (!told) logger.error({ reason: error.message }, 'chưa nối được PostgreSQL; đang chờ');
      await sleep(RETRY_AFTER, undefined, signal ? { signal } : {});
    }
  }
};
