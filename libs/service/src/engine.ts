import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';
import { ActorNames, ListQueries, PartnerStore, poolOf, type Work, workOf } from '#lib/persistence';

import { DESK, EngineModule } from './engine.module.ts';
import { Sharing } from './exchange/sharing.ts';
import { Correspondence } from './partners/correspondence.ts';
import { Partners } from './partners/partners.ts';
import { exchangeSettings } from './partners/settings.ts';
import { Vault } from './partners/vault.ts';
import { type Place, usePlace } from './place.ts';

/** The engine at work; close it to leave no process and no connection behind. */
export interface Engine {
  desk: Desk;
  /** The database under it. */
  source: DataSource;
  /** Lists to work from. */
  lists: ListQueries;
  /** What people and systems in history are called. */
  names: ActorNames;
  /** What goes out, to look at and to try again; nothing is sent from here. */
  work: Work;
  /** Systems outside. */
  partners: Partners;
  /** How the dossiers shared with them compare. */
  sharing: Sharing;
  close: () => Promise<void>;
}

/** Opens the engine at a place. */
export const openEngine = async (
  place: Place,
  catalogueFolder: string,
  exchange = exchangeSettings({}),
): Promise<Engine> => {
  const { url, leave } = await usePlace(place, catalogueFolder);
  try {
    const context = await NestFactory.createApplicationContext(EngineModule.over(url), {
      logger: false,
      abortOnError: false,
    });
    const source = context.get<DataSource>(getDataSourceToken());
    const pool = poolOf(source);
    const desk = context.get<Desk>(DESK);
    const work = workOf(pool, null);
    const partners = new Partners(new PartnerStore(source), new Vault(exchange.key), Date.now);
    const correspondence = new Correspondence(partners, exchange);
    return {
      desk,
      source,
      lists: new ListQueries(pool),
      names: new ActorNames(pool),
      work,
      partners,
      sharing: new Sharing(desk, work, partners, correspondence, pool),
      close: async () => {
        await context.close();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
};
