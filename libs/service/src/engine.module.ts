import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { type Desk, openDesk } from '#lib/desk';
import { entities, openDatabase } from '#lib/persistence';

/** Injection token of the desk. */
export const DESK = Symbol('desk');

/** Everything that works on dossiers, over one database: what command line, server and worker grow from. */
@Module({})
export class EngineModule {
  static over(url: string, options: { connections?: number } = {}): DynamicModule {
    return {
      module: EngineModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres', url, entities, retryAttempts: 0 }),
          dataSourceFactory: () => openDatabase(url, options),
        }),
      ],
      providers: [
        {
          provide: DESK,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource): Promise<Desk> => openDesk(source),
        },
      ],
      exports: [DESK, TypeOrmModule],
    };
  }
}
