import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { prepare } from '#lib/service';

/**
 * Creates a database that is migrated and has the catalogue published: a copy of one that is prepared once, for what
 * code and procedures are today. Those of other days are dropped.
 */
export const createPrepared = async (serverUrl: string, name: string): Promise<void> => {
  const today = `prepared_${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`;
  const prepared = `${today}_${fingerprint(['libs', 'processes'])}`;
  const client = new Client(serverUrl);
  await client.connect();
  try {
    // A database can be copied by one at a time, and by nobody while it is being made.
    await client.query(`select pg_advisory_lock(hashtext('prepared'))`);
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'prepared_%'`,
    );
    const there = rows.map(({ datname }) => datname);
    for (const other of there.filter((one) => !one.startsWith(today) || one.endsWith('_draft'))) {
      await client.query(`drop database ${other} with (force)`);
    }
    if (!there.includes(prepared)) {
      await client.query(`create database ${prepared}_draft`);
      const url = new URL(serverUrl);
      url.pathname = `/${prepared}_draft`;
      await prepare(url.href, 'processes');
      await client.query(`alter database ${prepared}_draft rename to ${prepared}`);
    }
    await client.query(`create database ${name} template ${prepared}`);
  } finally {
    await client.end();
  }
};

/** Of the contents of all files under some folders. */
const fingerprint = (folders: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
};
