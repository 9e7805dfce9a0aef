import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';

import { readCatalogue } from '#lib/catalogue';
import { type CatalogueLoaded, type Desk, loadCatalogue } from '#lib/desk';
import { type EmbeddedDatabase, migrate, openDatabase, startEmbedded } from '#lib/persistence';

import { DESK, EngineModule } from './engine.module.ts';

/** Where the data lives: a server named by URL, or the embedded PostgreSQL in a folder. */
export type Place = { url: string; embedded?: never } | { url?: never; embedded: { home: string } };

/** The engine at work; close it to leave no process and no connection behind. */
export interface Engine {
  desk: Desk;
  close: () => Promise<void>;
}

/** What bringing a database up to date changed. */
export interface Prepared {
  migrations: string[];
  catalogue: CatalogueLoaded;
}

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

/** Migrates the schema and publishes the catalogue's files: safe to run at any time, and again. */
export const prepare = async (url: string, catalogueFolder: string): Promise<Prepared> => {
  const migrations = await migrate(url);
  const source = await openDatabase(url, { connections: 1 });
  try {
    return {
      migrations,
      catalogue: await loadCatalogue(source, await readCatalogue(catalogueFolder)),
    };
  } finally {
    await source.destroy();
  }
};

/**
 * Opens the engine at a place. The embedded database is started, migrated and given the catalogue first; a
 * server's database is used as it stands, since migrating it is its operator's act.
 */
export const openEngine = async (place: Place, catalogueFolder: string): Promise<Engine> => {
  let embedded: EmbeddedDatabase | undefined;
  try {
    if (place.embedded) {
      embedded = await startEmbedded(place.embedded);
      await prepare(embedded.url, catalogueFolder);
    }
    const context = await NestFactory.createApplicationContext(
      EngineModule.over(embedded?.url ?? place.url ?? ''),
      { logger: false, abortOnError: false },
    );
    return {
      desk: context.get<Desk>(DESK),
      close: async () => {
        await context.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
};
