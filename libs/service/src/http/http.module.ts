import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { ListQueries, NumberLock, poolOf } from '#lib/persistence';

import { EngineModule } from '../engine.module.ts';
import { Access } from './access.ts';
import { AgenciesController } from './agencies.controller.ts';
import { Changes } from './changes.ts';
import { Doing } from './doing.ts';
import { DossierActionsController } from './dossier-actions.controller.ts';
import { DossierHistoryController } from './dossier-history.controller.ts';
import { DossiersController } from './dossiers.controller.ts';
import { EventsController } from './events.controller.ts';
import { HealthController } from './health.controller.ts';
import { CommandTimer, Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';
import { ProceduresController } from './procedures.controller.ts';
import { ReportsController } from './reports.controller.ts';
import { TasksController } from './tasks.controller.ts';
import { Telling } from './telling.ts';
import { HTTP_SETTINGS, type HttpSettings, LISTS, NUMBERS } from './tokens.ts';

export interface HttpOptions extends HttpSettings {
  url: string;
  connections?: number;
  /**
   * Modules beside the API: identity (it must bring the guard of every route) and the queue workers.
   */
  imports?: NonNullable<ModuleMetadata['imports']>;
  /** Providers beside the API's own: the applicants' store, a guard. */
  providers?: Provider[];
}

/** The API over one database. */
@Module({})
export class HttpModule {
  static over({
    url,
    connections = 8,
    imports = [],
    providers = [],
    ...settings
  }: HttpOptions): DynamicModule {
    return {
      module: HttpModule,
      imports: [EngineModule.over(url, { connections }), ...imports],
      controllers: [
        DossiersController,
        DossierActionsController,
        DossierHistoryController,
        TasksController,
        ProceduresController,
        ReportsController,
        AgenciesController,
        EventsController,
        HealthController,
        MetricsController,
      ],
      providers: [
        { provide: HTTP_SETTINGS, useValue: settings },
        {
          provide: LISTS,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource) => new ListQueries(poolOf(source)),
        },
        {
          provide: NUMBERS,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource) => new NumberLock(poolOf(source)),
        },
        Access,
        Telling,
        Doing,
        Changes,
        Metrics,
        CommandTimer,
        ...providers,
      ],
    };
  }
}
