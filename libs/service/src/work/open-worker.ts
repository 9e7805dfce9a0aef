import 'reflect-metadata';

import { setTimeout as sleep } from 'node:timers/promises';

import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';

import { type EmbeddedDatabase, DatabaseRefusal, startEmbedded } from '#lib/persistence';
import { backendFor } from '#lib/queues';

import { type Place, prepare } from '../engine.ts';
import { EngineModule } from '../engine.module.ts';
import { WorkModule } from './work.module.ts';
import type { WorkSettings } from './work-settings.ts';

/** A worker process at work. */
export interface OpenWorker {
  /** Takes no new jobs, waits for those at hand, leaves no connection behind. */
  close: () => Promise<void>;
}

/** Connections to the database beside those of the queues. */
const CONNECTIONS = 8;
const RETRY_AFTER = 3_000;

/**
 * Opens a process that only consumes the queues, at the place of the data. A database server that is away is
 * waited for; anything else that is wrong with it is told.
 *
 * @param signal - gives up waiting
 */
export const openWorker = async (
  place: Place,
  catalogueFolder: string,
  { redisUrl, mail }: WorkSettings,
  logger: Logger,
  signal?: AbortSignal,
): Promise<OpenWorker> => {
  let embedded: EmbeddedDatabase | undefined;
  try {
    if (place.embedded) {
      embedded = await startEmbedded(place.embedded);
      await prepare(embedded.url, catalogueFolder);
    }
    const url = embedded?.url ?? place.url ?? '';
    const backend = backendFor(url, redisUrl);
    const open = () => {
      const engine = EngineModule.over(url, { connections: CONNECTIONS });
      const options = { databaseUrl: url, backend, logger, ...(mail && { mail }) };
      return NestFactory.createApplicationContext(WorkModule.over(engine, options), {
        logger: false,
        abortOnError: false,
      });
    };
    const context = await whenUp(open, logger, signal);
    logger.info({ queues: backend.kind, mail: mail !== undefined }, 'tiến trình hàng đợi đã chạy');
    return {
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

const whenUp = async <T>(
  open: () => Promise<T>,
  logger: Logger,
  signal: AbortSignal | undefined,
): Promise<T> => {
  for (let told = false; ; told = true) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof DatabaseRefusal) || error.code !== 'database-down') throw error;
      if (!told) logger.error({ reason: error.message }, 'chưa nối được PostgreSQL; đang chờ');
      await sleep(RETRY_AFTER, undefined, signal ? { signal } : {});
    }
  }
};
