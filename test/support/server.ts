import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { fileSettings, identityConfig, type ServerOptions } from '#lib/service';

import type { TestDatabase } from './database.ts';

/** How a test opens a server over its database: on a free port, queues in PostgreSQL, LOG_LEVEL to hear it. */
export const serverOptions = (
  database: Pick<TestDatabase, 'url'>,
  {
    work,
    ...rest
  }: Partial<Omit<ServerOptions, 'work'>> & { work?: Partial<ServerOptions['work']> } = {},
): ServerOptions => ({
  host: '127.0.0.1',
  port: 0,
  catalogue: 'processes',
  identity: identityConfig({}),
  files: fileSettings({}, join(tmpdir(), `motcua-files-${process.pid}`)),
  ...rest,
  work: {
    databaseUrl: database.url,
    backend: { kind: 'postgres', url: database.url },
    logger: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    ...work,
  },
});
