/**
 * What a backup is made of. A tar archive: `motcua-backup.json` says what follows; `data/<table>/<part>.copy.gz`
 * are the rows of each table, tables in an order in which each comes after those it refers to; `files/<id>` are
 * attached files; `manifest.json` says what all that was; `sha256` is the hash of everything before it. So a file
 * that was cut off has no manifest, and one that was altered another hash.
 */
import { z } from 'zod';

import { damaged } from './refusal.ts';

export const HEAD = 'motcua-backup.json';
export const MANIFEST = 'manifest.json';
export const SEAL = 'sha256';

export const headSchema = z.object({
  format: z.literal('motcua-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Names of the migrations that made the tables. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
/** What stands at the beginning of a backup. */
export type Head = z.output<typeof headSchema>;

export const manifestSchema = z.object({
  sequences: z.record(z.string(), z.string()),
  /** Rows of the tables as text, bytes before they were compressed. */
  dataBytes: z.number(),
  files: z.object({ count: z.number(), bytes: z.number() }),
  /** Files the database has and the storage had not. */
  missing: z.array(z.string()),
});
/** What stands at the end of a backup. */
export type Manifest = z.output<typeof manifestSchema>;

/** @throws BackupRefused backup-damaged */
export const readJson = <T extends z.ZodType>(
  schema: T,
  name: string,
  text: string,
): z.output<T> => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw damaged(`${name} không đọc được`);
  }
};
