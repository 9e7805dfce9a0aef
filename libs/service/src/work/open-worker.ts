import 'reflect-metadata';

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import { ListQueries, poolOf } from '#lib/persistence';
import { backendFor } from '#lib/queues';

import { EngineModule } from '../engine.module.ts';
import type { ExchangeSettings } from '../partners/settings.ts';
import { type Place, usePlace, whenUp } from '../place.ts';
import { WorkModule } from './work.module.ts';
import type { WorkSettings } from './work-settings.ts';
import { openWorkerHealth, type WorkerHealth } from './worker-health.ts';

/** A worker process at work. */
export interface OpenWorker {
  /** Takes no new jobs, waits for those at hand, leaves no connection behind. */
  close: () => Promise<void>;
}

/** Connections to the database beside those of the queues. */
const CONNECTIONS = 8;

/**
 * Opens a process that only consumes the queues, at the place of the data. A database server that is away is
 * waited for; anything else that is wrong with it is told.
 *
 * @param signal - gives up waiting
 */
export const openWorker = async (
  place: Place,
  catalogueFolder: string,
  {
    redisUrl,
    sending,
    portal,
    publicUrl,
    health,
    exchange,
  }: WorkSettings & { exchange: ExchangeSettings },
  logger: Logger,
  signal?: AbortSignal,
): Promise<OpenWorker> => {
  const { url, leave } = await usePlace(place, catalogueFolder);
  try {
    const backend = backendFor(url, redisUrl);
    const open = () => {
      const engine = EngineModule.over(url, { connections: CONNECTIONS });
      const options = {
        databaseUrl: url,
        backend,
        logger,
        exchange,
        ...sending,
        ...(portal && { portal }),
        ...(publicUrl && { publicUrl }),
      };
      return NestFactory.createApplicationContext(WorkModule.over(engine, options), {
        logger: false,
        abortOnError: false,
      });
    };
    const context = await whenUp(url, open, logger, signal);
    const probes = await healthOf(context, health).catch(async (error: unknown) => {
      await context.close();
      throw error;
    });
    logger.info(
      { queues: backend.kind, sending: Object.keys(sending) },
      'tiến trình hàng đợi đã chạy',
    );
    return {
      close: async () => {
        await probes?.close();
        await context.close();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
};

const healthOf = async (
  context: INestApplicationContext,
  health: WorkSettings['health'],
): Promise<WorkerHealth | undefined> =>
  health &&
  openWorkerHealth(
    health.port,
    health.host,
    new ListQueries(poolOf(context.get<DataSource>(getDataSourceToken()))),
  );
