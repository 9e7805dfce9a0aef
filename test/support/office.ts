import type { Backend } from '#lib/queues';
import { type OpenServer, openServer } from '#lib/service';

import { testDatabase, type TestDatabase } from './database.ts';
import { type Person, takeOffice } from './people.ts';
import { serverOptions } from './server.ts';

/** A server over a database of its own, and the administrator who was told the first password. */
export interface TestOffice {
  database: TestDatabase;
  server: OpenServer;
  administrator: Person;
  close: () => Promise<void>;
}

/** @param backend - where the queues are; in the database unless said */
export const testOffice = async ({
  backend,
  ...options
}: Parameters<typeof serverOptions>[1] & {
  backend?: (database: TestDatabase) => Backend;
} = {}): Promise<TestOffice> => {
  const database = await testDatabase();
  const work = { ...options.work, ...(backend && { backend: backend(database) }) };
  const server = await openServer(serverOptions(database, { ...options, work }));
  const first = await server.accounts.createFirstAdministrator();
  if (!first) throw new Error('the database has an administrator already');
  return {
    database,
    server,
    administrator: await takeOffice(server.url, first),
    close: async () => {
      await server.close();
      await database.drop();
    },
  };
};
