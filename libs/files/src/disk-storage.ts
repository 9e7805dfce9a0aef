import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, opendir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

import {
  type FileStorage,
  ID,
  probeName,
  type Spooled,
  StorageDown,
  StorageMissing,
} from './storage.ts';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Makes what was written under a path outlive a power cut; of a folder, the names in it. */
export const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Bytes in a folder of this machine, or of a disk all servers share: `ab/cd/abcd….` by the id's first letters. */
export class DiskStorage implements FileStorage {
  /** @param folder - made when first needed */
  constructor(private readonly folder: string) {}

  async put(id: string, { path }: Spooled): Promise<void> {
    const target = this.pathOf(id);
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await moveInto(path, target);
      // The name in its folder, and the folders' own names above it.
      for (const folder of [dirname(target), dirname(dirname(target)), this.folder])
        await flush(folder);
    } catch (error) {
      throw new StorageDown(error);
    }
  }

  async open(id: string): Promise<Readable> {
    const stream = createReadStream(this.pathOf(id));
    try {
      await new Promise<void>((resolve, reject) => {
        stream.once('open', () => resolve()).once('error', reject);
      });
      return stream;
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? new StorageMissing(id) : new StorageDown(error);
    }
  }

  async delete(id: string): Promise<void> {
    const path = this.pathOf(id);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw new StorageDown(error);
    }
  }

  async *list(): AsyncGenerator<string> {
    for await (const path of filesUnder(this.folder, 2)) if (ID.test(path)) yield path;
  }

  async prove(): Promise<void> {
    const path = join(this.folder, probeName());
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(path, '');
      await rm(path);
    } catch (error) {
      throw new StorageDown(error);
    }
  }

  private pathOf(id: string): string {
    if (!ID.test(id)) throw new Error('an id of a file is a UUID');
    return join(this.folder, id.slice(0, 2), id.slice(2, 4), id);
  }
}

/** Names of the files a number of folders below one; a folder that is not there has none. */
async function* filesUnder(folder: string, below: number): AsyncGenerator<string> {
  let entries;
  try {
    entries = await opendir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw new StorageDown(error);
  }
  for await (const entry of entries) {
    if (below === 0) {
      if (entry.isFile()) yield entry.name;
    } else if (entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)) {
      yield* filesUnder(join(folder, entry.name), below - 1);
    }
  }
}

/** Moves a file whole: nobody ever sees half of it under its name. */
const moveInto = async (path: string, target: string): Promise<void> => {
  try {
    await flush(path);
    await rename(path, target);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    const beside = `${target}.part`;
    await copyFile(path, beside);
    await flush(beside);
    await rename(beside, target);
    await rm(path);
  }
};

/** Files in a folder older than so many milliseconds are deleted: what processes that were killed left behind. */
export const dropOld = async (folder: string, age: number, now: number): Promise<number> => {
  let dropped = 0;
  for await (const name of filesUnder(folder, 0)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || now - found.mtimeMs < age) continue;
    await rm(path, { force: true });
    dropped += 1;
  }
  return dropped;
};
