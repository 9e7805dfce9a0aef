import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';

import { DESK, EngineModule } from './engine.module.ts';
import { type Place, usePlace } from './place.ts';

/** The engine at work; close it to leave no process and no connection behind. */
export interface Engine {
  desk: Desk;
  /** The database under it. */
  source: DataSource;
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
    return {
      desk: context.get<Desk>(DESK),
      source: context.get<DataSource>(getDataSourceToken()),
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
