import type { DataSource } from 'typeorm';

import { poolOf } from '#lib/persistence';

/** Statements a piece of work sends to the database, by name, in order; each is one round trip. */
export const roundTrips = async (
  source: DataSource,
  work: () => Promise<void>,
): Promise<string[]> => {
  const names: string[] = [];
  await beforeStatements(
    source,
    (name) => {
      names.push(name);
      return Promise.resolve();
    },
    work,
  );
  return names;
};

/** Does some work, and lets something else happen before each of its statements is sent. */
export const beforeStatements = async (
  source: DataSource,
  happens: (name: string) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> => {
  const pool = poolOf(source);
  const query = pool.query.bind(pool);
  pool.query = (async (statement: { name?: string }) => {
    await happens(statement.name ?? 'unnamed');
    return query(statement as never);
  }) as never;
  try {
    await work();
  } finally {
    pool.query = query;
  }
};
