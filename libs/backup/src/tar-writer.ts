import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes of a tar block. */
export const BLOCK = 512;

/** Writes a tar archive (POSIX ustar) that anybody can list and unpack, hashing it on the way. */
export class TarWriter {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  private constructor(private readonly file: FileHandle) {}

  /** @param path - of a file that is not there yet; readable by its owner alone */
  static async create(path: string): Promise<TarWriter> {
    return new TarWriter(await open(path, 'wx', 0o600));
  }

  /** Bytes written so far. */
  get size(): number {
    return this.bytes;
  }

  /** sha256 of everything written so far, lower-case hex. */
  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  async add(name: string, content: Uint8Array): Promise<void> {
    await this.begin(name, content.length);
    await this.write(content);
    await this.pad(content.length);
  }

  /** Adds an entry whose bytes come piece by piece. @throws RangeError if they are not as many as was said */
  async addFrom(name: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void> {
    await this.begin(name, size);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      if (written > size) break;
      await this.write(piece);
    }
    if (written !== size) throw new RangeError(`${name} has other than ${size} bytes`);
    await this.pad(size);
  }

  /** Ends the archive and makes it outlive a power cut. */
  async end(): Promise<void> {
    await this.write(new Uint8Array(2 * BLOCK));
    await this.file.sync();
    await this.file.close();
  }

  /** Lets go of the file as it is. */
  async close(): Promise<void> {
    await this.file.close();
  }

  private begin(name: string, size: number): Promise<void> {
    return this.write(headerOf(name, size));
  }

  private async pad(size: number): Promise<void> {
    const over = size % BLOCK;
    if (over > 0) await this.write(new Uint8Array(BLOCK - over));
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.bytes += bytes.length;
    for (let at = 0; at < bytes.length;) at += (await this.file.write(bytes, at)).bytesWritten;
  }
}

/** @throws RangeError for a name or size that ustar has no room for */
const headerOf = (name: string, size: number): Buffer => {
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11) throw new RangeError(`no room for ${name}`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), at, 'ascii');
  header.write(name, 0, 'utf8');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  header.write('        ', 148, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\u000000', 257, 'ascii');
  octal(sumOf(header), 148, 7);
  return header;
};

/** The checksum of a header whose own place is blank. */
export const sumOf = (header: Uint8Array): number => header.reduce((sum, byte) => sum + byte, 0);
