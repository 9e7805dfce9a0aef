import 'reflect-metadata';

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';

import { act, type Desk } from '#lib/desk';
import { poolOf, type Recipients, type Work, workOf } from '#lib/persistence';
import type { Backend } from '#lib/queues';
import { EngineModule, WorkModule, type WorkOptions } from '#lib/service';

import { testDatabase, type TestDatabase } from '../support/database.ts';

/** Everybody asked for is one account with an address. */
export const everybody: Recipients = (_client, agency, role) =>
  Promise.resolve([{ account: `${role}@${agency}`, address: `${role}.${agency}@example.vn` }]);

/** A worker in this process, as a worker of its own would be. */
export const startWorker = async (
  database: TestDatabase,
  backend: Backend,
  rest: Partial<WorkOptions> = {},
): Promise<INestApplicationContext> => {
  const engine = EngineModule.over(database.url, { connections: 6 });
  return NestFactory.createApplicationContext(
    WorkModule.over(engine, {
      databaseUrl: database.url,
      backend,
      logger: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
      recipients: everybody,
      forgottenAfter: 1,
      sweepEvery: 300,
      schedules: { timers: 500, digests: 1_000, drafts: 1_000 },
      ...rest,
    }),
    { logger: ['error'], abortOnError: false },
  );
};

export const workOn = (database: TestDatabase): Work =>
  workOf(poolOf(database.source), 'example.vn', everybody);

/** Submits and accepts a dossier, as at some instants; accepted long ago it has every threshold behind it. */
export const openDossier = async (
  desk: Desk,
  id: string,
  accepted: number,
  term: { value: number; unit: 'working-day' } = { value: 5, unit: 'working-day' },
): Promise<void> => {
  const base = { dossier: id, by: 'mot-cua-1', source: 'log' as const, at: accepted };
  await act(desk, {
    command: {
      ...base,
      key: 'submit',
      type: 'submit',
      procedure: '1.001193',
      agency: 'thanh-ha',
      channel: 'direct',
    },
    recorded: 'database',
  });
  await act(desk, {
    command: { ...base, key: 'accept', type: 'accept', term },
    recorded: 'database',
  });
};

export { testDatabase, type TestDatabase };
