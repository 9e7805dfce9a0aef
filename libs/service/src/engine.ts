import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';
import { ActorNames, ListQueries, poolOf, type Work, workOf } from '#lib/persistence';

import { DESK, EngineModule } from './engine.module.ts';
import { type Place, usePlace } from './place.ts';

/** The engine at work; close it to leave no process and no connection behind. */
export interface Engine {
  desk: Desk;
  /** What goes out, to look at and to try again; nothing is sent from here. */
  work: Work;
  /** The database under it. */
  source: DataSource;
  /** Lists to work from. */
  lists: ListQueries;
  /** What people and systems in history are called. */
  names: ActorNames;
  close: () => Promise<void>;
}

/** Opens the engine at a place. */
export const openEngine = async (place: Place, catalogueFolder: string): Promise<Engine> => {
  const { url, leave } = await usePlace(place, catalogueFolder);
  try {
    const context = await NestFactory.createApplicationContext(EngineModule.over(url), {
      logger: false,
      abortOnError: false,
    });
    const source = context.get<DataSource>(getDataSourceToken());
    const pool = poolOf(source);
    return {
      desk: context.get<Desk>(DESK),
      work: workOf(pool, null),
      source,
      lists: new ListQueries(pool),
      names: new ActorNames(pool),
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
