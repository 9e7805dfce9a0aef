import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished, Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Clamd } from './clamd.ts';
import { dropOld } from './disk-storage.ts';
import { plainName } from './file-name.ts';
import { inspect } from './inspect.ts';
import { FileRefusal, fileRefusals } from './refusal.ts';
import { type FileStorage, type Spooled, StorageMissing } from './storage.ts';

/** A file that was taken. */
export interface KeptFile {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
  /** Quarantined: no scanner has looked at it yet; it may be attached, but is given to nobody. */
  state: 'clean' | 'quarantined';
}

/** What the room needs of a file's row. */
export interface FileRow {
  id: string;
  state: 'pending' | 'elsewhere' | 'quarantined' | 'clean' | 'refused' | 'removed';
  name: string;
  mediaType: string | null;
  size: number | null;
  sha256: string | null;
}

/** Where the rows of files are kept; each call is a transaction of its own that has been committed when it resolves. */
export interface FileRows {
  announce(file: { id: string; name: string; uploadedBy: string }): Promise<void>;
  complete(
    id: string,
    kept: { mediaType: string; size: number; sha256: string; scanned: boolean },
  ): Promise<boolean>;
  fetched(
    id: string,
    kept: { mediaType: string; size: number; scanned: boolean },
  ): Promise<boolean>;
  refuse(id: string, refusal: string): Promise<void>;
  scanned(id: string, refusal: string | null): Promise<void>;
  unscanned(limit: number): Promise<FileRow[]>;
  giveUp(after: { pending: number; unattached: number }): Promise<void>;
  toErase(): Promise<string[]>;
  erased(id: string): Promise<void>;
}

export interface RoomOptions {
  storage: FileStorage;
  rows: FileRows;
  /** Folder of this machine for what is on its way in; made when first needed. */
  spool: string;
  /** Absent: files are clean when their kind is. */
  clamd?: Clamd | undefined;
  /** The most a file may have, bytes. */
  largest: number;
}

/** A file on its way out. */
export interface OpenedFile {
  stream: Readable;
  mediaType: string;
  size: number;
}

/** What a sweep did. */
export interface Swept {
  scanned: number;
  erased: number;
  spooled: number;
}

/** Whether the bytes under an id are what their row says. */
export type Soundness = 'sound' | 'missing' | 'changed';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Seconds: an upload is given up long before its row is. */
const UPLOAD_ENDS = 30 * MINUTE;
const PENDING_ENDS = HOUR;
/** How long a file may wait for the act it was sent for: a draft at the counter outlasts a long weekend. */
const UNATTACHED_ENDS = 7 * DAY;
const SCANNED_AT_ONCE = 100;

/**
 * Takes files in and gives them out, so that a process may be killed at any instant and nothing is lost and
 * nothing left over. The order is: the row, pending; the bytes, in the spool, looked at and scanned there; the
 * bytes in the storage, flushed; the row, whole; the answer. So whoever was answered has row and bytes on disk.
 * Rows are never deleted: what was given up is marked first, then its bytes are deleted, then that is noted.
 * So bytes always have a row, and bytes of a row we do not know (another installation's, an older backup's
 * future) are never ours to delete: `verify` names them.
 */
export class FileRoom {
  constructor(private readonly options: RoomOptions) {}

  /**
   * Takes a file in.
   *
   * @throws FileRefusal if it is not taken; of what it was, only the reason is kept
   * @throws StorageDown
   */
  async receive(
    body: Readable,
    given: { name: string; uploadedBy: string; size?: number | undefined },
  ): Promise<KeptFile> {
    const { rows, storage, spool, largest } = this.options;
    if ((given.size ?? 0) > largest) throw tooLarge(largest);
    const id = randomUUID();
    const name = plainName(given.name);
    const path = join(spool, id);
    await rows.announce({ id, name, uploadedBy: given.uploadedBy });
    try {
      const spooled = await this.spoolTo(path, body);
      const { mediaType } = await inspect(path, name);
      const scanned = await this.scan(path);
      await storage.put(id, spooled);
      const { size, sha256 } = spooled;
      if (!(await rows.complete(id, { mediaType, size, sha256, scanned }))) {
        await storage.delete(id);
        throw new FileRefusal('file-interrupted');
      }
      return { id, name, mediaType, size, sha256, state: scanned ? 'clean' : 'quarantined' };
    } catch (error) {
      if (error instanceof FileRefusal) await rows.refuse(id, error.code);
      throw error;
    } finally {
      await rm(path, { force: true });
    }
  }

  /**
   * Takes in what a partner had of a file: bytes that hash to what its row says, and no others.
   *
   * @throws FileRefusal if they are none, or of no kind that is taken: the row stays as it was
   * @throws StorageDown
   */
  async fetch({ id, name, sha256 }: FileRow, body: Readable): Promise<void> {
    const { rows, storage, spool } = this.options;
    const path = join(spool, `${id}.${randomUUID()}`);
    try {
      const spooled = await this.spoolTo(path, body);
      if (spooled.sha256 !== sha256) throw new FileRefusal('file-interrupted');
      const { mediaType } = await inspect(path, name);
      const scanned = await this.scan(path);
      await storage.put(id, spooled);
      await rows.fetched(id, { mediaType, size: spooled.size, scanned });
    } finally {
      await rm(path, { force: true });
    }
  }

  /**
   * Opens a file for reading. Its bytes are hashed on the way; the last of them come only if they are the ones
   * that were taken in, so that no reader takes other bytes for whole.
   *
   * @throws FileRefusal file-quarantined until it was scanned; file-infected if that found something; file-erased
   * @throws StorageDown, StorageMissing
   */
  async open(row: FileRow): Promise<OpenedFile> {
    const { mediaType, size, sha256 } = row;
    if (row.state === 'elsewhere') throw new FileRefusal('file-elsewhere');
    if (row.state === 'quarantined') throw new FileRefusal('file-quarantined');
    if (row.state === 'refused') throw new FileRefusal('file-infected');
    if (row.state === 'removed') throw new FileRefusal('file-erased');
    if (mediaType === null || size === null || sha256 === null)
      throw new FileRefusal('file-unknown');
    const stream = await this.options.storage.open(row.id);
    return { mediaType, size, stream: stream.compose(provenBy(sha256)) as Readable };
  }

  /** The bytes of a file for a look of the machine's own: nobody is given them, so nobody has scanned them yet. */
  examine(id: string): Promise<Readable> {
    return this.options.storage.open(id);
  }

  /** Whether the bytes of a file are there and what its row says. */
  async look({ id, sha256 }: Pick<FileRow, 'id' | 'sha256'>): Promise<Soundness> {
    const hash = createHash('sha256');
    try {
      for await (const chunk of await this.options.storage.open(id)) hash.update(chunk as Buffer);
    } catch (error) {
      if (error instanceof StorageMissing) return 'missing';
      throw error;
    }
    return hash.digest('hex') === sha256 ? 'sound' : 'changed';
  }

  /** Whether the storage takes and gives up what is put there. @throws StorageDown with the cause */
  prove(): Promise<void> {
    return this.options.storage.prove();
  }

  /** Every id that has bytes. */
  ids(): AsyncIterable<string> {
    return this.options.storage.list();
  }

  /**
   * Does what no request does: scans what waits for it, gives up what nothing came of, deletes its bytes. Safe
   * at any time, and in several processes at once.
   */
  async sweep(now: number = Date.now()): Promise<Swept> {
    const { rows, storage, spool } = this.options;
    await rows.giveUp({ pending: PENDING_ENDS, unattached: UNATTACHED_ENDS });
    const given = await rows.toErase();
    for (const id of given) {
      await storage.delete(id);
      await rows.erased(id);
    }
    return {
      erased: given.length,
      scanned: await this.scanWaiting(),
      spooled: await dropOld(spool, PENDING_ENDS * 1000, now),
    };
  }

  private async scanWaiting(): Promise<number> {
    const { rows, storage, spool } = this.options;
    let scanned = 0;
    for (const { id } of await rows.unscanned(SCANNED_AT_ONCE)) {
      const path = join(spool, `${id}.${randomUUID()}`);
      try {
        await mkdir(spool, { recursive: true, mode: 0o700 });
        await pipeline(await storage.open(id), createWriteStream(path, { mode: 0o600 }));
        if (!(await this.scan(path))) return scanned;
        await rows.scanned(id, null);
      } catch (error) {
        // One without its bytes keeps no other waiting; `verify --files` names it.
        if (error instanceof StorageMissing) continue;
        if (!(error instanceof FileRefusal)) throw error;
        await rows.scanned(id, error.code);
      } finally {
        await rm(path, { force: true });
      }
      scanned += 1;
    }
    return scanned;
  }

  private async spoolTo(path: string, body: Readable): Promise<Spooled> {
    const { spool, largest } = this.options;
    await mkdir(spool, { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let size = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        done(size > largest ? tooLarge(largest) : null, chunk);
      },
    });
    // Piped by hand: a pipeline would destroy the request with its connection, and nobody could be answered.
    finished(body, (error) => error && counted.destroy(error));
    body.pipe(counted);
    try {
      await pipeline(counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }), {
        signal: AbortSignal.timeout(UPLOAD_ENDS * 1000),
      });
    } catch (error) {
      body.unpipe(counted);
      body.resume();
      if (error instanceof FileRefusal) throw error;
      // The sender went away, or took too long; a disk of ours that is full says so itself.
      if (isOurs(error)) throw error;
      throw new FileRefusal('file-interrupted');
    }
    return { path, size, sha256: hash.digest('hex') };
  }

  /** Whether somebody has looked at it. @throws FileRefusal file-infected */
  private async scan(path: string): Promise<boolean> {
    const { clamd } = this.options;
    if (!clamd) return true;
    const found = await clamd.scan(path);
    if (typeof found === 'string') throw new FileRefusal('file-infected');
    return found === null;
  }
}

const MEGABYTE = 1024 * 1024;

const tooLarge = (largest: number): FileRefusal =>
  new FileRefusal(
    'file-too-large',
    `${fileRefusals['file-too-large']} Mỗi tệp không quá ${Math.floor(largest / MEGABYTE)} MB; hãy quét với độ phân giải thấp hơn hoặc chia nhỏ.`,
  );

const isOurs = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'path' in error;

/** Passes bytes on, the last of them only if all hash to what they should. */
const provenBy = (sha256: string): Transform => {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      const ready = held;
      held = chunk;
      done(null, ready);
    },
    flush(done) {
      const sound = hash.digest('hex') === sha256;
      done(sound ? null : new Error('the bytes of a file are not what was taken in'), held);
    },
  });
};
