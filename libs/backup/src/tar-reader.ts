import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

import { damaged } from './refusal.ts';
import { BLOCK, sumOf } from './tar-writer.ts';

/** Bytes read at once. */
const PIECE = 1024 * 1024;

/** One entry of an archive; its content is read before the next entry is asked for. */
export interface TarEntry {
  name: string;
  /** Bytes. */
  size: number;
  /** sha256 of everything in the archive before this entry, lower-case hex. */
  before: string;
  content: () => AsyncGenerator<Buffer>;
}

/**
 * The entries of an archive as TarWriter makes it, one after another; what is not read of one is passed over, and
 * hashed all the same.
 *
 * @throws BackupRefused backup-damaged for anything that is not such an archive, whole
 */
export async function* readTar(path: string): AsyncGenerator<TarEntry> {
  const file = await open(path, 'r');
  try {
    const reading = new Reading(file);
    for (;;) {
      const before = reading.sha256;
      const header = await reading.take(BLOCK);
      if (header.every((byte) => byte === 0)) {
        await reading.expectEnd();
        return;
      }
      const { name, size } = readHeader(header);
      let left = size;
      const content = async function* (): AsyncGenerator<Buffer> {
        while (left > 0) {
          const piece = await reading.take(Math.min(left, PIECE));
          left -= piece.length;
          yield piece;
        }
      };
      yield { name, size, before, content };
      for await (const _ of content());
      const over = size % BLOCK;
      if (over > 0 && (await reading.take(BLOCK - over)).some((byte) => byte !== 0))
        throw damaged('chỗ trống có dữ liệu');
    }
  } finally {
    await file.close();
  }
}

class Reading {
  private readonly hash: Hash = createHash('sha256');

  constructor(private readonly file: FileHandle) {}

  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** So many bytes, all of them. */
  async take(size: number): Promise<Buffer> {
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size;) {
      const { bytesRead } = await this.file.read(bytes, at, size - at);
      if (bytesRead === 0) throw damaged('thiếu phần cuối');
      at += bytesRead;
    }
    this.hash.update(bytes);
    return bytes;
  }

  /** The second of the two empty blocks, and nothing after it. */
  async expectEnd(): Promise<void> {
    const last = await this.take(BLOCK);
    const { bytesRead } = await this.file.read(Buffer.alloc(1), 0, 1);
    if (bytesRead > 0 || last.some((byte) => byte !== 0)) throw damaged('thừa dữ liệu ở cuối');
  }
}

const readHeader = (header: Buffer): { name: string; size: number } => {
  const text = (at: number, length: number) =>
    header
      .toString('utf8', at, at + length)
      .replace(/\0.*$/s, '')
      .trim();
  const blank = Buffer.from(header);
  blank.fill(0x20, 148, 156);
  const size = Number.parseInt(text(124, 12), 8);
  if (Number.parseInt(text(148, 8), 8) !== sumOf(blank) || !(size >= 0))
    throw damaged('đầu mục sai');
  return { name: text(0, 100), size };
};
