import type { DataSource } from 'typeorm';

import type { Directory } from '#lib/directory';
import { openDesk } from '#lib/desk';
import { AccountStore, openDatabase, SessionStore } from '#lib/persistence';

import { type Place, usePlace } from '../place.ts';
import { Accounts } from './accounts.ts';

/** Runs some work on the accounts of a place, without a server: what an operator does at the machine. */
export const withAccounts = async <T>(
  place: Place,
  catalogueFolder: string,
  work: (accounts: Accounts, directory: Directory, fields: readonly string[]) => Promise<T>,
): Promise<T> => {
  const { url, leave } = await usePlace(place, catalogueFolder);
  let source: DataSource | undefined;
  try {
    source = await openDatabase(url, { connections: 1 });
    const { directory, catalogue } = await openDesk(source);
    const accounts = new Accounts(new AccountStore(source), new SessionStore(source), Date.now);
    return await work(accounts, directory, await catalogue.fields());
  } finally {
    await source?.destroy();
    await leave();
  }
};
