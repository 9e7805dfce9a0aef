import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { type FileStorage, isFileId, StorageMissing } from '#lib/files';
import { type DumpedTable, fillEmptyDatabase, type Filling, knowsTables } from '#lib/persistence';

import type { Heard } from './back-up.ts';
import {
  HEAD,
  type Head,
  headSchema,
  type Manifest,
  MANIFEST,
  manifestSchema,
  readJson,
  SEAL,
} from './manifest.ts';
import { BackupRefused, damaged } from './refusal.ts';
import { readTar, type TarEntry } from './tar-reader.ts';

/** What was restored. */
export interface Restored {
  /** When the backup was made, ISO 8601. */
  createdAt: string;
  tables: number;
  files: number;
  missing: string[];
}

/** A backup that is whole. */
export interface Checked {
  head: Head;
  manifest: Manifest;
  sha256: string;
}

const unzip = promisify(gunzip);

/**
 * Reads a backup through and says what it is; nothing is restored.
 *
 * @throws BackupRefused backup-foreign, backup-damaged, backup-newer
 */
export const checkBackup = async (
  path: string,
  heard: Heard = () => undefined,
): Promise<Checked> => {
  const { size } = await stat(path);
  let head: Head | undefined;
  let manifest: Manifest | undefined;
  let sha256: string | undefined;
  let done = 0;
  for await (const entry of readTar(path)) {
    if (sha256 !== undefined) throw damaged('thừa mục');
    if (!head) head = await readHead(entry);
    else if (manifest) {
      if (entry.name !== SEAL) throw damaged('thừa mục');
      sha256 = (await textOf(entry)).trim();
      if (sha256 !== entry.before) throw damaged('mã băm không khớp');
    } else if (entry.name === MANIFEST)
      manifest = readJson(manifestSchema, MANIFEST, await textOf(entry));
    done += entry.size;
    heard(done, size);
  }
  if (!head || !manifest || sha256 === undefined) throw damaged('thiếu phần cuối');
  return { head, manifest, sha256 };
};

const readHead = async (entry: TarEntry): Promise<Head> => {
  if (entry.name !== HEAD)
    throw new BackupRefused('backup-foreign', 'Đây không phải tệp sao lưu của Motcua.');
  const head = readJson(headSchema, HEAD, await textOf(entry));
  if (knowsTables(head.migrations)) return head;
  throw new BackupRefused(
    'backup-newer',
    'Tệp sao lưu của phiên bản Motcua mới hơn: hãy cài phiên bản đó hoặc mới hơn rồi phục hồi.',
  );
};

/**
 * Restores a backup into an empty database and the storage of files: first it is read through, then everything is
 * put in within one transaction. If anything fails the database is as empty as before, and files that were not
 * there before are deleted again. Migrate and load the catalogue afterwards.
 *
 * @param spool - folder of this machine on the way to the storage
 * @throws BackupRefused
 * @throws DatabaseRefusal database-not-empty
 */
export const restore = async (
  { url, storage, spool, path }: { url: string; storage: FileStorage; spool: string; path: string },
  heard: Heard = () => undefined,
): Promise<Restored> => {
  const { size } = await stat(path);
  const { head, manifest } = await checkBackup(path, (done) => heard(done, 2 * size));
  const put = new Putting(storage, spool);
  try {
    await fillEmptyDatabase(url, head.migrations, async (filling) => {
      await fillFrom(path, head, filling, put, (done) => heard(size + done, 2 * size));
      await filling.goOnFrom(manifest.sequences);
    });
  } catch (error) {
    await put.takeBack();
    throw error;
  }
  heard(2 * size, 2 * size);
  const { createdAt, tables } = head;
  const { files, missing } = manifest;
  return { createdAt, tables: tables.length, files: files.count, missing };
};

const fillFrom = async (
  path: string,
  { tables }: Head,
  filling: Filling,
  put: Putting,
  heard: (done: number) => void,
): Promise<void> => {
  let open: { table: DumpedTable; rows: ReturnType<Filling['fill']> } | undefined;
  let done = 0;
  for await (const entry of readTar(path)) {
    const [kind, name] = entry.name.split('/');
    if (kind === 'data') {
      const table = tables.find((one) => one.name === name);
      if (!table) throw damaged(entry.name);
      if (open?.table !== table) {
        await open?.rows.end();
        open = { table, rows: filling.fill(table) };
      }
      await open.rows.write(await unzip(await bufferOf(entry)));
    } else {
      await open?.rows.end();
      open = undefined;
      if (kind === 'files') await put.file(name ?? '', entry);
    }
    done += entry.size;
    heard(done);
  }
};

/** Puts files into the storage, and knows which of them it has put there. */
class Putting {
  private readonly put: string[] = [];

  constructor(
    private readonly storage: FileStorage,
    private readonly spool: string,
  ) {}

  async file(id: string, entry: TarEntry): Promise<void> {
    if (!isFileId(id)) throw damaged(entry.name);
    const path = join(this.spool, randomUUID());
    const hash = createHash('sha256');
    try {
      await mkdir(this.spool, { recursive: true, mode: 0o700 });
      await pipeline(
        Readable.from(entry.content()),
        async function* (pieces: AsyncIterable<Buffer>) {
          for await (const piece of pieces) {
            hash.update(piece);
            yield piece;
          }
        },
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
      const sha256 = hash.digest('hex');
      // The storage may be the one the backup was made of: what is there is not ours to take back.
      if (await this.has(id, sha256)) return;
      this.put.push(id);
      await this.storage.put(id, { path, size: entry.size, sha256 });
    } finally {
      await rm(path, { force: true });
    }
  }

  async takeBack(): Promise<void> {
    for (const id of this.put) await this.storage.delete(id);
  }

  /** @throws BackupRefused backup-foreign if the storage has other bytes under the id */
  private async has(id: string, sha256: string): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      for await (const piece of await this.storage.open(id)) hash.update(piece as Buffer);
    } catch (error) {
      if (error instanceof StorageMissing) return false;
      throw error;
    }
    if (hash.digest('hex') === sha256) return true;
    throw new BackupRefused(
      'backup-foreign',
      `Kho tệp đã có một tệp khác dưới mã ${id}; không ghi đè.`,
    );
  }
}

const bufferOf = ({ content }: TarEntry): Promise<Buffer> => buffer(Readable.from(content()));

const textOf = async (entry: TarEntry): Promise<string> => (await bufferOf(entry)).toString('utf8');
