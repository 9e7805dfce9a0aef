import type { FileHandle } from 'node:fs/promises';

/** One entry of a zip archive, as its central directory says. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
  /** Bytes, packed and unpacked. */
  packed: number;
  unpacked: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 0xffff;
/** The most a directory may take here; that of a document takes a few kilobytes. */
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

/**
 * Where a zip archive that ends with the file has its end record; undefined if the file is none. Whatever the
 * file's first bytes say: a picture with an archive behind it is one too.
 */
const endRecord = async (
  file: FileHandle,
  size: number,
): Promise<{ directory: number; length: number; at: number } | undefined> => {
  const length = Math.min(size, END_SIZE + LONGEST_COMMENT);
  const tail = Buffer.alloc(length);
  await file.read(tail, 0, length, size - length);
  for (let at = length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) !== length) continue;
    return {
      length: tail.readUInt32LE(at + 12),
      directory: tail.readUInt32LE(at + 16),
      at: size - length + at,
    };
  }
  return undefined;
};

/** Whether a zip archive ends where the file ends. */
export const endsAsZip = async (file: FileHandle, size: number): Promise<boolean> =>
  size >= END_SIZE && (await endRecord(file, size)) !== undefined;

/**
 * The entries of a zip archive; undefined for one that cannot be read, is larger than any document or does
 * not begin where the file begins.
 */
export const zipEntries = async (
  file: FileHandle,
  size: number,
): Promise<ZipEntry[] | undefined> => {
  const end = size < END_SIZE ? undefined : await endRecord(file, size);
  if (!end || end.length > LARGEST_DIRECTORY || end.directory + end.length !== end.at)
    return undefined;
  const directory = Buffer.alloc(end.length);
  await file.read(directory, 0, end.length, end.directory);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length;) {
    if (at + ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== ENTRY)
      return undefined;
    const named = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + named),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
    });
    at += ENTRY_SIZE + named + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
};
