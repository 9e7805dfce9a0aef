/**
 * The zip container of docx and xlsx, rewritten so that equal content is equal bytes: entries in their
 * order, dated 1980-01-01, and stored without compression, because deflate gives other bytes from one
 * processor and one version of zlib to the next.
 */
import { crc32, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1980-01-01, the first day a zip can name. */
const FIRST_DAY = 0x0021;
const UTF8_NAMES = 0x0800;

/**
 * The files of a zip by path, in the order of its directory. Folders are left out. Reads what docx and
 * exceljs write: stored or deflated entries, no encryption, no zip64.
 *
 * @throws RangeError if the bytes are no such zip
 */
export function unpack(zip: Uint8Array): Map<string, Uint8Array> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new RangeError('not a zip: no end of directory');
  const files = new Map<string, Uint8Array>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError('not a zip: broken directory');
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + size);
    if (!name.endsWith('/')) files.set(name, method === 0 ? body : inflateRawSync(body));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** A zip of the files in their order; equal files give equal bytes. */
export function pack(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, body] of files) {
    const name = Buffer.from(path, 'utf8');
    // Version, flags, method, time, date, crc, both sizes, name and extra length: the same in both heads.
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(UTF8_NAMES, 2);
    head.writeUInt16LE(FIRST_DAY, 8);
    head.writeUInt32LE(crc32(body), 10);
    head.writeUInt32LE(body.byteLength, 14);
    head.writeUInt32LE(body.byteLength, 18);
    head.writeUInt16LE(name.byteLength, 22);
    const local = Buffer.concat([word(LOCAL), head, name, body]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(word(CENTRAL), Buffer.from([20, 0]), head, tail, name);
    bodies.push(local);
    offset += local.byteLength;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(index.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, index, word(END), end]));
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/**
 * The same office document with every trace of when it was written replaced by `stamp`.
 *
 * @param stamp the instant to state as created and modified; an unreadable one is stated as 1980-01-01
 * @param edits changes to the XML of single parts, by path
 */
export function seal(
  document: Uint8Array,
  stamp: string,
  edits: Readonly<Record<string, (xml: string) => string>> = {},
): Uint8Array {
  const at = Date.parse(stamp);
  const written = new Date(Number.isNaN(at) ? Date.UTC(1980, 0, 1) : at).toISOString();
  const all = {
    'docProps/core.xml': (xml: string) =>
      xml.replace(
        /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
        `$1${written.replace(/\.\d+Z/, 'Z')}`,
      ),
    ...edits,
  };
  const files = unpack(document);
  for (const [path, edit] of Object.entries(all)) {
    const part = files.get(path);
    if (part === undefined) continue;
    files.set(path, Buffer.from(edit(Buffer.from(part).toString('utf8')), 'utf8'));
  }
  return pack(files);
}
