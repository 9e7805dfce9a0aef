import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';
import type { DataSource } from 'typeorm';

import { type Desk, openDesk } from '#lib/desk';
import { type EmbeddedDatabase, openDatabase, startEmbedded } from '#lib/persistence';

import { createPrepared } from './prepared.ts';

/** A migrated database of its own for one test file, with the published catalogue. */
export interface TestDatabase {
  url: string;
  /** As the database owner, past every grant. */
  asOwner: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  source: DataSource;
  desk: Desk;
  drop: () => Promise<void>;
}

/** The server all test files share; DATABASE_URL names another one, whose user may create databases. */
const server = async (): Promise<EmbeddedDatabase> => {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  return startEmbedded({ home: join(tmpdir(), `motcua-test-${process.getuid?.() ?? 'user'}`) });
};

const onServer = async (url: string, sql: string): Promise<void> => {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** A database of its own with nothing in it. */
export interface EmptyDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** Creates a database on the test server. */
export const emptyDatabase = (): Promise<EmptyDatabase> =>
  newDatabase((url, name) => onServer(url, `create database ${name}`));

const newDatabase = async (
  create: (url: string, name: string) => Promise<void>,
): Promise<EmptyDatabase> => {
  const postgres = await server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await create(postgres.url, name);
  const address = new URL(postgres.url);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    drop: async () => {
      await onServer(postgres.url, `drop database ${name} with (force)`);
      await postgres.stop();
    },
  };
};

/** Creates a prepared database on the test server, and opens a desk over it. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { url, drop } = await newDatabase(createPrepared);
  const source = await openDatabase(url);
  const owner = new Client(url);
  await owner.connect();
  return {
    url,
    source,
    desk: await openDesk(source),
    asOwner: (sql, values) => owner.query<Record<string, unknown>>(sql, values),
    drop: async () => {
      await owner.end();
      await source.destroy();
      await drop();
    },
  };
};
