import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { FileRoom, type FileSettings } from '#lib/files';
import { ActTogether, type Desk, SubmitNumbered } from '#lib/desk';
import {
  ActorNames,
  ClosingStore,
  ErasureStore,
  FileStore,
  ListQueries,
  poolOf,
  QuestionStore,
  ReadStore,
  ReorganisationStore,
} from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import { ExchangeController } from '../partners/exchange.controller.ts';
import { ExchangeGuard } from '../partners/exchange.guard.ts';
import { PartnersController } from '../partners/partners.controller.ts';
import { Fetching } from '../exchange/fetching.ts';
import { ReconcilingController } from '../exchange/reconciling.controller.ts';
import { SharedController } from '../exchange/shared.controller.ts';
import { Correspondence } from '../partners/correspondence.ts';
import { Partners } from '../partners/partners.ts';
import { FILE_SETTINGS } from '../files/files.module.ts';
import { Sweeping } from '../files/sweeping.ts';
import { Access } from './access.ts';
import { AgenciesController } from './agencies.controller.ts';
import { Changes } from './changes.ts';
import { ClosingsController } from './closings.controller.ts';
import { CorrectionsController } from './corrections.controller.ts';
import { Doing } from './doing.ts';
import { DossierActionsController } from './dossier-actions.controller.ts';
import { DossierAssignmentsController } from './dossier-assignments.controller.ts';
import { DossierFormsController } from './dossier-forms.controller.ts';
import { DossierErasureController } from './dossier-erasure.controller.ts';
import { DossierAttributionController } from './dossier-attribution.controller.ts';
import { DossierHistoryController } from './dossier-history.controller.ts';
import { DossierNoticesController } from './dossier-notices.controller.ts';
import { DossierReadsController } from './dossier-reads.controller.ts';
import { DossierUndoController } from './dossier-undo.controller.ts';
import { DossierTasksController } from './dossier-tasks.controller.ts';
import { DossierFilesController } from './dossier-files.controller.ts';
import { DossiersController } from './dossiers.controller.ts';
import { EscalationsController } from './escalations.controller.ts';
import { Draining } from './draining.ts';
import { EventsController } from './events.controller.ts';
import { FilesController } from './files.controller.ts';
import { HealthController } from './health.controller.ts';
import { CommandTimer, Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';
import { NoticesController } from './notices.controller.ts';
import { Papers } from './papers.ts';
import { ProceduresController } from './procedures.controller.ts';
import { ProcedureFaces } from '../procedures/procedure-faces.ts';
import { Survey } from '../procedures/survey.ts';
import { ReadLog } from './read-log.ts';
import { RegisterController } from './register.controller.ts';
import { QuestionsController } from './questions.controller.ts';
import { ReorganisationsController } from './reorganisations.controller.ts';
import { PetitionReportController } from './petition-report.controller.ts';
import { ReportLocksController } from './report-locks.controller.ts';
import { ReportsController } from './reports.controller.ts';
import { SubstitutionsController } from './substitutions.controller.ts';
import { TaskHolders } from './task-holders.ts';
import { WORK_OPTIONS, type WorkOptions } from '../work/tokens.ts';
import { TasksController } from './tasks.controller.ts';
import { Telling } from './telling.ts';
import { HTTP_SETTINGS, type HttpSettings, LISTS } from './tokens.ts';

/** What the API stands on. */
export interface HttpParts {
  engine: DynamicModule;
  /** Brings the guard of every route. */
  identity: DynamicModule;
  /** The pages of citizens. */
  citizen: DynamicModule;
  /** Where files are. */
  files: DynamicModule;
  work: DynamicModule;
}

/** The API over one database. */
@Module({})
export class HttpModule {
  static over(
    { engine, identity, citizen, files, work }: HttpParts,
    settings: HttpSettings,
  ): DynamicModule {
    return {
      module: HttpModule,
      imports: [engine, identity, citizen, files, work],
      controllers: [
        DossiersController,
        DossierActionsController,
        DossierFormsController,
        DossierErasureController,
        DossierAttributionController,
        DossierHistoryController,
        DossierNoticesController,
        DossierReadsController,
        DossierUndoController,
        ClosingsController,
        CorrectionsController,
        QuestionsController,
        DossierTasksController,
        DossierAssignmentsController,
        DossierFilesController,
        FilesController,
        EscalationsController,
        TasksController,
        SubstitutionsController,
        NoticesController,
        ProceduresController,
        RegisterController,
        ReportLocksController,
        ReportsController,
        PetitionReportController,
        ReorganisationsController,
        AgenciesController,
        EventsController,
        PartnersController,
        ExchangeController,
        SharedController,
        ReconcilingController,
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
        ...[ActTogether, SubmitNumbered].map((Together) => ({
          provide: Together,
          inject: [DESK],
          useFactory: (desk: Desk) => new Together(desk),
        })),
        ...[
          ActorNames,
          ClosingStore,
          ErasureStore,
          QuestionStore,
          ReadStore,
          ReorganisationStore,
        ].map((Store) => ({
          provide: Store,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource) => new Store(poolOf(source)),
        })),
        {
          provide: ReadLog,
          inject: [ReadStore],
          useFactory: (store: ReadStore) => new ReadLog(store, settings.readsWaiting),
        },
        {
          provide: Fetching,
          inject: [FileStore, FileRoom, Partners, Correspondence, FILE_SETTINGS, WORK_OPTIONS],
          useFactory: (
            files: FileStore,
            room: FileRoom,
            partners: Partners,
            correspondence: Correspondence,
            { largest }: FileSettings,
            { logger }: WorkOptions,
          ) => new Fetching(files, room, partners, correspondence, largest, logger),
        },
        {
          provide: Sweeping,
          inject: [Fetching, WORK_OPTIONS],
          useFactory: (fetching: Fetching, { logger }: WorkOptions) =>
            new Sweeping(fetching, logger),
        },
        Access,
        TaskHolders,
        Telling,
        Doing,
        Papers,
        Changes,
        Draining,
        Metrics,
        CommandTimer,
        ProcedureFaces,
        Survey,
        ExchangeGuard,
      ],
    };
  }
}
