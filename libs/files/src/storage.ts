import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A file as it lies in the spool: whole, on this machine's disk, looked at. */
export interface Spooled {
  /** Path on this machine. */
  path: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

/**
 * Where bytes are kept for good, each under the id of its row.
 *
 * By id and not by content: two rows never share bytes, so giving one up can never take another's away, and no
 * count of references has to survive a crash. What proves the content is its sha256, in the row and in the chain.
 */
export interface FileStorage {
  /** Keeps a spooled file under an id; once it resolves the bytes outlive a power cut. Again: the same. */
  put(id: string, spooled: Spooled): Promise<void>;
  /** @throws StorageMissing if there are no bytes under the id */
  open(id: string): Promise<Readable>;
  /** Deletes the bytes under an id; none are no error. */
  delete(id: string): Promise<void>;
  /** Every id that has bytes. */
  list(): AsyncIterable<string>;
  /**
   * Writes something and deletes it again, so that bad settings show before the first file comes.
   * @throws StorageDown with what the storage said as its cause
   */
  prove(): Promise<void>;
}

/** A row says there are bytes, and there are none. */
export class StorageMissing extends Error {
  override readonly name = 'StorageMissing';

  constructor(readonly id: string) {
    super(`no bytes under ${id}`);
  }
}

/** The storage does not answer, or refuses us: for an operator to mend. */
export class StorageDown extends Error {
  override readonly name = 'StorageDown';
  readonly code = 'file-storage-down';

  constructor(cause: unknown) {
    super('Kho tệp đang vắng hoặc từ chối máy chủ; hãy thử lại sau.', { cause });
  }
}

/** What an id looks like; nothing else becomes a path. */
export const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isFileId = (text: string): boolean => ID.test(text);

/** Name of what `prove` writes; no id. */
export const probeName = (): string => `.probe-${randomUUID()}`;
