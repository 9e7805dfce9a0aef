import { access, rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

import { type FileStorage, StorageMissing } from '#lib/files';
import { type DatabaseSnapshot, withSnapshot } from '#lib/persistence';

import { HEAD, type Head, type Manifest, MANIFEST, SEAL } from './manifest.ts';
import { BackupRefused } from './refusal.ts';
import { TarWriter } from './tar-writer.ts';

/** What a backup came to. */
export interface BackedUp {
  tables: number;
  files: number;
  /** Of the file that was written. */
  bytes: number;
  sha256: string;
  /** Files the database has and the storage has not, by id: `motcua verify --files` says whose they are. */
  missing: string[];
}

/** Told how far it is, in bytes, of about how many. */
export type Heard = (done: number, of: number) => void;

const zip = promisify(gzip);
/** Bytes of rows compressed at once; what a backup holds in memory. */
const PART = 8 * 1024 * 1024;

/**
 * Writes the database and its attached files into one file. The database is read in one snapshot while work goes
 * on; the file stands under its name once it is whole, and until then under `….part`.
 *
 * @param path - of the file; it must not be there yet
 * @throws BackupRefused backup-exists, backup-source
 * @throws DatabaseRefusal, StorageDown
 */
export const backUp = async (
  { url, storage, path, now }: { url: string; storage: FileStorage; path: string; now: Date },
  heard: Heard = () => undefined,
): Promise<BackedUp> => {
  if (await isThere(path))
    throw new BackupRefused('backup-exists', `${path} đã có; hãy đặt tên khác để không ghi đè.`);
  const part = `${path}.part`;
  await rm(part, { force: true });
  const tar = await TarWriter.create(part);
  try {
    const done = await withSnapshot(url, (snapshot) =>
      writeAll(tar, snapshot, storage, now, (bytes) => heard(bytes, snapshot.bytes)),
    );
    await rename(part, path);
    return done;
  } catch (error) {
    await tar.close();
    await rm(part, { force: true });
    throw error;
  }
};

const writeAll = async (
  tar: TarWriter,
  snapshot: DatabaseSnapshot,
  storage: FileStorage,
  now: Date,
  heard: (bytes: number) => void,
): Promise<BackedUp> => {
  const { migrations, tables, sequences } = snapshot;
  const head: Head = {
    format: 'motcua-backup',
    version: 1,
    createdAt: now.toISOString(),
    migrations,
    tables,
  };
  await tar.add(HEAD, json(head));
  const manifest: Manifest = {
    sequences,
    dataBytes: 0,
    files: { count: 0, bytes: 0 },
    missing: [],
  };
  const tell = () => heard(manifest.dataBytes + manifest.files.bytes);
  for (const table of tables) {
    let part = 0;
    for await (const rows of inParts(snapshot.read(table))) {
      part += 1;
      const name = `data/${table.name}/${String(part).padStart(6, '0')}.copy.gz`;
      await tar.add(name, await zip(rows, { level: constants.Z_BEST_SPEED }));
      manifest.dataBytes += rows.length;
      tell();
    }
  }
  for await (const { id, size } of snapshot.files()) {
    const bytes = await bytesOf(storage, id);
    if (bytes) {
      await addFile(tar, id, size, bytes);
      manifest.files.count += 1;
      manifest.files.bytes += size;
      tell();
    } else if (!(await snapshot.isGone(id))) manifest.missing.push(id);
  }
  await tar.add(MANIFEST, json(manifest));
  const { sha256 } = tar;
  await tar.add(SEAL, Buffer.from(sha256));
  await tar.end();
  const { missing, files } = manifest;
  return { tables: tables.length, files: files.count, bytes: tar.size, sha256, missing };
};

/** @throws BackupRefused backup-source if the storage has other than the bytes that were taken in */
const addFile = async (
  tar: TarWriter,
  id: string,
  size: number,
  bytes: Readable,
): Promise<void> => {
  try {
    await tar.addFrom(`files/${id}`, size, bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new BackupRefused(
      'backup-source',
      `Tệp ${id} trong kho không còn đúng cỡ; không sao lưu được. Hãy chạy \`motcua verify --files\`.`,
      { cause: error },
    );
  }
};

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const bytesOf = async (storage: FileStorage, id: string): Promise<Readable | undefined> => {
  try {
    return await storage.open(id);
  } catch (error) {
    if (error instanceof StorageMissing) return undefined;
    throw error;
  }
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Pieces gathered until there are enough to compress well. */
async function* inParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    gathered.push(piece);
    size += piece.length;
    if (size < PART) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(gathered);
}
